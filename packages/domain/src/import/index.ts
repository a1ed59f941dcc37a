export * from './types.ts'
export { matchInitiatives } from './identity/match-initiatives.ts'
export { interpretWith } from './interpret-table.ts'
export { samePeriod } from './propose-periods.ts'
