import { cellText } from './cell-text.ts'
import { daysBetween, fiscalQuarterEnd, monthEnd } from './days.ts'
import { mentions, namedPeriod, periodInName } from './period-text.ts'
import { readCell } from './read-cell.ts'
import type { Cadence, ColumnMapping, ImportContext, PeriodEvidence, PeriodProposal, RawTable } from './types.ts'

type Row = RawTable['rows'][number]
export type RowPeriods = { proposals: PeriodProposal[]; labelOf: (row: Row) => string }

/**
 * The reporting periods of a table, and which one each row belongs to. A reporting-date column makes one period a date;
 * otherwise the whole table is one period, whose label and as-of date are decided by the strongest evidence: what the
 * user said, a period column, what the texts say ("at 22/23-Q4"), the file's name, years in headers. A release's name is
 * not its as-of date: where the rows themselves say when they were true, they win.
 */
export function proposePeriods(
  table: RawTable,
  columns: ColumnMapping[],
  rows: Row[],
  context: ImportContext,
): RowPeriods {
  const dates = columns.find(({ target }) => target === 'period.asOf')
  const byDate =
    dates === undefined || context.period !== undefined ? null : periodsByDate(table, dates, rows, columns, context)
  if (byDate !== null) return byDate
  const labels = columns.find(({ target }) => target === 'period.label')
  const byLabel =
    labels === undefined || context.period !== undefined ? null : periodsByLabel(table, labels, rows, columns, context)
  if (byLabel !== null) return byLabel
  const proposal = onePeriod(table, columns, rows, context, labels)
  return { proposals: [proposal], labelOf: () => proposal.label }
}

function periodsByDate(
  table: RawTable,
  column: ColumnMapping,
  rows: Row[],
  columns: ColumnMapping[],
  context: ImportContext,
): RowPeriods | null {
  const dayOf = (row: Row): string | null => {
    const { cell } = readCell(cellText(row.cells[column.index]), column, context)
    return 'value' in cell && typeof cell.value === 'string' ? cell.value : null
  }
  const days = [...new Set(rows.map(dayOf).filter((day) => day !== null))].sort()
  const last = days.at(-1)
  if (last === undefined) return null
  const label = labelsOfDays(days)
  const labelOf = (row: Row) => label(dayOf(row) ?? last)
  const cadence = cadenceOf(days)
  const proposals = days.map((asOf): PeriodProposal => {
    const own = rows.filter((row) => labelOf(row) === label(asOf))
    const words = `${own.length} rows have this date in "${column.header}"`
    return {
      label: label(asOf),
      asOf,
      covers: null,
      evidence: [{ source: 'column', words, label: label(asOf), asOf, won: true }],
      cadence,
      units: unitsOf(own, columns),
      rows: own.length,
    }
  })
  return { proposals, labelOf }
}

/** 'YYYY-MM' while each month has one date, else the day. */
function labelsOfDays(days: string[]): (day: string) => string {
  const monthly = new Set(days.map((day) => day.slice(0, 7))).size === days.length
  return (day) => (monthly ? day.slice(0, 7) : day)
}

/** A period column with several values ("2021 Q1", "2021 Q2", …) makes one period a value. */
function periodsByLabel(
  table: RawTable,
  column: ColumnMapping,
  rows: Row[],
  columns: ColumnMapping[],
  context: ImportContext,
): RowPeriods | null {
  const textOf = (row: Row) => periodText(cellText(row.cells[column.index]))
  const texts = [...new Set(rows.map(textOf).filter((text) => text !== ''))]
  if (texts.length < 2) return null
  const fallback = texts.at(-1) ?? ''
  const labelOf = (row: Row) => textOf(row) || fallback
  const proposals = texts.map((text): PeriodProposal => {
    const own = rows.filter((row) => labelOf(row) === text)
    const inside = onePeriod({ ...table, rows: own, file: '' }, columns, own, { ...context, period: undefined }, column)
    return { ...inside, label: text }
  })
  const days = proposals.map(({ asOf }) => asOf).filter((day) => day !== null)
  const cadence = cadenceOf([...days].sort())
  return { proposals: proposals.map((proposal) => ({ ...proposal, cadence })), labelOf }
}

function periodText(text: string): string {
  return text.trim().replace(/^((?:19|20)\d\d)\.0$/, '$1')
}

function onePeriod(
  table: RawTable,
  columns: ColumnMapping[],
  rows: Row[],
  context: ImportContext,
  labels: ColumnMapping | undefined,
): PeriodProposal {
  const evidence = gather(table, columns, rows, context, labels)
  const labelled = evidence.find(({ label }) => label !== undefined)
  const dated = evidence.find(({ asOf }) => asOf !== undefined)
  const label = labelled?.label ?? dated?.asOf?.slice(0, 7) ?? 'undated'
  for (const piece of evidence) piece.won = piece === labelled || piece === dated
  return {
    label,
    asOf: dated?.asOf ?? null,
    covers: namedPeriod(label, context.fiscalYearStartMonth ?? 4)?.covers ?? null,
    evidence,
    cadence: 'unknown',
    units: unitsOf(rows, columns),
    rows: rows.length,
  }
}

/** All evidence, strongest first. */
function gather(
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
  const sheet = table.sheet === undefined ? [] : nameEvidence('sheet', table.sheet, startMonth)
  const header = headerEvidence(table, startMonth)
  const constant = constantEvidence(columns, rows, context)
  return [...user, ...column, ...preamble, ...content, ...name, ...sheet, ...constant, ...header, ...yearEnd(year)]
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

/** A date column that holds one and the same day in every row: the day of the release, for want of anything better. */
function constantEvidence(columns: ColumnMapping[], rows: Row[], context: ImportContext): PeriodEvidence[] {
  if (rows.length < 5) return []
  for (const column of columns) {
    if (column.type !== 'date' || column.target.startsWith('status.')) continue
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

function unitsOf(rows: Row[], columns: ColumnMapping[]): string[] {
  const column = columns.find(({ target }) => target === 'initiative.unit')
  if (column === undefined) return []
  return [
    ...new Set(
      rows.map((row) => cellText(row.cells[column.index]).replace(/\s+/g, ' ').trim()).filter((unit) => unit !== ''),
    ),
  ]
}

/** By the median gap between as-of dates; 'irregular' where the gaps differ by more than half of it. */
export function cadenceOf(days: string[]): Cadence {
  if (days.length < 3) return 'unknown'
  const gaps = days
    .slice(1)
    .map((day, index) => daysBetween(days[index] ?? day, day))
    .sort((a, b) => a - b)
  const median = gaps[Math.floor(gaps.length / 2)] ?? 0
  if ((gaps[0] ?? 0) < median * 0.5 || (gaps.at(-1) ?? 0) > median * 1.5) return 'irregular'
  if (median <= 35) return 'monthly'
  if (median <= 110) return 'quarterly'
  if (median <= 220) return 'halfYearly'
  return median <= 400 ? 'yearly' : 'irregular'
}

/** Two proposals are one period when their rows were true on the same day. */
export function samePeriod(a: { asOf: string | null }, b: { asOf: string | null }): boolean {
  return a.asOf !== null && a.asOf === b.asOf
}
