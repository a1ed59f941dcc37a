const dayMillis = 86_400_000

/** Days since 1 January 1970 of an ISO day; NaN for what is not a day of the calendar. */
export function dayNumber(day: string): number {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  const date = Number(day.slice(8, 10))
  const millis = Date.UTC(year, month - 1, date)
  const back = new Date(millis)
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === date ? millis / dayMillis : Number.NaN
}

/** Whole calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

export function addDays(day: string, days: number): string {
  return new Date((dayNumber(day) + days) * dayMillis).toISOString().slice(0, 10)
}
