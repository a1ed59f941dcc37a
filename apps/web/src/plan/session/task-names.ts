import type { PlanSession } from './plan-session.ts'

/**
 * What people call tasks when they type them: the number or activity id a task has, where no other has it too; else its
 * place in the plan, `#12`.
 */
export class TaskNames {
  readonly #session: PlanSession
  #built = -1
  #byCode = new Map<string, string | null>()
  #places = new Map<string, number>()
  #ids: string[] = []
  #highest = 0

  constructor(session: PlanSession) {
    this.#session = session
  }

  nameOf(id: string): string {
    this.#refresh()
    const code = this.#session.book.task.get(id)?.code
    return code !== undefined && this.#byCode.get(code) === id ? code : `#${this.#places.get(id) ?? 0}`
  }

  /** By number or activity id, by place (`#12`), or by place alone where nothing is called so. */
  find(name: string): string | undefined {
    this.#refresh()
    const byCode = this.#byCode.get(name)
    if (byCode) return byCode
    const place = /^#?(\d+)$/.exec(name)?.[1]
    return place === undefined ? undefined : this.#ids[Number(place) - 1]
  }

  /** The number for a new task; none where tasks are not called by numbers. */
  next(): string | undefined {
    this.#refresh()
    return this.#highest > 0 || this.#ids.length === 0 ? String(this.#highest + 1) : undefined
  }

  #refresh(): void {
    const { book, treeVersion } = this.#session
    if (this.#built === treeVersion) return
    this.#built = treeVersion
    this.#byCode = new Map()
    this.#places = new Map()
    this.#ids = []
    this.#highest = 0
    for (const { id, code } of book.inOrder()) {
      this.#ids.push(id)
      this.#places.set(id, this.#ids.length)
      if (code === undefined) continue
      this.#byCode.set(code, this.#byCode.has(code) ? null : id)
      if (/^\d{1,9}$/.test(code)) this.#highest = Math.max(this.#highest, Number(code))
    }
  }
}
