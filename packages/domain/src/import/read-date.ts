import { dayText, daysInMonth, fiscalQuarterEnd, monthEnd } from './days.ts'
import { monthNumber, monthPattern } from './months.ts'
import type { DateOrder, DatePrecision } from './types.ts'

/** What a date column needs to know to read a cell. `edge` says which day stands for a whole month or quarter. */
export type DateStyle = {
  order: DateOrder
  /** yy below it is 20yy. */
  pivot: number
  edge: 'start' | 'end'
  fiscalYearStartMonth: number
  serials?: '1900' | '1904'
}

/** `impossible`: it has the shape of a date, but there is no such day. */
export type DateRead = { value: string; precision: DatePrecision } | { impossible: true } | null

export function readDate(text: string, style: DateStyle): DateRead {
  const folded = text
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/^'/, '')
  if (folded.length > 60 || !/\d/.test(folded)) return null
  const bare = folded.replace(/[T ,]+\d{1,2}:\d\d(:\d\d(\.\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/i, '')
  return numericDate(bare, style) ?? namedMonth(bare, style) ?? quarter(bare, style) ?? yearOrSerial(bare, style)
}

function numericDate(text: string, style: DateStyle): DateRead {
  const parts = /^(\d{1,4})\s?([./-])\s?(\d{1,4})\s?\2\s?(\d{1,5})$/.exec(text)
  if (parts === null) return null
  const [a, b, c] = [parts[1], parts[3], parts[4]] as [string, string, string]
  const ordered: [string, string, string] = a.length === 4 ? [a, b, c] : style.order === 'mdy' ? [c, a, b] : [c, b, a]
  const [year, month, day] = ordered
  if (month.length > 2 || day.length > 2 || year.length === 1 || year.length === 3 || year.length > 4)
    return { impossible: true }
  return whole(dayText(fullYear(year, style.pivot), Number(month), Number(day)))
}

function whole(day: string | null): DateRead {
  return day === null ? { impossible: true } : { value: day, precision: 'day' }
}

/** Two-digit years by the pivot: 69 → 2069, 70 → 1970 with pivot 70. */
export function fullYear(year: string, pivot: number): number {
  const number = Number(year)
  return year.length > 2 ? number : number + (number < pivot ? 2000 : 1900)
}

const dayFirst = new RegExp(
  `^(?:[a-z]+,? )?(\\d{1,2})(?:st|nd|rd|th|\\.)?[ -/]*(?:of )?(${monthPattern})\\.?,?[ -/]*'?(\\d{4}|\\d{2})$`,
  'i',
)
const monthFirst = new RegExp(`^(?:[a-z]+,? )?(${monthPattern})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`, 'i')
const monthOnly = new RegExp(`^(?:end(?: of)? |mid |early |late )?(${monthPattern})\\.?,?[ -/]*'?(\\d{4}|\\d{2})$`, 'i')
const yearMonth = /^(\d{4})[-/.](\d{1,2})$/
const monthYear = /^(\d{1,2})[-/.](\d{4})$/

function namedMonth(text: string, style: DateStyle): DateRead {
  const first = dayFirst.exec(text)
  if (first !== null) return namedDay(first[3], first[2], first[1], style)
  const second = monthFirst.exec(text)
  if (second !== null) return namedDay(second[3], second[1], second[2], style)
  const only = monthOnly.exec(text)
  if (only !== null) return wholeMonth(fullYear(only[2] ?? '', style.pivot), monthNumber(only[1] ?? ''), style)
  const iso = yearMonth.exec(text)
  if (iso !== null) return wholeMonth(Number(iso[1]), Number(iso[2]), style)
  const reversed = monthYear.exec(text)
  return reversed === null ? null : wholeMonth(Number(reversed[2]), Number(reversed[1]), style)
}

function namedDay(year = '', month = '', day = '', style: DateStyle): DateRead {
  return whole(dayText(fullYear(year, style.pivot), monthNumber(month), Number(day)))
}

function wholeMonth(year: number, month: number, style: DateStyle): DateRead {
  if (month < 1 || month > 12) return { impossible: true }
  const value = dayText(year, month, style.edge === 'start' ? 1 : daysInMonth(year, month))
  return value === null ? { impossible: true } : { value, precision: 'month' }
}

const calendarQuarter = /^(?:(\d{4})[ -/]*Q([1-9])|Q([1-9])[ -/]*(\d{4}))$/i
const fiscalQuarter =
  /^(?:FY ?)?(?:(\d{4}|\d{2})[/-](\d{4}|\d{2})[ -/]*Q([1-9])|Q([1-9])[ -/]*(?:FY ?)?(\d{4}|\d{2})[/-](\d{4}|\d{2}))$/i

function quarter(text: string, style: DateStyle): DateRead {
  const fiscal = fiscalQuarter.exec(text)
  if (fiscal !== null) {
    const start = fullYear(fiscal[1] ?? fiscal[5] ?? '', style.pivot)
    return wholeQuarter(start, Number(fiscal[3] ?? fiscal[4]), style.fiscalYearStartMonth, style)
  }
  const calendar = calendarQuarter.exec(text)
  if (calendar === null) return null
  return wholeQuarter(Number(calendar[1] ?? calendar[4]), Number(calendar[2] ?? calendar[3]), 1, style)
}

function wholeQuarter(year: number, number: number, startMonth: number, style: DateStyle): DateRead {
  if (number > 4 || year < 1900 || year > 2199) return { impossible: true }
  const end = fiscalQuarterEnd(year, number, startMonth)
  if (style.edge === 'end') return { value: end, precision: 'quarter' }
  const before = fiscalQuarterEnd(year, number - 1, startMonth)
  const [endYear, endMonth] = before.split('-').map(Number) as [number, number]
  const next = endMonth === 12 ? dayText(endYear + 1, 1, 1) : dayText(endYear, endMonth + 1, 1)
  return { value: next ?? end, precision: 'quarter' }
}

function yearOrSerial(text: string, style: DateStyle): DateRead {
  const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text)
  if (compact !== null) return whole(dayText(Number(compact[1]), Number(compact[2]), Number(compact[3])))
  if (/^(19|20|21)\d\d$/.test(text)) {
    const year = Number(text)
    return { value: style.edge === 'start' ? `${year}-01-01` : monthEnd(year, 12), precision: 'year' }
  }
  if (style.serials === undefined || !/^\d{4,5}(\.\d+)?$/.test(text)) return null
  const offset = style.serials === '1904' ? 24_107 : 25_569
  const day = new Date((Math.floor(Number(text)) - offset) * 86_400_000).toISOString().slice(0, 10)
  return { value: day, precision: 'day' }
}
