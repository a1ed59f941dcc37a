/** What a reader accepts before it refuses. Every field has a default; callers may lower or raise each. */
export type ReadLimits = {
  /** Size of the file as it arrives. */
  bytes: number
  /** Data and header rows of one table. */
  rows: number
  columns: number
  /** Characters of one cell. */
  cellLength: number
  /** Cells of all tables of a file. */
  cells: number
  /** Bytes of one workbook after inflating, all parts together. */
  inflatedBytes: number
  /** Inflated bytes for one compressed byte, for parts past a megabyte. */
  inflationRatio: number
  /** Parts of a workbook. */
  parts: number
  /** Asked every few thousand cells: true stops the reading (deadline passed, or the person cancelled). */
  stopped?: () => boolean
  /** Told now and then how far the reading is, 0 to 1. */
  progress?: (fraction: number) => void
}

export const readLimits: ReadLimits = {
  bytes: 100 * 1024 * 1024,
  rows: 250_000,
  columns: 2_000,
  cellLength: 100_000,
  cells: 5_000_000,
  inflatedBytes: 400 * 1024 * 1024,
  inflationRatio: 250,
  parts: 5_000,
}
