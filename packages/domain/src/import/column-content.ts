import { cellText } from './cell-text.ts'
import { decimalMark, readAmount, type DecimalMark } from './read-amount.ts'
import { readAbsence } from './read-absence.ts'
import { readDate, type DateStyle } from './read-date.ts'
import { readRange } from './read-money.ts'
import { readRating } from './rating-scales.ts'
import type { RatingValue, RawTable } from './types.ts'

/** What the cells of one column look like. Counts are of rows; `present` are those that are not absences. */
export type ColumnContent = {
  rows: number
  blank: number
  present: number
  distinct: number
  /** Present cells that can be read as … (a cell may count under several). */
  dates: number
  amounts: number
  ranges: number
  percents: number
  /** Amounts with a currency sign, a code or a suffix like "m". */
  moneyMarks: number
  ratings: number
  booleans: number
  urls: number
  long: number
  /** Dates by the orders that can read them. */
  order: { onlyDayFirst: number; onlyMonthFirst: number; either: number; yearFirst: number }
  decimal: DecimalMark
  currencies: Map<string, number>
  suffixes: Map<number, number>
  ratingValues: Set<RatingValue>
  /** Whole numbers counting up by one from 0 or 1, row by row. */
  counter: boolean
  /** Numbers all within −1 … 1 with fractions among them. */
  fractions: boolean
  meanLength: number
  /** Present texts with how many rows hold each, in order of appearance. */
  texts: Map<string, number>
  /** Plain numbers of the size of a spreadsheet's day numbers (years 1954 to 2091). */
  serials: number
}

export function columnContent(table: RawTable, index: number): ColumnContent {
  const { texts, blank } = collect(table, index)
  const decimal = decimalMark(sample(texts))
  const content = emptyContent(table.rows.length, blank, texts, decimal)
  content.counter = isCounter(table, index)
  let length = 0
  let fractional = true
  for (const [text, count] of texts) {
    content.present += count
    length += text.length * count
    measure(content, text, count)
    const amount = readAmount(text, decimal)
    if (amount !== null && Math.abs(Number(amount.digits)) > 1) fractional = false
  }
  content.fractions = fractional && content.amounts > 0 && [...texts.keys()].some((text) => /[.,]\d/.test(text))
  content.meanLength = content.present === 0 ? 0 : length / content.present
  return content
}

function collect(table: RawTable, index: number) {
  const texts = new Map<string, number>()
  let blank = 0
  for (const { cells } of table.rows) {
    const text = cellText(cells[index]).trim()
    if (text === '') blank++
    else if (!isAbsent(text)) texts.set(text, (texts.get(text) ?? 0) + 1)
  }
  return { texts, blank }
}

function isAbsent(text: string): boolean {
  return text.length < 600 && readAbsence(text) !== null
}

function sample(texts: Map<string, number>): string[] {
  const short: string[] = []
  for (const text of texts.keys()) {
    if (text.length <= 40) short.push(text)
    if (short.length >= 500) break
  }
  return short
}

function emptyContent(rows: number, blank: number, texts: Map<string, number>, decimal: DecimalMark): ColumnContent {
  return {
    rows,
    blank,
    present: 0,
    distinct: texts.size,
    dates: 0,
    amounts: 0,
    ranges: 0,
    percents: 0,
    moneyMarks: 0,
    ratings: 0,
    booleans: 0,
    urls: 0,
    long: 0,
    order: { onlyDayFirst: 0, onlyMonthFirst: 0, either: 0, yearFirst: 0 },
    decimal,
    currencies: new Map(),
    suffixes: new Map(),
    ratingValues: new Set(),
    counter: false,
    fractions: false,
    meanLength: 0,
    texts,
    serials: 0,
  }
}

function measure(content: ColumnContent, text: string, count: number): void {
  if (text.length > 80 || text.includes('\n')) content.long += count
  if (/^(https?:\/\/|www\.)\S+$/i.test(text)) content.urls += count
  if (/^(y|n|yes|no|true|false)$/i.test(text)) content.booleans += count
  const rating = readRating(text)
  if (rating !== null) {
    content.ratings += count
    content.ratingValues.add(rating)
  }
  if (text.length > 80) return
  measureDate(content, text, count)
  measureAmount(content, text, count)
}

function measureDate(content: ColumnContent, text: string, count: number): void {
  const dayFirst = isDay(text, 'dmy')
  const monthFirst = isDay(text, 'mdy')
  if (!dayFirst && !monthFirst) {
    if (/^\d{1,4}[./-]\d{1,4}[./-]\d{1,5}$/.test(text)) content.dates += count
    return
  }
  content.dates += count
  if (/^\d{4}[./-]/.test(text)) content.order.yearFirst += count
  else if (!/^\d{1,2}[./-]\d{1,2}[./-]\d/.test(text)) return
  else if (dayFirst && monthFirst) content.order.either += count
  else if (dayFirst) content.order.onlyDayFirst += count
  else content.order.onlyMonthFirst += count
}

/** Plain years and compact digits do not make a date column by themselves. */
function isDay(text: string, order: DateStyle['order']): boolean {
  if (/^\d+(\.\d+)?$/.test(text)) return false
  const read = readDate(text, { order, pivot: 70, edge: 'end', fiscalYearStartMonth: 4 })
  return read !== null && 'value' in read
}

function measureAmount(content: ColumnContent, text: string, count: number): void {
  const range = readRange(text, content.decimal)
  if (range === null) return
  const amount = range.high ?? range.low
  if (range.single) content.amounts += count
  else content.ranges += count
  if (amount === null) return
  if (amount.percent) content.percents += count
  if (amount.currency !== undefined || amount.multiplier !== undefined) content.moneyMarks += count
  if (amount.currency !== undefined) add(content.currencies, amount.currency, count)
  if (amount.multiplier !== undefined) add(content.suffixes, amount.multiplier, count)
  if (range.single && /^[2-6]\d{4}(\.\d+)?$/.test(text)) content.serials += count
}

function add<Key>(counts: Map<Key, number>, key: Key, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count)
}

function isCounter(table: RawTable, index: number): boolean {
  if (table.rows.length < 2) return false
  let expected: number | null = null
  for (const { cells } of table.rows) {
    const text = cellText(cells[index]).trim()
    if (!/^\d{1,9}(\.0)?$/.test(text)) return false
    const number = Number(text)
    if (expected === null ? number > 1 : number !== expected) return false
    expected = number + 1
  }
  return true
}

/** Share of present cells, 0 to 1; 0 for a column without any. */
export function share(content: ColumnContent, count: number): number {
  return content.present === 0 ? 0 : count / content.present
}
