import type { Finding, Plan, Schedule, ScheduledTask, Task } from '@gantry/planning'
import { dateOfDay, dayOf, minuteOfDay } from '@gantry/planning/time/days'
import { escaped, folded } from './lines.ts'
import { wallClock } from './wall-clock.ts'

export interface CalendarOptions {
  /** What makes the ids of events unique beyond their plan: its own id. */
  readonly planId: string
  /** When the file was made: ISO instant, UTC. */
  readonly at: string
}

/**
 * A plan as an iCalendar file (RFC 5545): an event for each task and milestone that is scheduled. What lasts beyond a day
 * fills whole days; shorter ones have their hours; a milestone is an instant. Instants are UTC by the plan's time zone,
 * without one they float. Summaries, links and people have no place, and are told.
 */
export function writeCalendar(
  plan: Plan,
  schedule: Schedule,
  options: CalendarOptions,
): { bytes: Uint8Array; findings: readonly Finding[] } {
  const toUtc = plan.timeZone === undefined ? undefined : wallClock(plan.timeZone)
  const instant = (wall: number) => (toUtc ? `${stamp(toUtc(wall))}Z` : stamp(wall))
  const names = new Map(plan.tasks.map((task) => [task.id, task]))
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gantry//Plans//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(plan.title)}`,
    ...plan.tasks.flatMap((task) => {
      const dates = schedule.tasks.get(task.id)
      if (task.type === 'summary' || task.inactive || dates === undefined) return []
      return event(task, dates, { ...options, instant, holder: names.get(task.parent ?? '') })
    }),
    'END:VCALENDAR',
  ]
  return { bytes: new TextEncoder().encode(lines.map(folded).join('')), findings: losses(plan) }
}

interface Around extends CalendarOptions {
  readonly instant: (wall: number) => string
  readonly holder: Task | undefined
}

function event(task: Task, dates: ScheduledTask, { planId, at, instant, holder }: Around): string[] {
  const told = [...(holder ? [holder.name] : []), ...progressOf(task), ...(task.notes ? [task.notes] : [])]
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(`${task.id}@${planId}.gantry`)}`,
    `DTSTAMP:${at.replace(/[-:]|\.\d+/g, '')}`,
    ...times(dates, instant),
    `SUMMARY:${escaped(task.name)}`,
    ...(told.length > 0 ? [`DESCRIPTION:${escaped(told.join('\n'))}`] : []),
    `CATEGORIES:${task.type === 'milestone' ? 'Milestone' : dates.critical ? 'Task,Critical' : 'Task'}`,
    // It lies in the plan, and takes nobody's time by itself.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

function progressOf({ progress }: Task): string[] {
  if (progress?.actualFinish !== undefined) return ['Finished']
  return progress?.percent ? [`${progress.percent}% done`] : []
}

/** All-day from the first to the last day (the end is the day after); or from an instant to another. */
function times({ start, finish }: ScheduledTask, instant: (wall: number) => string): string[] {
  if (finish <= start) return [`DTSTART:${instant(start)}`]
  // What ends at midnight ends with the day before.
  const last = dayOf(finish - 1)
  if (last > dayOf(start)) return [`DTSTART;VALUE=DATE:${date(dayOf(start))}`, `DTEND;VALUE=DATE:${date(last + 1)}`]
  return [`DTSTART:${instant(start)}`, `DTEND:${instant(finish)}`]
}

const digits = (number: number, count = 2): string => String(number).padStart(count, '0')

function date(day: number): string {
  const { year, month, day: dayOfMonth } = dateOfDay(day)
  return `${digits(year, 4)}${digits(month)}${digits(dayOfMonth)}`
}

function stamp(minutes: number): string {
  const minute = minuteOfDay(minutes)
  return `${date(dayOf(minutes))}T${digits(Math.floor(minute / 60))}${digits(minute % 60)}00`
}

function losses({ tasks, dependencies, assignments }: Plan): Finding[] {
  const summaries = tasks.filter(({ type }) => type === 'summary').length
  const lost = [
    ['ics.summaries', 'Summaries have no place in a calendar file.', summaries],
    ['ics.links', 'Links have no place in a calendar file.', dependencies.length],
    ['ics.assignments', 'Assignments have no place in a calendar file.', assignments.length],
  ] as const
  return lost.flatMap(([id, text, count]) => (count === 0 ? [] : [{ id, severity: 'warning' as const, text, count }]))
}
