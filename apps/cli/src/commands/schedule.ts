import { Command } from 'commander'
import { type Plan, schedule, type Schedule } from '@gantry/planning'
import { say, sayJson, table, terminalWidth } from '../out.ts'
import { scheduleJson } from '../plans/json.ts'
import { type PlanFile, readPlanFile } from '../plans/plan-file.ts'
import { needsNothing, type PlanOptions, reading, scheduling, withPlanOptions } from '../plans/plan-options.ts'
import { called, cut, days, depths, sayFindings, several, when } from '../plans/words.ts'

/** `gantry schedule`: dates, floats and criticality of a plan file, and what cannot be kept. */
export function scheduleCommand(): Command {
  return withPlanOptions(new Command('schedule'))
    .argument('<file>', 'a plan')
    .description('work out the dates of a plan file: early and late, floats, what is critical')
    .addHelpText('after', help)
    .action(async (file: string, options: PlanOptions) => {
      const read = await readPlanFile(file, reading(options))
      const answer = schedule(read.plan, scheduling(options))
      if (options.json)
        sayJson({ file, format: read.format, ...rulesOf(read.plan, options), ...withFindings(read, answer) })
      else sayTable(read, answer, options)
    })
}

const help = `
The dates are worked out anew, by the rules of the tool that the plan comes from. The file's own dates stay as they are:
\`gantry compare FILE\` lays both side by side, \`gantry why FILE TASK\` tells why a date is what it is.
${needsNothing}

Examples:
  gantry schedule terminal.xml
  gantry schedule tower.xer --status-date 2026-09-30
  gantry schedule tower.xer --rules msproject --json > dates.json

In JSON, tasks[] have uid (the file's unique id), es, ef, ls, lf, start, finish (local), totalFloatMinutes,
freeFloatMinutes, critical and drivers; findings[] have id, severity, text and tasks.
It ends with 0 when dates were worked out, 2 for wrong use, 3 when the file is refused.`

function rulesOf(plan: Plan, options: PlanOptions) {
  return { rules: options.rules ?? plan.rules }
}

/** What reading and scheduling found, in this order. */
function withFindings({ plan, findings }: PlanFile, answer: Schedule) {
  const json = scheduleJson(plan, answer)
  return { ...json, findings: [...findings, ...json.findings] }
}

function sayTable({ plan, findings }: PlanFile, answer: Schedule, options: PlanOptions): void {
  if (plan.tasks.length === 0) {
    say(`${plan.title || 'The plan'} holds no tasks.`)
    return sayFindings(findings, 'What was odd in the file')
  }
  const critical = [...answer.tasks.values()].filter((task) => task.critical).length
  say(`${plan.title || 'Plan'}: ${several(answer.tasks.size, 'task')} by the rules of ${toolOf(plan, options)}`)
  say(`Starts ${when(answer.start)}, finishes ${when(answer.finish)}; ${critical} are critical.\n`)
  say(table(columns, rows(plan, answer)))
  sayFindings(answer.findings, 'What cannot be kept, or is odd in the network')
  sayFindings(findings, 'What was odd in the file')
}

const toolOf = ({ rules }: Plan, options: PlanOptions): string =>
  (options.rules ?? rules) === 'p6' ? 'Primavera P6' : 'Microsoft Project'

const columns = [
  { title: 'Id' },
  { title: 'Task' },
  { title: 'Start' },
  { title: 'Finish' },
  { title: 'Float', right: true },
  { title: '' },
]

function rows(plan: Plan, { tasks }: Schedule): string[][] {
  const depth = depths(plan)
  const widest = plan.tasks.reduce((most, task) => Math.max(most, called(task).length), 2)
  // Only a screen is narrow.
  const room = process.stdout.isTTY ? Math.max(16, terminalWidth() - widest - 58) : 1000
  return plan.tasks.flatMap((task) => {
    const dates = tasks.get(task.id)
    const name = cut('  '.repeat(Math.min(8, depth.get(task.id) ?? 0)) + task.name, room)
    if (dates === undefined) return [[called(task), name, '\u2013', '\u2013', '', '']]
    const mark = task.progress?.actualFinish !== undefined ? 'done' : dates.critical ? 'critical' : ''
    return [[called(task), name, when(dates.start), when(dates.finish), days(dates.totalFloat, plan), mark]]
  })
}
