export type { Database, Query, Result, Scope, StoreStats, Tx } from './database.ts'
export * from './errors.ts'
export { openStore, type OpenOptions } from './open/open.ts'
