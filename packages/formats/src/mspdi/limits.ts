/** What the reader accepts before it refuses. Callers may lower or raise each. */
export interface MspdiLimits {
  /** Bytes of the file. */
  readonly bytes: number
  /** Elements inside one another. */
  readonly depth: number
  /** Elements of the whole file. */
  readonly elements: number
  /** Elements of one task, resource, assignment or calendar. */
  readonly elementsOfOne: number
  /** Characters of one text. */
  readonly textLength: number
  /** Asked at every chunk: true stops the reading (a deadline has passed, or the person cancelled). */
  readonly stopped?: () => boolean
}

export const mspdiLimits: MspdiLimits = {
  bytes: 512 * 1024 * 1024,
  depth: 64,
  elements: 30_000_000,
  elementsOfOne: 1_000_000,
  textLength: 1_000_000,
}
