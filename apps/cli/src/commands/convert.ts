import { existsSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { formatForName, type WrittenFormat, writtenFormats } from '@gantry/formats/plans/plan-formats'
import { writePlan } from '@gantry/formats/plans/write-plan'
import { type Finding, type Plan, schedule } from '@gantry/planning'
import { note, say, sayJson } from '../out.ts'
import { readPlanFile } from '../plans/plan-file.ts'
import { needsNothing, type PlanOptions, reading, scheduling, withPlanOptions } from '../plans/plan-options.ts'
import { sayFindings, several } from '../plans/words.ts'
import { CommandRefused, exitCodes } from '../refused.ts'

interface Options extends PlanOptions {
  readonly to?: WrittenFormat
  readonly schedule?: boolean
  readonly force?: boolean
}

/** `gantry convert`: a plan from one format into another, and what had no place there. */
export function convertCommand(): Command {
  return withPlanOptions(new Command('convert'))
    .argument('<in>', 'a plan')
    .argument('<out>', `the file to write; its ending says the format: ${endings}`)
    .description('write a plan in another format')
    .addOption(new Option('--to <format>', 'the format, whatever the ending').choices(Object.keys(writtenFormats)))
    .option('--schedule', "write dates worked out anew in place of the file's own")
    .option('--force', 'write over a file that is there')
    .addHelpText('after', help)
    .action(async (from: string, to: string, options: Options) => {
      const format = options.to ?? formatOf(to)
      refuseOverwriting(to, options)
      const { plan, findings, format: was } = await readPlanFile(from, reading(options))
      const answer = options.schedule || !storesDates(plan) ? schedule(plan, scheduling(options)) : undefined
      if (answer !== undefined && !options.schedule && !options.json)
        note('The file stores no dates of its own: those that are written were worked out.')
      const written = writePlan(plan, format, answer)
      await writeWhole(to, written.bytes)
      const all = [...findings, ...written.findings]
      if (options.json)
        sayJson({ in: from, out: to, from: was, to: format, scheduled: answer !== undefined, findings: all })
      else tell(plan, to, findings, written.findings)
    })
}

const endings = [...new Set(Object.values(writtenFormats).map(({ ending }) => `.${ending}`))].join(', ')

const help = `
What the file says is kept: its own dates are written unless --schedule asks for ours. What Gantry has no word for is
carried along and written back into the format it came from. What had no place in the other format is listed.
${needsNothing}

Examples:
  gantry convert tower.xer tower.xml                for Microsoft Project
  gantry convert terminal.xml terminal.xer          for Primavera P6
  gantry convert terminal.xml terminal.csv          a task list for a spreadsheet
  gantry convert terminal.xml terminal.json         Gantry's own, lossless

It ends with 0 when the file was written, 2 for wrong use, 3 when the plan is refused or OUT is there already.`

function formatOf(name: string): WrittenFormat {
  const format = formatForName(name)
  if (format !== undefined) return format
  throw new CommandRefused(`The ending of ${name} names no format that plans are written in.`, {
    code: exitCodes.usage,
    mend: `Maybe one of ${endings}; or say it with --to.`,
  })
}

function refuseOverwriting(file: string, { force }: Options): void {
  if (force || !existsSync(file)) return
  throw new CommandRefused(`${file} is there already.`, { mend: 'Maybe another name, or --force to write over it.' })
}

const storesDates = ({ tasks }: Plan): boolean => tasks.some(({ stored }) => stored?.start !== undefined)

/** Whole or not at all: a full disk leaves no half file under the name. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const half = `${file}.half-written`
  try {
    await writeFile(half, bytes)
    await rename(half, file)
  } catch (problem) {
    throw new CommandRefused(`${file} cannot be written: ${problem instanceof Error ? problem.message : problem}.`, {
      mend: 'Maybe the folder is missing, full or not yours to write in.',
    })
  }
}

function tell(plan: Plan, file: string, read: readonly Finding[], written: readonly Finding[]): void {
  say(
    `${plan.title || 'The plan'}: ${several(plan.tasks.length, 'task')} and ${several(plan.dependencies.length, 'link')} are in ${file}.`,
  )
  sayFindings(read, 'What was odd in the file')
  sayFindings(written, 'What the other format has no place for')
}
