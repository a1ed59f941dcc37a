import { Command } from 'commander'
import { compareWithStored, isoLocal, type Plan, schedule } from '@gantry/planning'
import type { StoredComparison, StoredDifference, StoredField } from '@gantry/planning/compare/stored'
import { say, sayJson, table, wrap, terminalWidth } from '../out.ts'
import { readPlanFile } from '../plans/plan-file.ts'
import { needsNothing, type PlanOptions, reading, scheduling, withPlanOptions } from '../plans/plan-options.ts'
import { called, count, cut, days, listed, noteFindings, several, share, when } from '../plans/words.ts'
import { exitCodes } from '../refused.ts'

interface Options extends PlanOptions {
  readonly all?: boolean
  readonly strict?: boolean
}

/** `gantry compare`: our dates beside those that the file stores, and why they differ where they do. */
export function compareCommand(): Command {
  return withPlanOptions(new Command('compare'))
    .argument('<file>', 'a plan that a planning tool has scheduled and saved')
    .description('lay our dates beside those that a plan file stores, with the reason for each difference')
    .option('--all', 'every difference, not only the first of each sort')
    .option('--strict', 'end with 5 when anything differs')
    .addHelpText('after', help)
    .action(async (file: string, options: Options) => {
      const { plan, format, findings } = await readPlanFile(file, reading(options))
      const comparison = compareWithStored(plan, schedule(plan, scheduling(options)), scheduling(options))
      if (options.json) sayJson({ file, format, ...comparisonJson(plan, comparison), findings })
      else {
        sayComparison(plan, comparison, options.all === true)
        noteFindings(file, findings)
      }
      if (options.strict && comparison.differences.length > 0) process.exitCode = exitCodes.doesNotHold
    })
}

const help = `
A file's own dates are evidence: they are compared, never changed. Only tasks for which the file stores a value count.
${needsNothing}

Examples:
  gantry compare terminal.xml
  gantry compare tower.xer --all
  gantry compare tower.xer --json > differences.json

In JSON, fields has es, ef, ls, lf, start, finish, totalFloat and freeFloat, each with compared and equal; differences[]
have uid, field, stored, computed (dates, or minutes of float) and reason.
It ends with 0 when the comparison was made, whatever it found; with --strict, 5 when anything differs.`

/** Short names of the fields, for machines; and for people. */
const fieldNames: Readonly<Record<StoredField, readonly [short: string, long: string]>> = {
  earlyStart: ['es', 'Early start'],
  earlyFinish: ['ef', 'Early finish'],
  lateStart: ['ls', 'Late start'],
  lateFinish: ['lf', 'Late finish'],
  start: ['start', 'Start'],
  finish: ['finish', 'Finish'],
  totalFloat: ['totalFloat', 'Total float'],
  freeFloat: ['freeFloat', 'Free float'],
}

const allFields = Object.keys(fieldNames) as StoredField[]
const isFloat = (field: StoredField): boolean => field === 'totalFloat' || field === 'freeFloat'

function comparisonJson(plan: Plan, { fields, differences, tasks }: StoredComparison) {
  const given = new Map(plan.tasks.map((task) => [task.id, task]))
  const value = (field: StoredField, number: number | undefined) =>
    number === undefined || isFloat(field) ? number : isoLocal(number)
  return {
    tasks,
    fields: Object.fromEntries(allFields.map((field) => [fieldNames[field][0], fields[field]])),
    differences: differences.map(({ task, field, stored, computed, reason }) => ({
      uid: task,
      code: given.get(task)!.code,
      name: given.get(task)!.name,
      field: fieldNames[field][0],
      stored: value(field, stored),
      computed: value(field, computed),
      reason: reason.text,
      reasonId: reason.id,
    })),
  }
}

function sayComparison(plan: Plan, { fields, differences, tasks }: StoredComparison, all: boolean): void {
  if (tasks === 0) return say('The file stores no dates to compare with. `gantry schedule` works them out.')
  say(`${plan.title || 'Plan'}: ${several(tasks, 'task')} with dates in the file\n`)
  const rows = allFields.map((field) => ({ name: fieldNames[field][1], ...fields[field] }))
  const sum = (of: 'compared' | 'equal') => rows.reduce((total, row) => total + row[of], 0)
  const total = { name: 'All', compared: sum('compared'), equal: sum('equal') }
  say(
    table(
      [{ title: '' }, right('In the file'), right('Equal'), right('Share')],
      [...rows, total].map((row) => [row.name, count(row.compared), count(row.equal), share(row.equal, row.compared)]),
    ),
  )
  if (differences.length === 0) return say('\nEverything that the file stores is what we compute.')
  const sorts = [...Map.groupBy(differences, ({ reason }) => reason.id).values()]
  for (const same of [...sorts.filter(isRoot), ...sorts.filter((sort) => !isRoot(sort))]) saySort(plan, same, all)
}

const right = (title: string) => ({ title, right: true })

/** What differs by itself is told before what follows from it. */
const isRoot = ([first]: readonly StoredDifference[]): boolean =>
  first!.reason.id !== 'follows' && first!.reason.id !== 'floatOfDates' && first!.reason.id !== 'planFinish'

/** Differences for one reason; what they follow from is told task by task. */
function saySort(plan: Plan, same: readonly StoredDifference[], all: boolean): void {
  const { reason } = same[0]!
  const text = reason.id === 'follows' ? 'Follows from a difference elsewhere.' : reason.text
  say(`\n${wrap(`${several(same.length, 'difference')}: ${text}`, terminalWidth())}`)
  const given = new Map(plan.tasks.map((task) => [task.id, task]))
  listed(same, all ? Number.POSITIVE_INFINITY : 5, (one) => say(differenceLine(plan, one)), '(--all lists them)')

  function differenceLine(of: Plan, { task, field, stored, computed, reason: why }: StoredDifference): string {
    const value = (number: number | undefined) =>
      number === undefined ? '\u2013' : isFloat(field) ? days(number, of) : when(number)
    const named = given.get(task)!
    const because = why.id === 'follows' ? `; ${why.text.replace(/\.$/, '').replace('Follows', 'follows')}` : ''
    return wrap(
      `  ${called(named)} ${cut(named.name, 36)}, ${fieldNames[field][1].toLowerCase()}: ${value(stored)} in the file, ${value(computed)} ours${because}`,
      terminalWidth(),
      '    ',
    )
  }
}
