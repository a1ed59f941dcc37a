import type { ColumnContext } from '../columns/column.ts'
import { consequencesOf, type Standing, standingOf } from '../session/consequences.ts'
import { costLine } from './cost-line.ts'

export interface CostSaid {
  readonly text: string
  readonly refused: boolean
}

/** Working out a line takes longer than drawing a frame: it is said a few times a second, and less often where it takes long. */
const pauseMilliseconds = 80
const pausesFor = 10

/** Says what the change under way, or the last one, costs. */
export class Costs {
  readonly #context: ColumnContext
  #before: Standing | undefined
  #standing: { readonly version: number; readonly standing: Standing } | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Milliseconds. */
  #took = 0
  #said: CostSaid = { text: '', refused: false }
  readonly #listeners = new Set<() => void>()

  constructor(context: ColumnContext) {
    this.#context = context
  }

  readonly said = (): CostSaid => this.#said

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Remembers how the plan stands: before a drag, or a command. */
  begin(): void {
    this.#before = this.#now()
  }

  update(): void {
    this.#timer ??= setTimeout(() => this.settle(), Math.max(pauseMilliseconds, this.#took * pausesFor))
  }

  settle(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#before)
      this.tell(costLine(this.#context, consequencesOf(this.#context.session, this.#before, this.#now())), false)
  }

  forget(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#before = undefined
    this.tell('', false)
  }

  tell(text: string, refused: boolean): void {
    if (text === this.#said.text && refused === this.#said.refused) return
    this.#said = { text, refused }
    for (const listener of this.#listeners) listener()
  }

  #now(): Standing {
    const version = this.#context.session.version()
    if (this.#standing?.version !== version) this.#standing = { version, standing: standingOf(this.#context.session) }
    return this.#standing.standing
  }
}
