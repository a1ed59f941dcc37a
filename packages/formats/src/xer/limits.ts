/** What the reader accepts before it refuses. */
export interface XerLimits {
  readonly bytes: number
  /** Rows of all tables together. */
  readonly rows: number
  readonly columns: number
  /** Characters of one field. */
  readonly fieldLength: number
  readonly tables: number
  /** Levels of the WBS, and of the nested text of a calendar. */
  readonly depth: number
  /** Asked every thousand rows: true ends the reading (a deadline passed, or the person cancelled). */
  readonly stopped?: () => boolean
}

export const xerLimits: XerLimits = {
  bytes: 200 * 1024 * 1024,
  rows: 2_000_000,
  columns: 1_000,
  fieldLength: 4_000_000,
  tables: 1_000,
  depth: 100,
}
