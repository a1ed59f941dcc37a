import { cellText } from './cell-text.ts'
import { daysBetween } from './days.ts'
import { columnDay, periodEvidence, periodText } from './period-evidence.ts'
import { namedPeriod } from './period-text.ts'
import type { Cadence, ColumnMapping, ImportContext, PeriodProposal, RawTable } from './types.ts'

type Row = RawTable['rows'][number]
/** `labelOf` answers null for a row that does not say its period in a table whose rows do. */
export type RowPeriods = { proposals: PeriodProposal[]; labelOf: (row: Row) => string | null }

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
  const byDate = dates === undefined ? null : periodsByDate(dates, rows, columns, context)
  if (byDate !== null && isDecided(byDate, context)) return overruled(byDate, context)
  const labels = columns.find(({ target }) => target === 'period.label')
  const byLabel = labels === undefined ? null : periodsByLabel(table, labels, rows, columns, context)
  if (byLabel !== null && isDecided(byLabel, context)) return overruled(byLabel, context)
  const proposal = onePeriod(table, columns, rows, context, labels)
  return { proposals: [proposal], labelOf: () => proposal.label }
}

/** One period given by the user cannot stand for rows that carry several: then the rows' own hold. */
function isDecided({ proposals }: RowPeriods, { period }: ImportContext): boolean {
  return period === undefined || proposals.length > 1
}

function overruled(periods: RowPeriods, { period }: ImportContext): RowPeriods {
  if (period === undefined) return periods
  const words = `"${period}" was given, but the rows carry ${periods.proposals.length} periods of their own`
  const evidence = { source: 'user' as const, words, won: false }
  return {
    ...periods,
    proposals: periods.proposals.map((proposal) => ({ ...proposal, evidence: [...proposal.evidence, evidence] })),
  }
}

/**
 * A reporting-date column divides the table where several rows share each date; dates that differ from row to row are
 * when each row was touched, and make no periods.
 */
function periodsByDate(
  column: ColumnMapping,
  rows: Row[],
  columns: ColumnMapping[],
  context: ImportContext,
): RowPeriods | null {
  const dayOf = (row: Row): string | null => columnDay(row, column, context)
  const groups = groupRows(rows, dayOf)
  const days = [...groups.keys()].sort()
  if (days.length === 0 || (days.length > 3 && days.length > rows.length / 3)) return null
  const label = labelsOfDays(days)
  const cadence = cadenceOf(days)
  const proposals = days.map((asOf): PeriodProposal => {
    const own = groups.get(asOf) ?? []
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
  const labelOf = (row: Row) => {
    const day = dayOf(row)
    return day === null ? null : label(day)
  }
  return { proposals, labelOf }
}

function groupRows(rows: Row[], keyOf: (row: Row) => string | null): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === null) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
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
  const labelOf = (row: Row) => periodText(cellText(row.cells[column.index])) || null
  const groups = groupRows(rows, labelOf)
  if (groups.size < 2 || groups.size > Math.max(3, rows.length / 3)) return null
  const proposals = [...groups].map(([label, own]): PeriodProposal => {
    const inside = onePeriod({ ...table, rows: own, file: '' }, columns, own, { ...context, period: undefined }, column)
    return { ...inside, label }
  })
  const days = proposals.map(({ asOf }) => asOf).filter((day) => day !== null)
  const cadence = cadenceOf([...days].sort())
  return { proposals: proposals.map((proposal) => ({ ...proposal, cadence })), labelOf }
}

function onePeriod(
  table: RawTable,
  columns: ColumnMapping[],
  rows: Row[],
  context: ImportContext,
  labels: ColumnMapping | undefined,
): PeriodProposal {
  const evidence = periodEvidence(table, columns, rows, context, labels)
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
