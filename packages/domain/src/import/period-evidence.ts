import { cellText } from './cell-text.ts'
import { fiscalQuarterEnd, monthEnd } from './days.ts'
import { mentions, namedPeriod, periodInName } from './period-text.ts'
import { readCell } from './read-cell.ts'
import type { ColumnMapping, ImportContext, PeriodEvidence, RawTable } from './types.ts'

type Row = RawTable['rows'][number]

/** All evidence of which period a table speaks of and on which day it was true, strongest first. */
export function periodEvidence(
  table: RawTable,
  columns: ColumnMapping[],
  rows: Row[],
  context: ImportContext,
  labels: ColumnMapping | undefined,
): PeriodEvidence[] {
  const startMonth = context.fiscalYearStartMonth ?? 4
  const user = userEvidence(context, startMonth)
  const column = labels === undefined ? [] : columnEvidence(rows, labels, startMonth)
  const name = nameEvidence('fileName', table.file, startMonth)
  const year = yearOf([...user, ...column, ...name])
  const content = contentEvidence(rows, year, startMonth)
  const preamble = preambleEvidence(table, startMonth)
  const title = preamble.length > 0 ? [] : titleEvidence(table, startMonth)
  const sheet = table.sheet === undefined ? [] : nameEvidence('sheet', table.sheet, startMonth)
  const header = headerEvidence(table, startMonth)
  const dates = [...latestEvidence(columns, rows, context), ...constantEvidence(columns, rows, context)]
  return [
    ...user,
    ...column,
    ...preamble,
    ...content,
    ...title,
    ...name,
    ...sheet,
    ...dates,
    ...header,
    ...yearEnd(year),
  ]
}

function userEvidence({ period }: ImportContext, startMonth: number): PeriodEvidence[] {
  if (period === undefined || period.trim() === '') return []
  const named = namedPeriod(period, startMonth)
  const words = `"${period}" was given with the import`
  return [
    {
      source: 'user',
      words,
      label: named?.label ?? period.trim(),
      ...(named?.asOf ? { asOf: named.asOf } : {}),
      won: false,
    },
  ]
}

function columnEvidence(rows: Row[], column: ColumnMapping, startMonth: number): PeriodEvidence[] {
  const texts = new Set(rows.map((row) => periodText(cellText(row.cells[column.index]))).filter((text) => text !== ''))
  const [only] = texts
  if (texts.size !== 1 || only === undefined) return []
  const named = namedPeriod(only, startMonth)
  const words = `every row says "${only}" in "${column.header}"`
  return [
    { source: 'column', words, label: named?.label ?? only, ...(named?.asOf ? { asOf: named.asOf } : {}), won: false },
  ]
}

function nameEvidence(source: 'fileName' | 'sheet', name: string, startMonth: number): PeriodEvidence[] {
  const named = periodInName(name, startMonth)
  if (named === null) return []
  const words = `the ${source === 'sheet' ? 'sheet' : 'file'} is called "${name}"`
  return [{ source, words, label: named.label, ...(named.asOf === null ? {} : { asOf: named.asOf }), won: false }]
}

function preambleEvidence(table: RawTable, startMonth: number): PeriodEvidence[] {
  const text = table.preamble.join(' · ')
  const dated = mentions(text, startMonth).find(({ asAt, kind }) => asAt || kind !== 'month')
  const status = /(?:status|as[- ]of|as[- ]at|report(?:ing)?) date[ :·]*((?:19|20)\d\d-\d\d-\d\d)/i.exec(text)?.[1]
  const asOf = status ?? dated?.asOf
  return asOf === undefined
    ? []
    : [{ source: 'preamble', words: `above the table stands "${text.slice(0, 80)}"`, asOf, won: false }]
}

/** Speaks of when the file was made, not of what it says. */
const made = /\b(publish\w*|releas\w*|issued?|printed|created|extracted|exported|updated|version|next|due)\b/i

/** "Portfolio report March 2026" above the table: the end of the one month that its lines name. */
function titleEvidence(table: RawTable, startMonth: number): PeriodEvidence[] {
  const named = table.preamble.flatMap((line) =>
    made.test(line)
      ? []
      : mentions(line, startMonth).flatMap(({ kind, asOf }) => (kind === 'month' ? [{ line, asOf }] : [])),
  )
  const [first] = named
  if (first === undefined || named.some(({ asOf }) => asOf !== first.asOf)) return []
  const words = `above the table stands "${first.line.slice(0, 80)}", of which the month's last day is taken`
  return [{ source: 'preamble', words, label: first.asOf.slice(0, 7), asOf: first.asOf, won: false }]
}

const weights = { fiscalQuarter: 3, day: 2, month: 1 }

/**
 * What the rows' own words say: each row votes once for each quarter end it names; "as at" counts more. The winner needs
 * three rows and a clear lead. With a known year only dates from the year before to its end count.
 */
function contentEvidence(rows: Row[], year: number | null, startMonth: number): PeriodEvidence[] {
  const votes = new Map<string, { score: number; rows: number; words: Map<string, number> }>()
  for (const row of rows) {
    const best = new Map<string, { weight: number; words: string }>()
    for (const cell of row.cells) {
      if (typeof cell !== 'string' || cell.length < 15) continue
      for (const { asOf, words, kind, asAt } of mentions(cell, startMonth)) {
        if (!isQuarterEnd(asOf) || (year !== null && !within(asOf, year))) continue
        if (kind !== 'fiscalQuarter' && !asAt && year === null) continue
        const weight = weights[kind] + (asAt ? 2 : 0)
        if (weight > (best.get(asOf)?.weight ?? 0)) best.set(asOf, { weight, words })
      }
    }
    for (const [asOf, { weight, words }] of best) {
      const vote = votes.get(asOf) ?? { score: 0, rows: 0, words: new Map<string, number>() }
      vote.score += weight
      vote.rows++
      vote.words.set(words, (vote.words.get(words) ?? 0) + 1)
      votes.set(asOf, vote)
    }
  }
  const [first, second] = [...votes].sort((a, b) => b[1].score - a[1].score)
  if (first === undefined || first[1].rows < 3 || first[1].score < (second?.[1].score ?? 0) * 1.2) return []
  const [said] = [...first[1].words].sort((a, b) => b[1] - a[1])
  const words = `${first[1].rows} of ${rows.length} rows speak of ${first[0]} (as "${said?.[0]}")`
  return [{ source: 'content', words, asOf: first[0], won: false }]
}

function isQuarterEnd(day: string): boolean {
  return /-(03-31|06-30|09-30|12-31)$/.test(day)
}

function within(day: string, year: number): boolean {
  return day >= `${year - 1}-01-01` && day <= `${year}-12-31`
}

function yearOf(evidence: PeriodEvidence[]): number | null {
  for (const { label, asOf } of evidence) {
    const year = /^(?:19|20)\d\d/.exec(asOf ?? label ?? '')?.[0]
    if (year !== undefined) return Number(year)
  }
  return null
}

/** "2013/2014 Budget": the rows were true at the latest by the end of that fiscal year. */
function headerEvidence(table: RawTable, startMonth: number): PeriodEvidence[] {
  const counts = new Map<number, number>()
  for (const { text } of table.headers) {
    for (const match of text.matchAll(/\b((?:19|20)\d\d) ?[/-] ?((?:20)?\d\d)\b/g)) {
      const start = Number(match[1])
      if (Number(`20${(match[2] ?? '').slice(-2)}`) === start + 1) counts.set(start, (counts.get(start) ?? 0) + 1)
    }
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  if (most === undefined) return []
  const [start, count] = most
  const asOf = fiscalQuarterEnd(start, 4, startMonth)
  const words = `${count} headers speak of the fiscal year ${start}/${String(start + 1).slice(2)}`
  return [{ source: 'header', words, label: `${start}/${String(start + 1).slice(2)}`, asOf, won: false }]
}

/** The day a row gives in a date column. */
export function columnDay(row: Row, column: ColumnMapping, context: ImportContext): string | null {
  const { cell } = readCell(cellText(row.cells[column.index]), column, context)
  return 'value' in cell && typeof cell.value === 'string' ? cell.value : null
}

/** Reporting dates that differ from row to row: the table stands as on the last of them. */
function latestEvidence(columns: ColumnMapping[], rows: Row[], context: ImportContext): PeriodEvidence[] {
  const column = columns.find(({ target }) => target === 'period.asOf')
  if (column === undefined) return []
  const days = rows.map((row) => columnDay(row, column, context)).filter((day) => day !== null)
  const last = days.sort().at(-1)
  if (last === undefined) return []
  const words = `${last} is the latest date in "${column.header}"`
  return [{ source: 'column', words, label: last.slice(0, 7), asOf: last, won: false }]
}

/** A date column that holds one and the same day in every row: the day of the release, for want of anything better. */
function constantEvidence(columns: ColumnMapping[], rows: Row[], context: ImportContext): PeriodEvidence[] {
  if (rows.length < 5) return []
  for (const column of columns) {
    if (column.type !== 'date' || !/^(custom|period)\./.test(column.target)) continue
    const texts = new Set(rows.map((row) => cellText(row.cells[column.index]).trim()))
    const [only] = texts
    if (texts.size !== 1 || only === undefined) continue
    const { cell } = readCell(only, column, context)
    if (!('value' in cell) || typeof cell.value !== 'string') continue
    const words = `every row says ${cell.value} in "${column.header}"`
    return [{ source: 'column', words, label: cell.value.slice(0, 7), asOf: cell.value, won: false }]
  }
  return []
}

/** Only a year is known: its end is taken, and said to be weak. */
function yearEnd(year: number | null): PeriodEvidence[] {
  if (year === null) return []
  return [
    {
      source: 'column',
      words: `only the year ${year} is known, so its last day is taken`,
      asOf: monthEnd(year, 12),
      won: false,
    },
  ]
}

/** "2018.0" is how some exports write a year. */
export function periodText(text: string): string {
  return text.trim().replace(/^((?:19|20)\d\d)\.0$/, '$1')
}
