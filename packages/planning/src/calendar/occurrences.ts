import type { CalendarException, Day, Position, Recurrence, Weekday } from '../plan.ts'
import { civilDay, dateOfDay, weekdayOf } from '../time/days.ts'

/**
 * The days on which an exception holds, in order, none after `until`. A month without a 31st takes its last day
 * instead, and a year without a 29th of February the 28th.
 */
export function occurrences(exception: CalendarException, until: Day): readonly Day[] {
  const days: Day[] = []
  eachOccurrence(exception, exception.from, until, (day) => days.push(day))
  return days
}

/** The same, none before `since`: years before that take no time, unless occurrences are counted. */
export function eachOccurrence(
  { from, to, every }: CalendarException,
  since: Day,
  until: Day,
  visit: (day: Day) => void,
): void {
  const last = Math.min(to, until)
  if (every === undefined) return daily(from, Math.max(from, since), last, 1, visit)
  const interval = Math.max(1, Math.floor(every.interval) || 1)
  const { count } = every
  if (every.by === 'day') {
    const end = count === undefined ? last : Math.min(last, from + (Math.max(0, Math.ceil(count)) - 1) * interval)
    return daily(from, Math.max(from, since), end, interval, visit)
  }
  const first = count === undefined ? Math.max(from, since) : from
  let left = count ?? Number.POSITIVE_INFINITY
  candidates(every, interval, from, first, last, (day) => {
    if (day < first) return true
    if (day > last || left-- <= 0) return false
    if (day >= since) visit(day)
    return true
  })
}

/** Days from `from` on, a step apart, none before `first`. */
function daily(from: Day, first: Day, last: Day, step: number, visit: (day: Day) => void): void {
  for (let day = from + Math.ceil((first - from) / step) * step; day <= last; day += step) visit(day)
}

/** @param take whether to go on */
type Take = (day: Day) => boolean

function candidates(
  every: Exclude<Recurrence, { by: 'day' }>,
  interval: number,
  from: Day,
  first: Day,
  last: Day,
  take: Take,
): void {
  switch (every.by) {
    case 'week':
      return weekly(from, first, last, interval, every.days, every.weekStart ?? 0, take)
    case 'monthDay':
      return inMonths(monthOf(from), interval, first, last, take, (month) => dayInMonth(month, every.day))
    case 'monthPosition':
      return inMonths(monthOf(from), interval, first, last, take, (month) =>
        positionInMonth(month, every.position, every.weekday),
      )
    case 'yearDay':
      return inMonths(yearOf(from) * 12 + every.month - 1, interval * 12, first, last, take, (month) =>
        dayInMonth(month, every.day),
      )
    case 'yearPosition':
      return inMonths(yearOf(from) * 12 + every.month - 1, interval * 12, first, last, take, (month) =>
        positionInMonth(month, every.position, every.weekday),
      )
  }
}

function weekly(
  from: Day,
  first: Day,
  last: Day,
  interval: number,
  days: readonly number[],
  weekStart: number,
  take: Take,
): void {
  const offsets = [0, 1, 2, 3, 4, 5, 6].filter((offset) => days.includes((offset + weekStart) % 7))
  if (offsets.length === 0) return
  const step = interval * 7
  const begins = from - ((weekdayOf(from) - weekStart + 7) % 7)
  for (let week = begins + Math.floor((first - begins) / step) * step; week <= last; week += step)
    for (const offset of offsets) if (!take(week + offset)) return
}

/** @param month months since the year 0 */
function inMonths(
  month: number,
  interval: number,
  first: Day,
  last: Day,
  take: Take,
  dayIn: (month: number) => Day,
): void {
  const skipped = Math.max(0, Math.ceil((monthOf(first) - month) / interval))
  for (let at = month + skipped * interval; firstOf(at) <= last; at += interval) if (!take(dayIn(at))) return
}

const yearOf = (day: Day): number => dateOfDay(day).year

const monthOf = (day: Day): number => yearOf(day) * 12 + dateOfDay(day).month - 1

const firstOf = (month: number): Day => civilDay(0, month + 1, 1)

const dayInMonth = (month: number, day: number): Day =>
  firstOf(month) + Math.max(1, Math.min(day, firstOf(month + 1) - firstOf(month))) - 1

/** The first, second … of such days in a month, or the last of them. */
function positionInMonth(month: number, position: Position, weekday: Weekday): Day {
  const forward = position !== 'last'
  let day = forward ? firstOf(month) : firstOf(month + 1) - 1
  if (typeof weekday === 'number') {
    if (!forward) return day - ((weekdayOf(day) - weekday + 7) % 7)
    return day + ((weekday - weekdayOf(day) + 7) % 7) + 7 * positions.indexOf(position)
  }
  for (let left = forward ? positions.indexOf(position) : 0; ; day += forward ? 1 : -1)
    if (isA(weekday, day) && left-- === 0) return day
}

const positions: readonly Position[] = ['first', 'second', 'third', 'fourth']

function isA(weekday: Exclude<Weekday, number>, day: Day): boolean {
  const of = weekdayOf(day)
  if (weekday === 'day') return true
  return weekday === 'weekday' ? of >= 1 && of <= 5 : of === 0 || of === 6
}
