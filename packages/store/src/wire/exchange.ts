import { serialize } from 'pg-protocol'
import type {
  BackendMessage,
  CommandCompleteMessage,
  DataRowMessage,
  DatabaseError as SaidByServer,
  Field,
  RowDescriptionMessage,
} from 'pg-protocol/dist/messages.js'
import type { Query, Result } from '../database.ts'
import { DatabaseError } from '../errors.ts'
import { parserOf } from './columns.ts'
import { toWire, type WireValue } from './parameters.ts'
import type { Prepared, StatementCache } from './statement-cache.ts'

/** The protocol counts them in 16 bits. */
const mostParameters = 65_535

interface Step {
  readonly query: Query
  readonly prepared: Prepared
  readonly rows: Record<string, unknown>[]
  count: number
}

/**
 * Several statements sent as one message up to one Sync, and the reading of the answer. The same bytes go to a
 * PostgreSQL server and to the embedded one. After a failing statement the server skips the rest.
 */
export class Exchange {
  readonly bytes: Buffer
  readonly #steps: Step[]
  readonly #done: Promise<Result[]>
  #settle!: { resolve(results: Result[]): void; reject(error: unknown): void }
  #at = 0
  #fields: readonly Field[] | null = null
  #read: ((text: string) => unknown)[] = []
  #error: unknown

  constructor(cache: StatementCache, queries: readonly Query[]) {
    const steps = queries.map((query) => ({ query, prepared: cache.take(query.text), rows: [], count: 0 }))
    this.bytes = encode(cache, steps)
    this.#steps = steps
    this.#done = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
    this.#done.catch(() => undefined)
  }

  /** @throws DatabaseError of the first statement that failed; RangeError for a value that has no exact form here. */
  results(): Promise<Result[]> {
    return this.#done
  }

  /** The statements themselves, without those that open and close the transaction: for the log. */
  get text(): string {
    const own = this.#steps
      .map(({ query }) => query.text)
      .filter((text) => !/^(begin|commit$|select set_config)/.test(text))
    return own.join('; ') || (this.#steps[0]?.query.text ?? '')
  }

  fail(error: unknown): void {
    this.#settle.reject(error)
  }

  /** Takes one message of the answer; true when it was the last. */
  take(message: BackendMessage): boolean {
    const step = this.#steps[this.#at]
    switch (message.name) {
      case 'parseComplete':
        if (step) step.prepared.parsed = true
        return false
      case 'bindComplete':
        if (step?.prepared.fields !== undefined) this.#columns(step.prepared.fields)
        return false
      case 'rowDescription':
        if (step) this.#columns((step.prepared.fields = (message as RowDescriptionMessage).fields))
        return false
      case 'noData':
        if (step) this.#columns((step.prepared.fields = null))
        return false
      case 'dataRow':
        if (step && this.#error === undefined) this.#row(step, (message as DataRowMessage).fields)
        return false
      case 'commandComplete':
        if (step) step.count = countOf((message as CommandCompleteMessage).text, step.rows.length)
        this.#at += 1
        return false
      case 'emptyQuery':
        this.#at += 1
        return false
      case 'error':
        this.#error ??= new DatabaseError(message as SaidByServer, step?.query.text ?? '')
        return false
      case 'readyForQuery':
        this.#finish()
        return true
      default:
        return false
    }
  }

  #columns(fields: readonly Field[] | null): void {
    this.#fields = fields
    this.#read = fields?.map((field) => parserOf(field.dataTypeID)) ?? []
  }

  #row(step: Step, cells: readonly (string | null)[]): void {
    const row: Record<string, unknown> = {}
    const fields = this.#fields ?? []
    try {
      for (let i = 0; i < fields.length; i += 1) {
        const cell = cells[i]
        row[fields[i]!.name] = cell === null || cell === undefined ? null : this.#read[i]!(cell)
      }
      step.rows.push(row)
    } catch (error) {
      this.#error = error
    }
  }

  #finish(): void {
    if (this.#error !== undefined) this.#settle.reject(this.#error)
    else this.#settle.resolve(this.#steps.map(({ rows, count }) => ({ rows, count })))
  }
}

function encode(cache: StatementCache, steps: readonly Step[]): Buffer {
  const parts: Buffer[] = cache.takeDropped().map((name) => serialize.close({ type: 'S', name }))
  const parsing = new Set<Prepared>()
  for (const { query, prepared } of steps) {
    if (!prepared.parsed && !parsing.has(prepared)) {
      parts.push(serialize.parse({ name: prepared.name, text: query.text }))
      parsing.add(prepared)
    }
    const values: WireValue[] = (query.values ?? []).map(toWire)
    if (values.length > mostParameters) throw new RangeError(`${values.length} parameters; pass arrays and unnest them`)
    parts.push(serialize.bind({ statement: prepared.name, values }))
    if (prepared.fields === undefined) parts.push(serialize.describe({ type: 'P' }))
    parts.push(serialize.execute({}))
  }
  parts.push(serialize.sync())
  return Buffer.concat(parts)
}

/** 'INSERT 0 5' → 5, 'SELECT 3' → 3, 'BEGIN' → 0. */
function countOf(tag: string, rows: number): number {
  const last = Number(tag.slice(tag.lastIndexOf(' ') + 1))
  return Number.isInteger(last) && tag.includes(' ') ? last : rows
}
