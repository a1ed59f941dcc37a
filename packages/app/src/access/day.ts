/**
 * The day it is in a time zone.
 * @param instant ISO instant
 * @returns 'YYYY-MM-DD'
 */
export function dayIn(timeZone: string, instant: string): string {
  return formatOf(timeZone).format(new Date(instant))
}

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
