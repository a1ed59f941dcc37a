/** What PostgreSQL refused, in its own words. `code` is the SQLSTATE: '23505' unique, '23503' foreign key, '40001' … */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly code: string
  readonly detail: string | undefined
  readonly hint: string | undefined
  readonly schema: string | undefined
  readonly table: string | undefined
  readonly column: string | undefined
  readonly constraint: string | undefined
  /** 1-based place in `text`, in characters. */
  readonly position: number | undefined
  /** The statement that failed, without its values; not enumerable, since it can be a whole file. */
  declare readonly text: string

  constructor(said: Said, text: string) {
    super(said.message ?? 'The database gave no reason')
    this.code = said.code ?? 'XX000'
    this.detail = said.detail
    this.hint = said.hint
    this.schema = said.schema
    this.table = said.table
    this.column = said.column
    this.constraint = said.constraint
    this.position = said.position === undefined ? undefined : Number(said.position)
    Object.defineProperty(this, 'text', { value: text })
  }
}

export interface Said {
  readonly position?: string | undefined
  readonly message?: string | undefined
  readonly code?: string | undefined
  readonly detail?: string | undefined
  readonly hint?: string | undefined
  readonly schema?: string | undefined
  readonly table?: string | undefined
  readonly column?: string | undefined
  readonly constraint?: string | undefined
}

/** A statement ran longer than its limit and was stopped. If it was a commit, its outcome is unknown. */
export class StatementTimeout extends Error {
  override readonly name = 'StatementTimeout'
  readonly limitMs: number
  readonly text: string

  constructor(limitMs: number, text: string) {
    super(`Stopped after ${limitMs} ms. Maybe ask for fewer rows, or a shorter period.`)
    this.limitMs = limitMs
    this.text = text
  }
}

/** The connection or the embedded worker went away in the middle of this work; a commit's outcome is then unknown. */
export class StoreLost extends Error {
  override readonly name = 'StoreLost'
}

/** Asked for after `close()`. */
export class StoreClosed extends Error {
  override readonly name = 'StoreClosed'
  constructor() {
    super('The store is closed.')
  }
}

/** The database was used inside one of its own transactions: use the `tx` it was given. */
export class NestedUse extends Error {
  override readonly name = 'NestedUse'
  constructor() {
    super('Inside a transaction only its own tx may be used; the embedded database would wait for itself for ever.')
  }
}

/** A transaction's `tx` was used after its work had returned: something was not awaited. */
export class TxEnded extends Error {
  override readonly name = 'TxEnded'
  constructor() {
    super('This transaction has ended. Maybe an await is missing.')
  }
}

export type StoreRefusalId =
  | 'store.folder-in-use'
  | 'store.foreign-version'
  | 'store.migration-changed'
  | 'store.newer-schema'
  | 'store.role-missing'
  | 'store.unreachable'
  | 'backup.not-a-backup'
  | 'backup.truncated'
  | 'backup.newer'
  | 'backup.not-empty'

/** An expected refusal to open, migrate, back up or restore; the message is a sentence for the person at the terminal. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused'
  readonly id: StoreRefusalId
  readonly values: Readonly<Record<string, string | number>>

  constructor(id: StoreRefusalId, message: string, values: Readonly<Record<string, string | number>> = {}) {
    super(message)
    this.id = id
    this.values = values
  }
}
