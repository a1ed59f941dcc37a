import type { Calendar, CalendarException, Finding, Shift } from '../plan.ts'
import { dayMinutes } from '../time/days.ts'
import type { Chains } from './chain.ts'
import { usualWeek } from './days.ts'
import { horizon } from './table.ts'
import type { WorkingTime } from './working-time.ts'

/** What is odd about calendars: those that never work, and shifts that cannot be. */
export function checkCalendars(
  calendars: readonly Calendar[],
  chains: Chains,
  timeOf: (id: string) => WorkingTime,
): Finding[] {
  return calendars.flatMap((calendar) => [
    ...badShifts(calendar),
    ...(surelyWorks(chains.get(calendar.id)!) || !timeOf(calendar.id).never ? [] : [neverWorks(calendar)]),
  ])
}

/** Whether some week day is worked, and other weeks and exceptions are too short to take all of them. */
function surelyWorks(chain: readonly Calendar[]): boolean {
  if (!usualWeek(chain).some((worked) => worked && worked.some(possible))) return false
  const others = chain.flatMap(({ workWeeks, exceptions }): readonly Spell[] => [...workWeeks, ...exceptions])
  const days = others.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, horizon.last) - from + 1), 0)
  return days < (horizon.last - horizon.first) / 8
}

type Spell = Pick<CalendarException, 'from' | 'to'>

const neverWorks = ({ name }: Calendar): Finding => ({
  id: 'calendar.neverWorks',
  severity: 'error',
  text: `Calendar “${name}” has no working time at all. Maybe give it working hours, or another base.`,
})

function badShifts({ name, week, workWeeks, exceptions }: Calendar): Finding[] {
  const days = [...week, ...workWeeks.flatMap((other) => other.week), ...exceptions.map(({ shifts }) => shifts)]
  const count = days.flatMap((worked) => worked ?? []).filter((shift) => !possible(shift)).length
  return count === 0 ? [] : [badShift(name, count)]
}

const badShift = (name: string, count: number): Finding => ({
  id: 'calendar.badShift',
  severity: 'warning',
  text: `Calendar “${name}” has shifts that end before they begin, begin outside of their day or are longer than a day; what is impossible about them is left out.`,
  count,
})

const possible = ({ from, to }: Shift): boolean =>
  Number.isInteger(from) &&
  Number.isInteger(to) &&
  from >= 0 &&
  from < dayMinutes &&
  to > from &&
  to <= from + dayMinutes
