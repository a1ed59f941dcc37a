import { workByTask } from '../compare/work-of.ts'
import type { BaselineValues } from '../editing/command.ts'
import type { Assignment, Baseline, BaselineOfTask, Plan, Task } from '../plan.ts'
import type { Schedule } from '../schedule.ts'

/** Keeps the schedule as a baseline of the plan; one with the same id is replaced. Inactive tasks are left out. */
export function saveBaseline(plan: Plan, schedule: Schedule, baseline: Baseline): Plan {
  const cleared = removeBaseline(plan, baseline.id)
  const work = workByTask(plan)
  return {
    ...cleared,
    baselines: [...cleared.baselines, baseline],
    tasks: cleared.tasks.map((task) => withBaseline(task, baseline.id, baselineOfTask(task, schedule, work(task)))),
    assignments: cleared.assignments.map((one) => withBaseline(one, baseline.id, baselineOfAssignment(one))),
  }
}

/** The plan with a baseline of these values, by id of the task or assignment; one with the same id is replaced. */
export function setBaselineValues(plan: Plan, baseline: Baseline, values: BaselineValues): Plan {
  const cleared = removeBaseline(plan, baseline.id)
  const withValue = <T extends WithBaselines & { readonly id: string }>(one: T, of: BaselineValues['tasks']): T =>
    withBaseline(one, baseline.id, Object.hasOwn(of, one.id) ? of[one.id] : undefined)
  return {
    ...cleared,
    baselines: [...cleared.baselines, baseline],
    tasks: cleared.tasks.map((task) => withValue(task, values.tasks)),
    assignments: cleared.assignments.map((one) => withValue(one, values.assignments)),
  }
}

/** The plan without a baseline. */
export function removeBaseline(plan: Plan, id: string): Plan {
  return {
    ...plan,
    baselines: plan.baselines.filter((baseline) => baseline.id !== id),
    tasks: plan.tasks.map((task) => withoutBaseline(task, id)),
    assignments: plan.assignments.map((assignment) => withoutBaseline(assignment, id)),
  }
}

function baselineOfTask(task: Task, schedule: Schedule, work: number | undefined): BaselineOfTask | undefined {
  const scheduled = schedule.tasks.get(task.id)
  if (!scheduled || task.inactive) return undefined
  return {
    start: scheduled.start,
    finish: scheduled.finish,
    duration: scheduled.duration,
    ...(work !== undefined && { work }),
    ...(task.costMinor !== undefined && { costMinor: task.costMinor }),
  }
}

const baselineOfAssignment = ({ start, finish, work, costMinor }: Assignment): BaselineOfTask => ({
  ...(start !== undefined && { start }),
  ...(finish !== undefined && { finish }),
  work,
  ...(costMinor !== undefined && { costMinor }),
})

type WithBaselines = Pick<Task, 'baselines'>

const withBaseline = <T extends WithBaselines>(one: T, id: string, value: BaselineOfTask | undefined): T =>
  value ? { ...one, baselines: { ...one.baselines, [id]: value } } : one

function withoutBaseline<T extends WithBaselines>(one: T, id: string): T {
  if (!one.baselines || !(id in one.baselines)) return one
  const { [id]: _, ...others } = one.baselines
  const { baselines: __, ...rest } = one
  return (Object.keys(others).length === 0 ? rest : { ...rest, baselines: others }) as T
}
