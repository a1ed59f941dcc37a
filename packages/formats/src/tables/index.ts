export { readTables } from './read-tables.ts'
