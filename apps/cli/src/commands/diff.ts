import { Command } from 'commander'
import { alignIds, comparePlans, type Dependency, explainFinish, isoLocal, type Plan, schedule } from '@gantry/planning'
import type { PlanComparison, PlanState, TaskDifference } from '@gantry/planning/compare/compare-plans'
import type { DateMove } from '@gantry/planning/compare/difference'
import type { FinishExplanation } from '@gantry/planning/compare/explain-finish'
import { saysLag } from '@gantry/planning/say'
import { say, sayJson, table, terminalWidth } from '../out.ts'
import { readPlanFile } from '../plans/plan-file.ts'
import { needsNothing, type PlanOptions, reading, scheduling, withPlanOptions } from '../plans/plan-options.ts'
import { bullet, called, cut, days, heading, listed, noteFindings, several, when } from '../plans/words.ts'
import { exitCodes } from '../refused.ts'

interface Options extends PlanOptions {
  readonly all?: boolean
  readonly strict?: boolean
}

/** `gantry diff`: what is other in a later state of a plan, and which changes moved its finish. */
export function diffCommand(): Command {
  return withPlanOptions(new Command('diff'))
    .argument('<before>', 'a plan')
    .argument('<after>', 'a later state of it')
    .description('tell two states of a plan apart: what moved, came, went, and which changes moved the finish')
    .option('--all', 'every task that moved, not only the first')
    .option('--strict', 'end with 5 when anything differs')
    .addHelpText('after', help)
    .action(async (before: string, after: string, options: Options) => {
      const files = [await readPlanFile(before, reading(options)), await readPlanFile(after, reading(options))] as const
      const plans = [files[0].plan, files[1].plan] as const
      const earlier = stateOf(alignIds(...plans), options)
      const later = stateOf(plans[1], options)
      const comparison = comparePlans(earlier, later)
      const explanation = explainFinish(earlier, later, scheduling(options))
      const findings = files.map((file) => file.findings)
      if (options.json)
        sayJson({
          before,
          after,
          ...diffJson(comparison, explanation),
          findings: { before: findings[0], after: findings[1] },
        })
      else {
        sayDiff(later.plan, comparison, explanation, options.all === true)
        for (const file of files) noteFindings(file.file, file.findings)
      }
      if (options.strict && differs(comparison)) process.exitCode = exitCodes.doesNotHold
    })
}

const help = `
Both are scheduled by our rules first, so what differs comes from what people changed, not from who computed it. Tasks are
the same when they have the same unique id; where the ids of two files do not agree, when they have the same activity id
or else the same name. The files may be of different formats.
${needsNothing}

Examples:
  gantry diff terminal-june.xml terminal-july.xml
  gantry diff approved.xer current.xer --json

It ends with 0 when the two were compared; with --strict, 5 when anything differs.`

const stateOf = (plan: Plan, options: Options): PlanState => ({ plan, schedule: schedule(plan, scheduling(options)) })

function differs({ tasks, added, removed, links, start, finish }: PlanComparison): boolean {
  const linked = links.added.length + links.removed.length + links.changed.length
  return tasks.length + added.length + removed.length + linked > 0 || start !== undefined || finish !== undefined
}

function diffJson(comparison: PlanComparison, explanation: FinishExplanation) {
  const move = (one: DateMove | undefined) =>
    one && { before: isoLocal(one.before), after: isoLocal(one.after), workingMinutes: one.workingMinutes }
  const { tasks, added, removed, links, relinked, compared, start, finish } = comparison
  return {
    start: move(start),
    finish: move(finish),
    finishMovedBy: explanation.steps.map(({ before, after, ...step }) => ({
      ...step,
      before: isoLocal(before),
      after: isoLocal(after),
    })),
    compared,
    tasks: tasks.map(({ task, start: from, finish: to, ...rest }) => ({
      uid: task,
      start: move(from),
      finish: move(to),
      ...rest,
    })),
    added: added.map(({ id, code, name }) => ({ uid: id, code, name })),
    removed: removed.map(({ id, code, name }) => ({ uid: id, code, name })),
    links,
    relinked,
  }
}

function sayDiff(plan: Plan, comparison: PlanComparison, explanation: FinishExplanation, all: boolean): void {
  const { tasks, added, removed, links, finish } = comparison
  if (!differs(comparison)) return say(`Nothing differs in ${several(comparison.compared, 'task')}.`)
  say(
    finish === undefined
      ? `The finish stays ${when(explanation.after)}.`
      : `The finish moves from ${when(finish.before)} to ${when(finish.after)} (${signed(finish.workingMinutes, plan)}).`,
  )
  for (const { text, workingMinutes, after } of explanation.steps)
    bullet('\u2022', `${signed(workingMinutes, plan)}, to ${when(after)}: ${text}`)
  const named = new Map([...removed, ...plan.tasks].map((task) => [task.id, task]))
  const told = (each: { id: string; name: string; code?: string }) => say(`  ${called(each)} ${each.name}`)
  const most = all ? Number.POSITIVE_INFINITY : 20
  if (tasks.length > 0) {
    heading(
      `${several(tasks.length, 'task')} of ${comparison.compared} that both have ${tasks.length === 1 ? 'differs' : 'differ'}`,
    )
    const shown = tasks.slice(0, most)
    say(
      table(
        columns,
        shown.map((each) => row(each, plan, named.get(each.task)!)),
      ),
    )
    if (tasks.length > shown.length) say(`  \u2026 and ${tasks.length - shown.length} more (--all lists them)`)
  }
  for (const [title, list] of [
    ['New', added],
    ['Gone', removed],
  ] as const) {
    if (list.length === 0) continue
    heading(`${title}: ${several(list.length, 'task')}`)
    listed(list, most, told, '(--all lists them)')
  }
  const changes = [
    ...links.added.map((link) => `+ ${linkText(link)}`),
    ...links.removed.map((link) => `\u2212 ${linkText(link)}`),
    ...links.changed.map(({ before, after }) => `~ ${linkText(after)}, was ${saysLag(before, plan.units)}`),
  ]
  if (changes.length === 0) return
  heading(`${several(changes.length, 'link')} changed`)
  listed(changes, most, (line) => say(`  ${line}`), '(--all lists them)')

  function linkText(link: Dependency): string {
    const end = (id: string) => cut(named.get(id)?.name ?? id, 30)
    return `${end(link.predecessor)} \u2192 ${end(link.successor)} (${saysLag(link, plan.units)})`
  }
}

const columns = [
  { title: 'Id' },
  { title: 'Task' },
  { title: 'Start', right: true },
  { title: 'Finish', right: true },
  { title: 'Duration', right: true },
  { title: 'Now finishes' },
]

function row(difference: TaskDifference, plan: Plan, task: { id: string; name: string; code?: string }): string[] {
  const { start, finish, duration } = difference
  const moved = (one: DateMove | undefined) => (one === undefined ? '' : signed(one.workingMinutes, plan))
  return [
    called(task),
    cut(task.name, Math.max(16, terminalWidth() - 58)),
    moved(start),
    moved(finish),
    duration === undefined ? '' : signed(duration.by, plan),
    finish === undefined ? '' : when(finish.after),
  ]
}

/** `+2 d`, `−0.5 d`; `0 d` from the end of a shift to the start of the next. */
function signed(minutes: number, plan: Plan): string {
  return `${minutes > 0 ? '+' : minutes < 0 ? '\u2212' : ''}${days(Math.abs(minutes), plan)}`
}
