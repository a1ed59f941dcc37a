/** What the command ends with. Documented in docs/cli.md. */
export const exitCodes = {
  done: 0,
  bug: 1,
  usage: 2,
  refused: 3,
  notReached: 4,
  doesNotHold: 5,
  inUse: 6,
  stopped: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** An expected end: a sentence for the person at the terminal, and what may help. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused'
  readonly code: ExitCode
  readonly mend: string | undefined
  constructor(message: string, { code = exitCodes.refused, mend }: { code?: ExitCode; mend?: string } = {}) {
    super(message)
    this.code = code
    this.mend = mend
  }
}
