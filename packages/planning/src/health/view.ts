import { compileCalendars, elapsedTime } from '../calendar/compile.ts'
import type { WorkingTime } from '../calendar/working-time.ts'
import type { CompileOptions } from '../network/compile.ts'
import type { BaselineOfTask, Dependency, Minute, Plan, Task } from '../plan.ts'
import { saysMinutes } from '../say.ts'
import type { Schedule, ScheduledTask } from '../schedule.ts'

/** A plan, its schedule, and what rules ask of them again and again. */
export interface HealthView {
  readonly plan: Plan
  readonly schedule: Schedule
  readonly scheduling: CompileOptions
  readonly statusDate: Minute | undefined
  /** Active tasks and milestones: no summaries, no hammocks. */
  readonly tasks: readonly Task[]
  /** Those of them that are not finished. */
  readonly unfinished: readonly Task[]
  /** Links between active tasks of all kinds. */
  readonly links: readonly Dependency[]
  /** Whether dates are meant to be calculated: a list of dated milestones has no network, and needs none. */
  readonly hasNetwork: boolean
  task(id: string): Task | undefined
  /** Links that move a task, its own and those of the summaries that hold it; none from or to hammocks. */
  into(task: Task): readonly Dependency[]
  outOf(task: Task): readonly Dependency[]
  dates(task: Task): ScheduledTask | undefined
  baseline(task: Task): BaselineOfTask | undefined
  timeOf(task: Task): WorkingTime
  readonly planTime: WorkingTime
  /** Working days of minutes of work, or of minutes by the clock. */
  days(minutes: number, elapsed?: boolean): number
  /** `12 d` */
  says(minutes: number): string
}

export const isFinished = ({ progress }: Task): boolean =>
  progress?.actualFinish !== undefined || (progress?.percent ?? 0) >= 100

export const isStarted = (task: Task): boolean =>
  task.progress?.actualStart !== undefined || (task.progress?.percent ?? 0) > 0 || isFinished(task)

export interface ViewOptions extends CompileOptions {
  /** Id of the baseline to measure against; `0` unless said, or else the first that the plan names. */
  readonly baseline?: string
}

export function viewOf(plan: Plan, schedule: Schedule, { baseline, ...scheduling }: ViewOptions): HealthView {
  const byId = new Map(plan.tasks.map((task) => [task.id, task]))
  const tasks = plan.tasks.filter(({ type, inactive }) => !inactive && (type === 'task' || type === 'milestone'))
  const links = plan.dependencies.filter(({ predecessor, successor }) =>
    [predecessor, successor].every((id) => byId.has(id) && !byId.get(id)!.inactive),
  )
  const logic = links.filter(({ predecessor, successor }) =>
    [predecessor, successor].every((id) => byId.get(id)!.type !== 'hammock'),
  )
  const incoming = Map.groupBy(logic, ({ successor }) => successor)
  const outgoing = Map.groupBy(logic, ({ predecessor }) => predecessor)
  const calendars = compileCalendars(plan.calendars, schedule.start)
  const measured = baseline ?? baselineOf(plan)
  return {
    plan,
    schedule,
    scheduling,
    statusDate: scheduling.statusDate ?? plan.statusDate,
    tasks,
    unfinished: tasks.filter((task) => !isFinished(task)),
    links,
    hasNetwork: links.length > 0 || tasks.some(({ duration, manual }) => duration > 0 && !manual),
    task: (id) => byId.get(id),
    into: (task) => withSummaries(task, byId).flatMap(({ id }) => incoming.get(id) ?? []),
    outOf: (task) => withSummaries(task, byId).flatMap(({ id }) => outgoing.get(id) ?? []),
    dates: ({ id }) => schedule.tasks.get(id),
    baseline: ({ baselines }) => baselines?.[measured],
    timeOf: ({ calendar }) => calendars.get(calendar ?? plan.calendar) ?? elapsedTime,
    planTime: calendars.get(plan.calendar) ?? elapsedTime,
    days: (minutes, elapsed) => workingDays(minutes, elapsed, plan),
    says: (minutes) => saysMinutes(minutes, false, plan.units),
  }
}

/** A task and the summaries that hold it; parents in a loop are left at the loop. */
function withSummaries(task: Task, byId: ReadonlyMap<string, Task>): Task[] {
  const held = [task]
  for (let at = task.parent; at !== undefined; at = held.at(-1)!.parent) {
    const summary = byId.get(at)
    if (!summary || held.includes(summary)) break
    held.push(summary)
  }
  return held
}

function baselineOf({ baselines, tasks }: Plan): string {
  return tasks.some((task) => task.baselines?.['0']) ? '0' : (baselines[0]?.id ?? '0')
}

/** Seven days by the clock are one working week. */
function workingDays(minutes: number, elapsed: boolean | undefined, { units }: Plan): number {
  const { minutesPerDay, minutesPerWeek } = units
  return elapsed ? (minutes / 10_080) * (minutesPerWeek / minutesPerDay) : minutes / minutesPerDay
}
