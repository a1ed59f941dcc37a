import { compileCalendars, elapsedTime } from '../calendar/compile.ts'
import type { Plan, Task } from '../plan.ts'
import type { Schedule } from '../schedule.ts'
import { compareLinks, type LinkDifferences } from './compare-links.ts'
import { type AmountChange, changeOf, type DateMove, moveOf } from './difference.ts'
import { workByTask } from './work-of.ts'

/** A plan and what was made of it: one side of a comparison. */
export interface PlanState {
  readonly plan: Plan
  readonly schedule: Schedule
}

/** What differs between two states of a plan. Tasks are the same when they have the same id. */
export interface PlanComparison {
  readonly start?: DateMove
  readonly finish?: DateMove
  /** Tasks of both that differ, in the order of the later plan. */
  readonly tasks: readonly TaskDifference[]
  readonly added: readonly Task[]
  readonly removed: readonly Task[]
  readonly links: LinkDifferences
  /** Tasks of both whose predecessors are others now, or tied to it by other terms; in the order of the later plan. */
  readonly relinked: readonly string[]
  /** How many tasks both have, differing or not. */
  readonly compared: number
}

/** What differs of a task; absent = the same. */
export interface TaskDifference {
  readonly task: string
  readonly start?: DateMove
  readonly finish?: DateMove
  /** Working minutes. */
  readonly duration?: AmountChange
  /** Minutes of work. */
  readonly work?: AmountChange
  readonly costMinor?: AmountChange
}

/** Compares two states of a plan. Moves of a task are counted in its own calendar, those of the plan in the plan's. */
export function comparePlans(before: PlanState, after: PlanState): PlanComparison {
  const earlier = new Map(before.plan.tasks.map((task) => [task.id, task]))
  const later = new Set(after.plan.tasks.map(({ id }) => id))
  const links = compareLinks(before.plan.dependencies, after.plan.dependencies)
  const both = after.plan.tasks.filter(({ id }) => earlier.has(id))
  const differ = taskComparer(before, after)
  const time = compileCalendars(after.plan.calendars, after.schedule.start).get(after.plan.calendar) ?? elapsedTime
  return {
    ...given('start', moveOf(before.schedule.start, after.schedule.start, time)),
    ...given('finish', moveOf(before.schedule.finish, after.schedule.finish, time)),
    tasks: both.flatMap((task) => differ(earlier.get(task.id)!, task)),
    added: after.plan.tasks.filter(({ id }) => !earlier.has(id)),
    removed: before.plan.tasks.filter(({ id }) => !later.has(id)),
    links,
    relinked: relinked(links, both),
    compared: both.length,
  }
}

function taskComparer(before: PlanState, after: PlanState): (earlier: Task, later: Task) => TaskDifference[] {
  const calendars = compileCalendars(after.plan.calendars, after.schedule.start)
  const [workBefore, workAfter] = [workByTask(before.plan), workByTask(after.plan)]
  return (earlier, later) => {
    const time = calendars.get(later.calendar ?? after.plan.calendar) ?? elapsedTime
    const [was, is] = [before.schedule.tasks.get(later.id), after.schedule.tasks.get(later.id)]
    const difference = {
      ...(was && is && given('start', moveOf(was.start, is.start, time))),
      ...(was && is && given('finish', moveOf(was.finish, is.finish, time))),
      ...(was && is && given('duration', changeOf(was.duration, is.duration))),
      ...given('work', changeOf(workBefore(earlier), workAfter(later))),
      ...given('costMinor', changeOf(earlier.costMinor, later.costMinor)),
    }
    return Object.keys(difference).length === 0 ? [] : [{ task: later.id, ...difference }]
  }
}

function relinked({ added, removed, changed }: LinkDifferences, both: readonly Task[]): string[] {
  const touched = new Set(
    [...added, ...removed, ...changed.map((link) => link.after)].map(({ successor }) => successor),
  )
  return both.map(({ id }) => id).filter((id) => touched.has(id))
}

/** A field, if there is something to say. */
const given = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { readonly [name in Name]?: Value }
