import { type Calendars, compileCalendars, elapsedTime } from '../calendar/compile.ts'
import { workBetween } from '../calendar/work.ts'
import type { WorkingTime } from '../calendar/working-time.ts'
import type { Plan, Task } from '../plan.ts'
import type { Schedule } from '../schedule.ts'
import { dayOf, startOfDay } from '../time/days.ts'
import { monday } from './plan-text.ts'

/**
 * The pictures of a plan's tasks, as text has them between its bars: a character a day from Monday 4 May 2026, `X` where
 * the task is worked on, `.` where it pauses, `*` for a milestone.
 */
export function drawPlan(plan: Plan, schedule: Schedule): string[] {
  return draw(plan, (task) => schedule.tasks.get(task.id))
}

/** The same for late dates. */
export function drawLate(plan: Plan, schedule: Schedule): string[] {
  return draw(plan, (task) => {
    const one = schedule.tasks.get(task.id)
    return one && { start: one.lateStart, finish: one.lateFinish }
  })
}

function draw(plan: Plan, datesOf: (task: Task) => { start: number; finish: number } | undefined): string[] {
  const calendars = compileCalendars(plan.calendars, startOfDay(monday))
  return plan.tasks.map((task) => {
    const dates = datesOf(task)
    if (dates === undefined) return ''
    const { start, finish } = dates
    const times = timesOf(plan, calendars, task)
    const last = Math.max(dayOf(start), dayOf(finish - 1))
    const days = Array.from({ length: last - monday + 1 }, (_, n) => {
      const day = startOfDay(monday + n)
      if (day + 1440 <= start) return ' '
      return times.some((time) => works(task, time, start, Math.max(day, start), Math.min(day + 1440, finish)))
        ? 'X'
        : '.'
    })
    return task.type === 'milestone' ? `${' '.repeat(dayAt(task, start, finish) - monday)}*` : days.join('')
  })
}

/** In whose time a task is worked on: its people's, where they decide, else its own. */
function timesOf(plan: Plan, calendars: Calendars, task: Task): readonly WorkingTime[] {
  const own = calendars.get(task.calendar ?? plan.calendar) ?? calendars.get(plan.calendar)!
  if (task.elapsed) return [elapsedTime]
  const follows =
    plan.rules === 'p6' ? task.resourceDriven : !task.ignoresResourceCalendars && task.effort.fixed !== 'duration'
  const people = plan.assignments
    .filter((one) => one.task === task.id)
    .flatMap(({ resource }) => plan.resources.find(({ id }) => id === resource)?.calendar ?? [])
  if (!follows || people.length === 0) return [own]
  return people.map((id) =>
    task.calendar === undefined || plan.rules === 'p6' ? calendars.get(id)! : calendars.both(task.calendar, id),
  )
}

/** Whether there is work between two instants; a split task pauses between its stretches. */
function works(task: Task, time: WorkingTime, start: number, from: number, to: number): boolean {
  const { stop = from, resume = stop, suspended = from, resumed = suspended } = task.progress ?? {}
  if ((from >= stop && to <= resume) || (from >= suspended && to <= resumed)) return false
  const [first, last] = [workBetween(time, start, from), workBetween(time, start, to)]
  if (task.segments === undefined) return last > first
  return task.segments.some(({ after, lasts }) => Math.min(last, after + lasts) > Math.max(first, after))
}

/** A milestone at the end of a day's work is drawn on that day. */
const dayAt = ({ milestone }: Task, start: number, finish: number): number =>
  milestone === 'start' ? dayOf(start) : dayOf(finish - 1)

/** The pictures that the text of a plan has, task by task. */
export const picturesOf = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.includes('|') && !/^\s*(plan|calendar|resource)\s/.test(line))
    .map((line) => line.split('|')[1]!.trimEnd())
