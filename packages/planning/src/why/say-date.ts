import type { Day, Minute } from '../plan.ts'
import type { WorkingTime } from '../calendar/working-time.ts'
import { dateOfDay, dayOf, minuteOfDay, startOfDay, weekdayOf } from '../time/days.ts'

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Tue 14 May`; with the year where it is not the one that is being talked about. */
export function saysDay(day: Day, year?: number): string {
  const date = dateOfDay(day)
  const text = `${weekdays[weekdayOf(day)]} ${date.day} ${months[date.month - 1]}`
  return year === undefined || date.year === year ? text : `${text} ${date.year}`
}

/** `Tue 14 May 17:00`. */
export function saysInstant(instant: Minute, year?: number): string {
  const minute = minuteOfDay(instant)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${saysDay(dayOf(instant), year)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** Whole days after one instant and before another on which nobody works: `Sat 9 and Sun 10 May`; empty without any. */
export function saysClosedDays(time: WorkingTime, from: Minute, to: Minute, year?: number): string {
  const stretches: [Day, Day][] = []
  // A year of days is more than anyone would read.
  const last = Math.min(dayOf(to - 1), dayOf(from) + 366)
  for (let day = dayOf(from - 1) + 1; day <= last; day++) {
    if (time.workAt(startOfDay(day)) !== time.workAt(startOfDay(day + 1))) continue
    const stretch = stretches.at(-1)
    if (stretch?.[1] === day - 1) stretch[1] = day
    else stretches.push([day, day])
  }
  const said = stretches.slice(0, 2).map(([first, last]) => {
    if (first === last) return saysDay(first, year)
    return `${saysDay(first, year)} ${last === first + 1 ? 'and' : 'to'} ${saysDay(last, year)}`
  })
  const more = stretches.slice(2).reduce((days, [first, last]) => days + last - first + 1, 0)
  return said.join(', ') + (more > 0 ? ` and ${more} days more` : '')
}
