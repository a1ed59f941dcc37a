import type { Day, Minute } from '../plan.ts'

/** Minutes in a day by the clock. */
export const dayMinutes = 1440

/** The day an instant lies in; 00:00 belongs to the day it begins. */
export const dayOf = (instant: Minute): Day => Math.floor(instant / dayMinutes)

/** Minutes since 00:00 of the instant's day, 0 to 1,439. */
export const minuteOfDay = (instant: Minute): number => instant - dayOf(instant) * dayMinutes

/** The first minute of a day. */
export const startOfDay = (day: Day): Minute => day * dayMinutes

/** 0 = Sunday … 6 = Saturday (1970-01-01 was a Thursday). */
export const weekdayOf = (day: Day): number => (((day + 4) % 7) + 7) % 7

/** A date of the proleptic Gregorian calendar; months 1 to 12. */
export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/**
 * Days from 1970-01-01 of a date; a month outside 1 to 12 counts on into other years, a day outside its month into
 * other months. Source: H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
 */
export function civilDay(year: number, month: number, day: number): Day {
  const months = year * 12 + month - 1
  const fromMarch = months - 2
  const y = Math.floor(fromMarch / 12)
  const dayOfYear = Math.floor((153 * (fromMarch - y * 12) + 2) / 5) + day - 1
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468
}

/** The date of a day. Source: as `civilDay`, civil_from_days. */
export function dateOfDay(day: Day): CivilDate {
  const z = day + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  }
}

/** Days of a month, 28 to 31. */
export const daysInMonth = (year: number, month: number): number =>
  civilDay(year, month + 1, 1) - civilDay(year, month, 1)
