import type { Day, Minute } from '../plan.ts'
import { dateOfDay, civilDay, dayMinutes, dayOf, daysInMonth } from './days.ts'

const shape = /^\s*(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?\s*$/

/**
 * Reads a local date and time, `2026-05-14T08:00`, with or without seconds (rounded to the nearest minute), or a date
 * alone (its 00:00). `24:00` is the end of the day. Anything else, and dates that do not exist, give undefined.
 */
export function parseIsoLocal(text: string): Minute | undefined {
  const parts = shape.exec(text)
  if (!parts) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0))
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  if (minute > 59 || second > 59 || hour * 60 + minute > dayMinutes) return undefined
  return civilDay(year, month, day) * dayMinutes + hour * 60 + minute + (second >= 30 ? 1 : 0)
}

/** Reads a local date, `2026-05-14`; a time behind it is ignored. */
export function parseIsoDay(text: string): Day | undefined {
  const minute = parseIsoLocal(text)
  return minute === undefined ? undefined : dayOf(minute)
}

/** `2026-05-14T08:00`; the end of a day is written as 00:00 of the next. */
export function isoLocal(instant: Minute): string {
  const day = dayOf(instant)
  const minute = instant - day * dayMinutes
  return `${isoDay(day)}T${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`
}

/** `2026-05-14`. */
export function isoDay(day: Day): string {
  const { year, month, day: dayOfMonth } = dateOfDay(day)
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(dayOfMonth)}`
}

const pad = (number: number): string => String(number).padStart(2, '0')
