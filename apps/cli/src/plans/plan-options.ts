import { type Command, InvalidArgumentError, Option } from 'commander'
import { parseIsoLocal, type RuleSetName } from '@gantry/planning'

/** What all commands on plan files share. */
export interface PlanOptions {
  readonly rules?: RuleSetName
  readonly statusDate?: number
  readonly project?: string
  readonly json?: boolean
}

/** Adds the options that say how a plan is scheduled, and `--json`. */
export function withPlanOptions(command: Command): Command {
  return command
    .addOption(new Option('--rules <set>', 'schedule as this tool does, not as the file says').choices(ruleSets))
    .option('--status-date <date>', 'as of this day, like 2026-09-30 or 2026-09-30T17:00', parseDate)
    .option('--project <id>', 'the only project to read, of an XER file with several')
    .option('--json', 'one JSON object on standard output')
}

const ruleSets: readonly RuleSetName[] = ['msproject', 'p6']

/** Options of scheduling, for the engine. */
export function scheduling({ rules, statusDate }: PlanOptions): { rules?: RuleSetName; statusDate?: number } {
  return { ...(rules && { rules }), ...(statusDate !== undefined && { statusDate }) }
}

/** How to read a plan file under these options. */
export function reading({ project, json }: PlanOptions): { project?: string; quiet?: boolean } {
  return { ...(project !== undefined && { project }), ...(json && { quiet: true }) }
}

function parseDate(text: string): number {
  const minute = parseIsoLocal(text)
  if (minute === undefined) throw new InvalidArgumentError('A date looks like 2026-09-30 or 2026-09-30T17:00.')
  return minute
}

/** The sentence that ends the help of each. */
export const needsNothing = `
It reads the file alone: no server, no data folder, and nothing leaves this machine. Plans are read from Microsoft
Project XML, Primavera XER, task lists as CSV or XLSX, PSPLIB and Gantry's own JSON; which one, the content says.`
