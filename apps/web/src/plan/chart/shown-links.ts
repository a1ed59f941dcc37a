import type { Dependency } from '@gantry/planning'
import type { PlanSession } from '../session/plan-session.ts'
import { LinkIndex } from './link-index.ts'

/** The links of a plan by the rows they run between, built anew when rows or links become others. */
export class ShownLinks {
  readonly #session: PlanSession
  #built = ''
  #links: Dependency[] = []
  #from = new Int32Array()
  #to = new Int32Array()
  #index = new LinkIndex({ from: this.#from, to: this.#to }, 0)

  constructor(session: PlanSession) {
    this.#session = session
  }

  /** Visits what runs in or through the rows, with the rows of its ends. */
  crossing(first: number, last: number, visit: (link: Dependency, from: number, to: number) => void): void {
    this.#refresh()
    this.#index.crossing(first, last, (at) => visit(this.#links[at]!, this.#from[at]!, this.#to[at]!))
  }

  #refresh(): void {
    const { book, rows, rowsVersion, linksVersion } = this.#session
    const state = `${rowsVersion} ${linksVersion}`
    if (this.#built === state) return
    this.#built = state
    this.#links = [...book.dependency.values()]
    const rowOf = (id: string): number => rows.indexOf.get(id) ?? -1
    this.#from = Int32Array.from(this.#links, ({ predecessor }) => rowOf(predecessor))
    this.#to = Int32Array.from(this.#links, ({ successor }) => rowOf(successor))
    this.#index = new LinkIndex({ from: this.#from, to: this.#to }, rows.ids.length)
  }
}
