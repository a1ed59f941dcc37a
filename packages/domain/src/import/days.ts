/** Calendar arithmetic on 'YYYY-MM-DD' texts, with no clock and no time zone. */

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** null when there is no such day, or the year is outside 1900–2199. */
export function dayText(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export function monthEnd(year: number, month: number): string {
  return dayText(year, month, daysInMonth(year, month)) ?? ''
}

/** Days from the first to the second. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** The last day of a fiscal quarter of the fiscal year that begins in `startYear` at `startMonth`. */
export function fiscalQuarterEnd(startYear: number, quarter: number, startMonth: number): string {
  const months = startMonth - 1 + quarter * 3
  const year = startYear + Math.floor((months - 1) / 12)
  return monthEnd(year, ((months + 11) % 12) + 1)
}
