import type { Field } from 'pg-protocol/dist/messages.js'

/** One statement text as one session knows it: parsed and planned once, then only bound and run. */
export interface Prepared {
  readonly name: string
  parsed: boolean
  /** Columns, once described; null when it returns none. */
  fields: readonly Field[] | null | undefined
}

/** Statement texts → names, the longest unused one dropped beyond `limit`. One per session. */
export class StatementCache {
  readonly #limit: number
  readonly #byText = new Map<string, Prepared>()
  readonly #dropped: string[] = []
  #count = 0

  constructor(limit = 400) {
    this.#limit = limit
  }

  take(text: string): Prepared {
    const known = this.#byText.get(text)
    if (known) this.#byText.delete(text)
    const prepared = known ?? { name: `g${(this.#count += 1)}`, parsed: false, fields: undefined }
    this.#byText.set(text, prepared)
    this.#trim()
    return prepared
  }

  /** Names to close on the server, handed out once. */
  takeDropped(): string[] {
    return this.#dropped.splice(0)
  }

  /** After DDL: statements that return `*` would otherwise fail with "cached plan must not change result type". */
  forgetAll(): void {
    for (const prepared of this.#byText.values()) this.#drop(prepared)
    this.#byText.clear()
  }

  #trim(): void {
    if (this.#byText.size <= this.#limit) return
    for (const [text, prepared] of this.#byText) {
      this.#byText.delete(text)
      this.#drop(prepared)
      return
    }
  }

  #drop(prepared: Prepared): void {
    if (prepared.parsed) this.#dropped.push(prepared.name)
  }
}
