import type { CalendarException, Day, Position, Recurrence, Weekday } from '../plan.ts'
import { civilDay, dateOfDay, daysInMonth, weekdayOf } from '../time/days.ts'

/**
 * The days on which an exception holds, in order, none after `until`. A month without a 31st takes its last day
 * instead, and a year without a 29th of February the 28th.
 */
export function* occurrences({ from, to, every }: CalendarException, until: Day): Generator<Day> {
  const last = Math.min(to, until)
  let left = every?.count ?? Number.POSITIVE_INFINITY
  for (const day of every ? candidates(every, from, last) : consecutive(from, last, 1)) {
    if (day > last || left-- <= 0) return
    if (day >= from) yield day
    else left++
  }
}

function candidates(every: Recurrence, from: Day, last: Day): Iterable<Day> {
  const interval = Math.max(1, Math.floor(every.interval) || 1)
  switch (every.by) {
    case 'day':
      return consecutive(from, last, interval)
    case 'week':
      return weekly(from, last, interval, new Set(every.days), every.weekStart ?? 0)
    case 'monthDay':
      return inMonths(monthOf(from), interval, last, (year, month) => dayInMonth(year, month, every.day))
    case 'monthPosition':
      return inMonths(monthOf(from), interval, last, (year, month) =>
        positionInMonth(year, month, every.position, every.weekday),
      )
    case 'yearDay':
      return inMonths(yearOf(from) * 12 + every.month - 1, interval * 12, last, (year, month) =>
        dayInMonth(year, month, every.day),
      )
    case 'yearPosition':
      return inMonths(yearOf(from) * 12 + every.month - 1, interval * 12, last, (year, month) =>
        positionInMonth(year, month, every.position, every.weekday),
      )
  }
}

function* consecutive(from: Day, last: Day, interval: number): Generator<Day> {
  for (let day = from; day <= last; day += interval) yield day
}

function* weekly(from: Day, last: Day, interval: number, days: ReadonlySet<number>, weekStart: number): Generator<Day> {
  if (days.size === 0) return
  const firstOfWeek = from - ((weekdayOf(from) - weekStart + 7) % 7)
  for (let week = firstOfWeek; week <= last; week += interval * 7) {
    for (let day = week; day < week + 7; day++) if (days.has(weekdayOf(day))) yield day
  }
}

/** @param month months since the year 0 */
function* inMonths(
  month: number,
  interval: number,
  last: Day,
  dayIn: (year: number, month: number) => Day | undefined,
): Generator<Day> {
  for (let at = month; civilDay(0, at + 1, 1) <= last; at += interval) {
    const day = dayIn(Math.floor(at / 12), (at % 12) + 1)
    if (day !== undefined) yield day
  }
}

const yearOf = (day: Day): number => dateOfDay(day).year

const monthOf = (day: Day): number => yearOf(day) * 12 + dateOfDay(day).month - 1

const dayInMonth = (year: number, month: number, day: number): Day =>
  civilDay(year, month, Math.max(1, Math.min(day, daysInMonth(year, month))))

/** The first, second … of such days in a month, or the last of them. */
function positionInMonth(year: number, month: number, position: Position, weekday: Weekday): Day | undefined {
  const first = civilDay(year, month, 1)
  const all = Array.from({ length: daysInMonth(year, month) }, (_, n) => first + n).filter((day) => isA(weekday, day))
  return position === 'last' ? all.at(-1) : all[positions.indexOf(position)]
}

const positions: readonly Position[] = ['first', 'second', 'third', 'fourth']

function isA(weekday: Weekday, day: Day): boolean {
  const of = weekdayOf(day)
  if (weekday === 'day') return true
  if (weekday === 'weekday') return of >= 1 && of <= 5
  if (weekday === 'weekendDay') return of === 0 || of === 6
  return of === weekday
}
