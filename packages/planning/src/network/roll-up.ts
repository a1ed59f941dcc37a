import type { Minute, Task } from '../plan.ts'
import type { Driver, ScheduledTask } from '../schedule.ts'
import type { Compiled } from './compile.ts'

/**
 * All tasks in the plan's order, summaries with the earliest and latest dates of what they hold.
 * @param untied hammocks that span the summary that holds them; where they stand without one
 */
export function rollUp(
  compiled: Compiled,
  leaves: ReadonlyMap<string, ScheduledTask>,
  untied?: ReadonlyMap<string, ScheduledTask>,
): Map<string, ScheduledTask> {
  const { plan } = compiled
  const held = new Map<string, ScheduledTask[]>()
  const found = new Map<string, ScheduledTask>()
  const calendar = compiled.calendars.get(plan.calendar)
  for (const task of [...plan.tasks].reverse()) {
    const scheduled = task.type === 'summary' ? spanOf(task, held.get(task.id) ?? []) : leaves.get(task.id)
    if (scheduled === undefined) continue
    const duration =
      task.type === 'summary' && calendar
        ? calendar.workAt(scheduled.finish) - calendar.workAt(scheduled.start)
        : scheduled.duration
    const whole = duration === scheduled.duration ? scheduled : { ...scheduled, duration }
    found.set(task.id, whole)
    if (task.parent === undefined) continue
    const there = held.get(task.parent)
    if (there) there.push(whole)
    else held.set(task.parent, [whole])
  }
  if (untied?.size)
    for (const task of plan.tasks) {
      const alone = untied.get(task.id)
      const holder = task.parent === undefined ? undefined : found.get(task.parent)
      if (alone) found.set(task.id, holder ? spanOfHolder(compiled, task, holder) : alone)
    }
  return new Map(plan.tasks.flatMap(({ id }) => (found.has(id) ? [[id, found.get(id)!] as const] : [])))
}

/** A hammock that nothing is tied to: it spans the summary that holds it. */
function spanOfHolder({ calendars, plan }: Compiled, task: Task, holder: ScheduledTask): ScheduledTask {
  const time = calendars.get(task.calendar ?? plan.calendar)
  const work = (from: Minute, to: Minute) => (time ? time.workAt(to) - time.workAt(from) : to - from)
  return {
    ...holder,
    id: task.id,
    totalFloat: task.progress?.actualFinish === undefined ? work(holder.earlyFinish, holder.lateFinish) : 0,
    freeFloat: 0,
    critical: false,
    duration: work(holder.start, holder.finish),
    drivers: [{ by: 'parent', task: holder.id }],
  }
}

/** What a summary holds, as one stretch of time; nothing for an empty one without dates of its own. */
function spanOf(task: Task, held: readonly ScheduledTask[]): ScheduledTask | undefined {
  if (held.length === 0) return undefined
  const least = (of: (one: ScheduledTask) => number) =>
    held.reduce((min, one) => Math.min(min, of(one)), Number.MAX_SAFE_INTEGER)
  const most = (of: (one: ScheduledTask) => number) =>
    held.reduce((max, one) => Math.max(max, of(one)), Number.MIN_SAFE_INTEGER)
  const start = task.manual?.start ?? least((one) => one.start)
  const drivers: Driver[] =
    task.manual?.start === undefined
      ? held.filter((one) => one.start === start).map((one) => ({ by: 'child', task: one.id }))
      : [{ by: 'manual', date: start as Minute }]
  return {
    id: task.id,
    start,
    finish: task.manual?.finish ?? most((one) => one.finish),
    earlyStart: least((one) => one.earlyStart),
    earlyFinish: most((one) => one.earlyFinish),
    lateStart: least((one) => one.lateStart),
    lateFinish: most((one) => one.lateFinish),
    totalFloat: least((one) => one.totalFloat),
    freeFloat: least((one) => one.freeFloat),
    critical: held.some((one) => one.critical),
    duration: 0,
    drivers,
  }
}
