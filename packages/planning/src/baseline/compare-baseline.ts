import { compileCalendars, elapsedTime } from '../calendar/compile.ts'
import type { PlanState, TaskDifference } from '../compare/compare-plans.ts'
import { changeOf, type DateMove, moveOf } from '../compare/difference.ts'
import { workByTask } from '../compare/work-of.ts'
import type { BaselineOfTask, Plan, Task } from '../plan.ts'

/** Where a schedule stands against a baseline. */
export interface BaselineComparison {
  readonly baseline: string
  /** First start and last finish of the tasks that the baseline has. */
  readonly start?: DateMove
  readonly finish?: DateMove
  /** Tasks that differ from their baseline, in the plan's order. */
  readonly tasks: readonly TaskDifference[]
  /** Active tasks that the baseline does not have. */
  readonly missing: readonly string[]
  /** How many tasks could be compared. */
  readonly compared: number
}

/** The baselines a plan has: those that it names, then others that its tasks carry. */
export function baselineIds(plan: Plan): string[] {
  return [...new Set([...plan.baselines.map(({ id }) => id), ...plan.tasks.flatMap((task) => idsOf(task))])]
}

/** Compares a schedule with a baseline of its plan. What a baseline does not say is not compared. */
export function compareWithBaseline({ plan, schedule }: PlanState, baseline: string): BaselineComparison {
  const active = plan.tasks.filter(({ inactive }) => !inactive)
  const compared = active.filter((task) => task.baselines?.[baseline])
  const calendars = compileCalendars(plan.calendars, schedule.start)
  const timeOf = (task: Task) => calendars.get(task.calendar ?? plan.calendar) ?? elapsedTime
  const work = workByTask(plan)
  const differ = (task: Task): TaskDifference[] => {
    const was = task.baselines![baseline]!
    const is = schedule.tasks.get(task.id)
    const now = {
      start: is?.start,
      finish: is?.finish,
      duration: is?.duration,
      work: work(task),
      costMinor: task.costMinor,
    }
    const difference = {
      ...both('start', was, now, (a, b) => moveOf(a, b, timeOf(task))),
      ...both('finish', was, now, (a, b) => moveOf(a, b, timeOf(task))),
      ...both('duration', was, now, changeOf),
      ...both('work', was, now, changeOf),
      ...both('costMinor', was, now, changeOf),
    }
    return Object.keys(difference).length === 0 ? [] : [{ task: task.id, ...difference }]
  }
  return {
    baseline,
    ...ends(compared, baseline, { plan, schedule }),
    tasks: compared.flatMap(differ),
    missing: active.filter((task) => !task.baselines?.[baseline]).map(({ id }) => id),
    compared: compared.length,
  }
}

/** The difference of a field that both have. */
function both<Name extends keyof BaselineOfTask, Difference>(
  name: Name,
  was: BaselineOfTask,
  is: BaselineOfTask | { readonly [name in keyof BaselineOfTask]: number | undefined },
  compare: (a: number, b: number) => Difference | undefined,
) {
  const [a, b] = [was[name], is[name]]
  const difference = a === undefined || b === undefined ? undefined : compare(a, b)
  return (difference === undefined ? {} : { [name]: difference }) as { readonly [name in Name]?: Difference }
}

function ends(tasks: readonly Task[], baseline: string, { plan, schedule }: PlanState) {
  const time = compileCalendars(plan.calendars, schedule.start).get(plan.calendar) ?? elapsedTime
  const was = tasks.map((task) => task.baselines![baseline]!)
  const is = tasks.flatMap(({ id }) => schedule.tasks.get(id) ?? [])
  const start = moved(least(was.map((one) => one.start)), least(is.map((one) => one.start)))
  const finish = moved(most(was.map((one) => one.finish)), most(is.map((one) => one.finish)))
  return { ...(start && { start }), ...(finish && { finish }) }

  function moved(before: number | undefined, after: number | undefined) {
    return before === undefined || after === undefined ? undefined : moveOf(before, after, time)
  }
}

const present = (values: readonly (number | undefined)[]) => values.filter((value) => value !== undefined)

const least = (values: readonly (number | undefined)[]): number | undefined =>
  present(values).reduce<number | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined)

const most = (values: readonly (number | undefined)[]): number | undefined =>
  present(values).reduce<number | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined)

const idsOf = ({ baselines }: Task): string[] => Object.keys(baselines ?? {})
