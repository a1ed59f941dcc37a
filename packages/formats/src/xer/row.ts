import type { Minute } from '@gantry/planning'
import type { FindingLog } from '../plans/finding-log.ts'
import type { Cells, XerRow } from './xer-file.ts'
import { parseDate, parseHours, parseMoney, parseNumber, parseText } from './values.ts'

/**
 * Takes fields out of a row, one by one, as what they mean. What was not taken, or could not be understood, is the rest:
 * it is kept and written back as it came.
 */
export class RowReader {
  readonly #row: XerRow
  readonly #taken = new Set<string>()
  readonly #table: string
  readonly #log: FindingLog

  constructor(table: string, row: XerRow, log: FindingLog) {
    this.#row = row
    this.#table = table
    this.#log = log
  }

  get place(): string {
    return `line ${this.#row.line}`
  }

  /** The field's raw text, left in the rest. */
  peek(column: string): string | undefined {
    return this.#taken.has(column) ? undefined : this.#row.text(column)
  }

  drop(...columns: readonly string[]): void {
    for (const column of columns) this.#taken.add(column)
  }

  id(column: string): string | undefined {
    const text = this.peek(column)?.trim()
    this.#taken.add(column)
    return text === '' || text === undefined ? undefined : this.#row.own(text)
  }

  text(column: string): string | undefined {
    const text = this.peek(column)
    this.#taken.add(column)
    return text === undefined ? undefined : this.#row.own(parseText(text))
  }

  date(column: string): Minute | undefined {
    return this.#take(column, parseDate, 'a date')
  }

  minutes(column: string): number | undefined {
    return this.#take(column, parseHours, 'a number of hours')
  }

  number(column: string): number | undefined {
    return this.#take(column, parseNumber, 'a number')
  }

  money(column: string, digits: number): number | undefined {
    return this.#take(column, (text) => parseMoney(text, digits), 'an amount')
  }

  /** One of the words P6 uses; another stays in the rest and is told. */
  word<Value>(column: string, words: Readonly<Record<string, Value>>): Value | undefined {
    return this.#take(
      column,
      (text) => (Object.hasOwn(words, text) ? words[text] : undefined),
      'a word that is known here',
    )
  }

  peekMinutes(column: string): number | undefined {
    const text = this.peek(column)
    return text === undefined ? undefined : parseHours(text)
  }

  peekDate(column: string): Minute | undefined {
    const text = this.peek(column)
    return text === undefined ? undefined : parseDate(text)
  }

  rest(): Cells {
    return this.#row.without(this.#taken)
  }

  #take<Value>(column: string, parse: (text: string) => Value | undefined, what: string): Value | undefined {
    const text = this.peek(column)
    if (text === undefined) return undefined
    const value = parse(text)
    if (value !== undefined) this.#taken.add(column)
    else {
      const clipped = text.length > 60 ? `${text.slice(0, 60)}…` : text
      this.#log.warn('xer.value', `${this.#table}.${column}: “${clipped}” is not ${what}.`, { place: this.place })
    }
    return value
  }
}
