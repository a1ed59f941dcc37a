export { readLimits, type ReadLimits } from './limits.ts'
export { readTables } from './read-tables.ts'
