import type { Query, Result, StoreStats } from '../database.ts'

/** What the two kinds of store each provide. Roles, scopes and transactions are built once on top (`scoped.ts`). */
export interface Engine {
  readonly kind: 'embedded' | 'postgres'
  readonly log: StoreLog

  /** One batch in one round trip on any free session, with its own begin and commit; rolled back when one fails. */
  batch(queries: readonly Query[]): Promise<Result[]>

  /**
   * Holds one session until `work` ends; a transaction left open is rolled back.
   * `limitMs` bounds each statement; 0 lifts the bound (migrations, upkeep).
   */
  session<T>(work: (session: Session) => Promise<T>, limitMs?: number): Promise<T>

  listen(channel: string, onMessage: (payload: string) => void): Promise<() => Promise<void>>
  stats(): Promise<StoreStats>
  close(): Promise<void>
}

export interface Session {
  /** Several statements as one message; the first that fails fails all. */
  run(queries: readonly Query[]): Promise<Result[]>
  /** A file of statements without parameters; answers are dropped. */
  script(text: string): Promise<void>
}

/** The shape of pino's logger, as much of it as the store needs. */
export interface StoreLog {
  info(values: object, text: string): void
  warn(values: object, text: string): void
  error(values: object, text: string): void
}

export const silent: StoreLog = { info: () => undefined, warn: () => undefined, error: () => undefined }
