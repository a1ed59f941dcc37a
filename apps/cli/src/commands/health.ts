import { Command } from 'commander'
import { baselineIds, checkHealth, schedule } from '@gantry/planning'
import type { HealthReport, HealthResult } from '@gantry/planning/health/check-health'
import { say, sayJson, table, terminalWidth, wrap } from '../out.ts'
import { readPlanFile } from '../plans/plan-file.ts'
import { needsNothing, type PlanOptions, reading, scheduling, withPlanOptions } from '../plans/plan-options.ts'
import { bullet, count, heading, listed, noteFindings, several } from '../plans/words.ts'
import { CommandRefused, exitCodes } from '../refused.ts'

interface Options extends PlanOptions {
  readonly baseline?: string
  readonly all?: boolean
  readonly strict?: boolean
}

/** `gantry health`: what a planner would look for before trusting a plan. */
export function healthCommand(): Command {
  return withPlanOptions(new Command('health'))
    .argument('<file>', 'a plan')
    .description('check a plan as a planner would before trusting it: open ends, hard dates, floats, progress')
    .option('--baseline <id>', 'the baseline to measure against (default: 0, or the first the plan has)')
    .option('--all', 'every hit, not only the first of each check')
    .option('--strict', 'end with 5 when a check is poor')
    .addHelpText('after', help)
    .action(async (file: string, options: Options) => {
      const { plan, format, findings } = await readPlanFile(file, reading(options))
      if (options.baseline !== undefined && !baselineIds(plan).includes(options.baseline))
        throw noBaseline(options.baseline, baselineIds(plan))
      const asked = { ...scheduling(options), ...(options.baseline !== undefined && { baseline: options.baseline }) }
      const report = checkHealth(plan, asked, schedule(plan, scheduling(options)))
      if (options.json) sayJson({ file, format, ...report, findings })
      else {
        sayReport(plan.title || 'Plan', report, options.all === true)
        noteFindings(file, findings)
      }
      if (options.strict && report.poor > 0) process.exitCode = exitCodes.doesNotHold
    })
}

const help = `
Each check says what it looked at, what it found and where good ends. A plan of dated milestones without a network is a
plan too: what does not apply to it says so.
${needsNothing}

Examples:
  gantry health terminal.xml
  gantry health tower.xer --baseline 1 --all
  gantry health tower.xer --strict && echo "good enough to approve"

It ends with 0 when the plan was checked, whatever was found; with --strict, 5 when a check is poor; 2 when the plan has
no such baseline.`

function noBaseline(wanted: string, there: readonly string[]): CommandRefused {
  return new CommandRefused(`The plan has no baseline \u201c${wanted}\u201d.`, {
    code: exitCodes.usage,
    mend: there.length === 0 ? 'It has none at all.' : `Maybe one of these: ${there.join(', ')}.`,
  })
}

function sayReport(title: string, { results, good, poor, notApplicable }: HealthReport, all: boolean): void {
  say(`${title}: ${several(good, 'check')} good, ${poor} poor, ${notApplicable} with nothing to look at\n`)
  say(
    table(
      [{ title: '' }, { title: 'Check' }, right('Found'), right('Of'), right('Value'), right('Good')],
      results.map((result) => [marks[result.verdict], result.title, ...figures(result)]),
    ),
  )
  for (const result of results.filter(({ verdict }) => verdict === 'poor')) sayHits(result, all)
}

const marks = { good: '\u2713', poor: '\u2717', notApplicable: '\u2013' } as const
const right = (title: string) => ({ title, right: true })

function figures({ verdict, count: found, population, measures, value, threshold }: HealthResult): string[] {
  if (verdict === 'notApplicable') return ['', '', '', '']
  const shown = (number: number) =>
    measures === 'share' ? `${Math.round(number * 1000) / 10} %` : String(Math.round(number * 100) / 100)
  const limit =
    measures === 'share' ? (threshold === 0 ? 'none' : `\u2264 ${shown(threshold)}`) : `\u2265 ${shown(threshold)}`
  return [count(found), count(population), value === undefined ? '' : shown(value), limit]
}

function sayHits({ title, why, hits }: HealthResult, all: boolean): void {
  heading(title)
  say(wrap(why, terminalWidth()))
  listed(hits, all ? Number.POSITIVE_INFINITY : 5, ({ text }) => bullet('\u2022', text), '(--all lists them)')
}
