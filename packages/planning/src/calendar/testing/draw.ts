import type { Calendar, CalendarException, Minute, Shift, Week } from '../../plan.ts'
import { startOfDay, weekdayOf } from '../../time/days.ts'
import { isoDay, parseIsoDay } from '../../time/iso.ts'
import { isWorking } from '../work.ts'
import type { WorkingTime } from '../working-time.ts'

const weekdays = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa']

/** A line a day, a character an hour: `X` worked, `.` not; `x` where only part of the hour is. */
export function drawDays(time: WorkingTime, from: string, days: number): string {
  const first = parseIsoDay(from)!
  return Array.from({ length: days }, (_, n) => {
    const hours = Array.from({ length: 24 }, (_, hour) => drawHour(time, startOfDay(first + n) + hour * 60))
    return `${weekdays[weekdayOf(first + n)]} ${isoDay(first + n)} |${hours.join('')}|`
  }).join('\n')
}

function drawHour(time: WorkingTime, start: Minute): string {
  const worked = Array.from({ length: 60 }, (_, n) => isWorking(time, start + n)).filter(Boolean).length
  return worked === 60 ? 'X' : worked === 0 ? '.' : 'x'
}

/** A drawing as it stands in a test, without its indentation. */
export const drawing = (text: string): string => text.replaceAll(/^ +/gm, '').trim()

/** `8-12 13-17` or `22:30-30` (until six the next morning) or nothing. */
export function hours(text: string): Shift[] {
  return text
    .split(' ')
    .filter((span) => span !== '')
    .map((span) => span.split('-').map(minutesOf))
    .map(([from, to]) => ({ from: from!, to: to! }))
}

function minutesOf(text: string): number {
  const [hour, minute = '0'] = text.split(':')
  return Number(hour) * 60 + Number(minute)
}

/** Lines such as `Mo-Fr 8-12 13-17`, `Sa` (not worked); days not named are left to the base. */
export function week(...lines: readonly string[]): Week {
  const worked: (Shift[] | undefined)[] = weekdays.map(() => undefined)
  for (const line of lines) {
    const [days = '', ...rest] = line.split(' ')
    for (const day of daysNamed(days)) worked[day] = hours(rest.join(' '))
  }
  return worked as unknown as Week
}

function daysNamed(text: string): number[] {
  const [first, last = first] = text.split('-').map((day) => weekdays.indexOf(day))
  return Array.from({ length: ((last! - first! + 7) % 7) + 1 }, (_, n) => (first! + n) % 7)
}

/** An exception on a day or from one to another, `2026-05-14..2026-05-17`. */
export function exception(dates: string, worked = '', rest: Partial<CalendarException> = {}): CalendarException {
  const [from, to = from] = dates.split('..').map((day) => parseIsoDay(day)!)
  return { from: from!, to: to!, shifts: hours(worked), ...rest }
}

export const calendar = (id: string, of: Week, rest: Partial<Calendar> = {}): Calendar => ({
  id,
  name: id,
  week: of,
  workWeeks: [],
  exceptions: [],
  ...rest,
})
