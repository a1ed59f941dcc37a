import { CommanderError } from 'commander'
import { Problem } from '@gantry/client'
import { buildProgram } from './program.ts'
import { CommandRefused, exitCodes } from './refused.ts'

/** Runs the command and gives the code it ends with; nobody ever sees a stack trace of an expected refusal. */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    await buildProgram().parseAsync(argv)
    return Number(process.exitCode ?? exitCodes.done)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
    if (error instanceof CommandRefused) return tell(error.message, error.mend, error.code)
    if (error instanceof Problem)
      return tell(error.message, error.mend, error.status === 0 ? exitCodes.notReached : exitCodes.refused)
    process.stderr.write(
      `gantry: something went wrong that should not: ${error instanceof Error ? error.stack : String(error)}\n`,
    )
    return exitCodes.bug
  }
}

function tell(message: string, mend: string | undefined, code: number): number {
  process.stderr.write(`gantry: ${message}${mend ? `\n        ${mend}` : ''}\n`)
  return code
}
