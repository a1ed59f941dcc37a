/**
 * The one door to the data: the same on the embedded database and on a PostgreSQL server.
 *
 * Values in: string, number, bigint, boolean, null, Date (sent as UTC), Uint8Array (bytea), arrays (SQL arrays:
 * `= any($1)`), other objects (as JSON). A JSON *array* for a jsonb column is passed through `json()` of `sql.ts`.
 *
 * Values out: int8 → number (an error beyond 2^53), numeric → string, date → 'YYYY-MM-DD', timestamptz → ISO string in
 * UTC with the microseconds the database holds, jsonb → parsed, bytea → Uint8Array, interval and ranges → text.
 */

/** One statement with `$1`-style parameters. */
export interface Query {
  readonly text: string
  readonly values?: readonly unknown[]
}

/** `count`: rows returned, or rows touched by a statement that returns none. */
export interface Result<Row = Record<string, unknown>> {
  readonly rows: Row[]
  readonly count: number
}

/** Whose rows are visible: one organisation's, or all of them for work across organisations (sign-in, sealer, setup). */
export type Scope = { readonly org: string } | 'system'

/** An open transaction; unusable once its `work` has returned. */
export interface Tx {
  query<Row = Record<string, unknown>>(query: Query): Promise<Result<Row>>
  /** Several statements in one round trip; results in the same order. The first failing one fails the transaction. */
  batch(queries: readonly Query[]): Promise<Result[]>
}

export interface Database {
  readonly kind: 'embedded' | 'postgres'

  /**
   * How often something may have been written so far: as long as it stays the same, what was read still holds. Null
   * where other processes write too. The embedded database belongs to one process alone.
   */
  readonly writes: number | null

  /**
   * Reads only, all from one snapshot, in one round trip: scope and queries in one read-only transaction.
   * @throws DatabaseError as PostgreSQL said it; StatementTimeout; StoreClosed; NestedUse inside a transaction.
   */
  read(scope: Scope, queries: readonly Query[]): Promise<Result[]>

  /**
   * One statement in the system's scope and then reads of one organisation, from the same snapshot and in the same
   * round trip: who asks, and what they ask for. @throws as `read`
   */
  readAfter(
    system: Query,
    scope: { readonly org: string },
    queries: readonly Query[],
  ): Promise<{ readonly system: Result; readonly own: Result[] }>

  /**
   * Runs `work` in one transaction and resolves once it is flushed to disk. A throw inside rolls back and is passed on.
   * Nothing is retried. The embedded database runs one transaction at a time: do slow work (parsing, mail, network)
   * outside. Using the database itself inside `work` throws NestedUse at once.
   */
  transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>

  /** Calls back for each `select pg_notify(channel, payload)` committed anywhere. Resolves to the way to stop. */
  listen(channel: string, onMessage: (payload: string) => void): Promise<() => Promise<void>>

  stats(): Promise<StoreStats>

  /** Finishes what runs, refuses what comes after, flushes, lets go of the folder or the connections. */
  close(): Promise<void>
}

/** For the admin page. Null where the kind of store cannot know. */
export interface StoreStats {
  readonly kind: 'embedded' | 'postgres'
  /** Of the database itself, for example '18.4'. */
  readonly version: string
  /** The embedded worker was stopped for a statement over its limit, or died. */
  readonly restarts: number
  /** The embedded worker was replaced because it held too much memory. */
  readonly recycles: number
  readonly fsyncs: number | null
  readonly walBytes: number | null
  readonly databaseBytes: number
  readonly memoryBytes: number | null
  /** Reads and transactions waiting for a turn. */
  readonly queued: number
  readonly connections: number
  /** When everything written so far last stood in the tables themselves; ISO instant. */
  readonly checkpointAt: string | null
  /** The last ones over 300 ms, oldest first. */
  readonly slow: readonly SlowStatement[]
}

/** A statement that took long; its values are not kept. */
export interface SlowStatement {
  readonly at: string
  readonly ms: number
  readonly statement: string
}
