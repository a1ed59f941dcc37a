import type { Calendar, CalendarException, Day, Minute, Recurrence, Shift, Weekday } from '../../plan.ts'

/**
 * Minute by minute whether it is worked, by asking every rule of every day: slow, and plain to see that it is right.
 * Dates come from the host's own calendar.
 */
export function workedMinutes(calendars: readonly Calendar[], id: string, first: Minute, length: number): boolean[] {
  const worked: boolean[] = Array.from({ length }, () => false)
  for (let day = first / 1440 - 1; day * 1440 < first + length; day++)
    for (const { from, to } of shiftsOf(calendars, id, day))
      for (let minute = day * 1440 + from; minute < day * 1440 + to; minute++)
        if (minute >= first && minute < first + length) worked[minute - first] = true
  return worked
}

export function shiftsOf(calendars: readonly Calendar[], id: string, day: Day): readonly Shift[] {
  const chain: Calendar[] = []
  for (let at = calendars.find((one) => one.id === id); at; at = calendars.find((one) => one.id === at!.base))
    chain.push(at)
  for (const { exceptions } of chain) for (const one of exceptions) if (holds(one, day)) return one.shifts
  for (const { workWeeks } of chain)
    for (const { from, to, week } of workWeeks.toReversed())
      if (from <= day && day <= to && week[weekday(day)]) return week[weekday(day)]!
  for (const { week } of chain) if (week[weekday(day)]) return week[weekday(day)]!
  return []
}

export function holds({ from, to, every }: CalendarException, day: Day): boolean {
  if (day < from || day > to) return false
  if (!every) return true
  if (!fits(every, from, day)) return false
  const earlier = Array.from({ length: day - from }, (_, n) => from + n).filter((other) => fits(every, from, other))
  return earlier.length < (every.count ?? Number.POSITIVE_INFINITY)
}

function fits(every: Recurrence, from: Day, day: Day): boolean {
  const months = (dateOf(day).getUTCFullYear() - dateOf(from).getUTCFullYear()) * 12 + monthOf(day) - monthOf(from)
  const years = dateOf(day).getUTCFullYear() - dateOf(from).getUTCFullYear()
  switch (every.by) {
    case 'day':
      return (day - from) % every.interval === 0
    case 'week':
      return every.days.includes(weekday(day)) && weeksApart(from, day, every.weekStart ?? 0) % every.interval === 0
    case 'monthDay':
      return months % every.interval === 0 && isDayOfMonth(day, every.day)
    case 'monthPosition':
      return months % every.interval === 0 && isPosition(day, every.position, every.weekday)
    case 'yearDay':
      return years % every.interval === 0 && monthOf(day) === every.month - 1 && isDayOfMonth(day, every.day)
    case 'yearPosition':
      return (
        years % every.interval === 0 &&
        monthOf(day) === every.month - 1 &&
        isPosition(day, every.position, every.weekday)
      )
  }
}

const weeksApart = (from: Day, day: Day, weekStart: number): number => {
  let weeks = 0
  for (let at = from + 1; at <= day; at++) if (weekday(at) === weekStart) weeks++
  return weeks
}

const isDayOfMonth = (day: Day, wanted: number): boolean =>
  dateOf(day).getUTCDate() === wanted || (dateOf(day).getUTCDate() < wanted && monthOf(day + 1) !== monthOf(day))

function isPosition(day: Day, position: string, wanted: Weekday): boolean {
  if (!isA(wanted, day)) return false
  const inMonth: Day[] = []
  for (let at = day - dateOf(day).getUTCDate() + 1; monthOf(at) === monthOf(day); at++)
    if (isA(wanted, at)) inMonth.push(at)
  return inMonth.at(['first', 'second', 'third', 'fourth'].indexOf(position)) === day
}

const isA = (wanted: Weekday, day: Day): boolean =>
  wanted === 'day' ||
  wanted === weekday(day) ||
  (wanted === 'weekday' && !isWeekend(day)) ||
  (wanted === 'weekendDay' && isWeekend(day))

const isWeekend = (day: Day): boolean => weekday(day) === 0 || weekday(day) === 6
const dateOf = (day: Day): Date => new Date(day * 86_400_000)
const weekday = (day: Day): number => dateOf(day).getUTCDay()
const monthOf = (day: Day): number => dateOf(day).getUTCMonth()
