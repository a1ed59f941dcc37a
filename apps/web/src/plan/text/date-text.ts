import { type Minute, parseIsoLocal } from '@gantry/planning'
import { civilDay, dateOfDay, dayMinutes, dayOf, daysInMonth, minuteOfDay, weekdayOf } from '@gantry/planning/time/days'

/** An instant as people type it; `time` undefined where they gave a day alone. */
export interface TypedDate {
  readonly day: number
  /** Minutes since 00:00. */
  readonly time: number | undefined
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekdayWord = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i
const timeWord = /(?:^|[\sT,])(\d{1,2}):(\d\d)$/
const withMonthName = /^(\d{1,2})\.?\s*([a-z]{3,9})\.?,?\s*(\d{2}|\d{4})?$/i
const monthFirst = /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s*(\d{2}|\d{4})?$/i
const numbers = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{2}|\d{4}))?$/

/**
 * Reads `14 May 2027`, `14 May`, `14/5/27`, `2027-05-14`, with or without a time behind it. Day before month, as the dates
 * beside it are written; without a year the one nearest to `around`.
 */
export function parseDate(text: string, around: Minute): TypedDate | undefined {
  let rest = text.trim().replace(weekdayWord, '')
  const iso = /^\d{4}-\d\d-\d\d/.test(rest) ? parseIsoLocal(rest) : undefined
  if (iso !== undefined) return { day: dayOf(iso), time: /\d:\d\d/.test(rest) ? minuteOfDay(iso) : undefined }
  const clock = timeWord.exec(rest)
  if (clock) rest = rest.slice(0, clock.index).trim()
  const time = clock ? Number(clock[1]) * 60 + Number(clock[2]) : undefined
  if (time !== undefined && (time > dayMinutes || Number(clock![2]) > 59)) return undefined
  const day = readDay(rest, around)
  return day === undefined ? undefined : { day, time }
}

function readDay(text: string, around: Minute): number | undefined {
  const named = withMonthName.exec(text)
  if (named) return dayIn(named[3], monthOf(named[2]!), Number(named[1]), around)
  const first = monthFirst.exec(text)
  if (first) return dayIn(first[3], monthOf(first[1]!), Number(first[2]), around)
  const plain = numbers.exec(text)
  if (plain) return dayIn(plain[3], Number(plain[2]), Number(plain[1]), around)
  return undefined
}

function monthOf(word: string): number {
  const at = months.findIndex((month) => word.toLowerCase().startsWith(month))
  const full = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october']
  const known = [...full, 'november', 'december'][at]
  return known !== undefined && (known.startsWith(word.toLowerCase()) || word.toLowerCase() === 'sept') ? at + 1 : 0
}

function dayIn(year: string | undefined, month: number, day: number, around: Minute): number | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined
  const near = dayOf(around)
  const years =
    year === undefined
      ? [-1, 0, 1].map((step) => dateOfDay(near).year + step)
      : [year.length === 2 ? 2000 + Number(year) : Number(year)]
  const found = years.filter((one) => day <= daysInMonth(one, month)).map((one) => civilDay(one, month, day))
  return found.sort((a, b) => Math.abs(a - near) - Math.abs(b - near))[0]
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const two = (number: number) => String(number).padStart(2, '0')

/** `14 May 2027`. */
export function dayText(day: number): string {
  const { year, month, day: date } = dateOfDay(day)
  return `${date} ${monthNames[month - 1]} ${year}`
}

/** `08:00`; the end of a day is 24:00. */
export const timeText = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** The day a finish is said to be on: 00:00 belongs to the day before. */
export const dayOfFinish = (finish: Minute): number => dayOf(finish - 1)

/** `14 May 2027 08:00`; a finish at 00:00 is 24:00 of the day before. */
export function instantText(instant: Minute, end: 'start' | 'finish'): string {
  const day = end === 'start' ? dayOf(instant) : dayOfFinish(instant)
  return `${dayText(day)} ${timeText(instant - day * dayMinutes)}`
}

/** `Friday 14 May 2027`, as it is read aloud. */
export const spokenDay = (day: number): string => `${weekdayNames[weekdayOf(day)]} ${dayText(day)}`
