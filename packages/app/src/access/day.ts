/**
 * The day it is in a time zone.
 * @param instant ISO instant
 * @returns 'YYYY-MM-DD'
 */
export function dayIn(timeZone: string, instant: string): string {
  const minute = instant.slice(0, 16)
  const last = lastDays.get(timeZone)
  if (last?.minute === minute && instant.endsWith('Z')) return last.day
  const day = formatOf(timeZone).format(new Date(instant))
  if (instant.endsWith('Z')) lastDays.set(timeZone, { minute, day })
  return day
}

/** Eight in the morning of the day it is there, when plans begin unless told. @returns minutes of that zone's wall clock */
export function todayAtEight(timeZone: string, instant: string): number {
  return Date.parse(`${dayIn(timeZone, instant)}T08:00Z`) / 60_000
}

/** Every request asks for the day of now, and days begin at whole minutes. */
const lastDays = new Map<string, { readonly minute: string; readonly day: string }>()

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format takes a hundred times as long as using it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const kept = formats.get(timeZone)
  if (kept) return kept
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(timeZone, format)
  return format
}

/** Whether the zone is one of the IANA database. */
export function isTimeZone(text: string): boolean {
  try {
    formatOf(text)
    return true
  } catch {
    return false
  }
}
