// Texts of MSPDI ↔ values of a plan. Reading gives `undefined` for what is no value; the finding is the caller's.
import type { Minute } from '@gantry/planning/plan'
import { civilDay, dayMinutes, daysInMonth } from '@gantry/planning/time/days'
import { isoLocal } from '@gantry/planning/time/iso'

/** A date as the file has it: whole minutes, and whether seconds were rounded. A zone is not looked at: wall clock. */
export interface ReadDate {
  readonly minute: Minute
  readonly rounded: boolean
}

/** `2026-05-14T08:00:00`, by far the most common, is taken apart by hand: a large file has hundreds of thousands. */
export function readDate(text: string): ReadDate | undefined {
  const plain = text.length === 19 && text.charCodeAt(10) === capitalT
  return plain
    ? dateFrom(
        digits(text, 0, 4),
        digits(text, 5, 2),
        digits(text, 8, 2),
        digits(text, 11, 2),
        digits(text, 14, 2),
        digits(text, 17, 2),
      )
    : oddDate(text)
}

const capitalT = 84

const otherDates = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?$/

function oddDate(text: string): ReadDate | undefined {
  const parts = otherDates.exec(text)
  if (parts === null) return undefined
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => (part === undefined ? 0 : Number(part)))
  return dateFrom(year!, month!, day!, hour!, minute!, second!)
}

function dateFrom(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): ReadDate | undefined {
  const inTime = hour >= 0 && hour <= 24 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59
  if (!inTime || !(year >= firstYear && year <= lastYear && month >= 1 && month <= 12)) return undefined
  if (!(day >= 1 && day <= daysInMonth(year, month))) return undefined
  const whole = civilDay(year, month, day) * dayMinutes + hour * 60 + minute
  return { minute: second >= 30 ? whole + 1 : whole, rounded: second !== 0 }
}

/** The number that some digits of a text make; not a number when they are none. */
function digits(text: string, from: number, count: number): number {
  let number = 0
  for (let at = from; at < from + count; at++) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    number = number * 10 + digit
  }
  return number
}

/** Calendars reach this far; dates beyond are what programs write for "none". */
const firstYear = 1900
const lastYear = 2200

export const writeDate = (minute: Minute): string => `${isoLocal(minute)}:00`

/** Minute of a day as `HH:MM:SS`; the end of a day is 00:00:00. */
export function writeTime(minute: number): string {
  const ofDay = minute % dayMinutes
  return `${two(Math.floor(ofDay / 60))}:${two(Math.floor(ofDay % 60))}:00`
}

/** Minute of the day of `HH:MM:SS`, or of the time in a whole date. */
export function readTime(text: string): number | undefined {
  const parts = /^(?:\d{4}-\d\d-\d\dT)?(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?$/.exec(text)
  if (parts === null) return undefined
  const minute = Number(parts[1]) * 60 + Number(parts[2])
  return minute <= dayMinutes ? minute : undefined
}

/** Hours, minutes and seconds; most durations are no more. */
const clockDuration = /^PT(\d+)H(\d+)M(\d+)S$/
const otherDurations =
  /^(-?)P(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** `PT8H30M0S` → minutes, with the fraction that seconds make; years and months are no length of work. */
export function readDuration(text: string): number | undefined {
  const parts = clockDuration.exec(text)
  const total = parts === null ? oddDuration(text) : Number(parts[1]) * 60 + Number(parts[2]) + Number(parts[3]) / 60
  return total !== undefined && Math.abs(total) < longest ? total : undefined
}

function oddDuration(text: string): number | undefined {
  const parts = otherDurations.exec(text)
  if (parts === null) return undefined
  const [days, hours, minutes, seconds] = parts.slice(2).map((part) => (part === undefined ? 0 : Number(part)))
  const total = days! * dayMinutes + hours! * 60 + minutes! + seconds! / 60
  return parts[1] === '-' ? -total : total
}

/** A thousand years of minutes: what is longer is a mistake. */
const longest = 526_000_000

export function writeDuration(minutes: number): string {
  const length = Math.abs(minutes)
  return `${minutes < 0 ? '-' : ''}PT${Math.floor(length / 60)}H${length % 60}M0S`
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/

export function readNumber(text: string): number | undefined {
  const value = decimal.test(text) ? Number(text) : undefined
  return value !== undefined && Math.abs(value) < 1e15 ? value : undefined
}

export function readFlag(text: string): boolean | undefined {
  if (text === '1' || text === 'true') return true
  return text === '0' || text === 'false' ? false : undefined
}

export const writeFlag = (value: boolean | undefined): string => (value === true ? '1' : '0')

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
