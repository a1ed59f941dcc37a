import type {
  AbsenceType,
  ColumnProposal,
  ImportProblem,
  InterpretedRow,
  PeriodProposal,
} from '@gantry/domain/import/types'
import { moneyFields } from '@gantry/domain/portfolio/facts'
import type { ParsedFile, ParsedTable } from './parsed-file.ts'
import { ratingTarget } from './rating-values.ts'
import { isMoney } from './status-values.ts'

/** What is shown of a file before anything is asked: how it was read, and what it would say. */
export interface FilePreview {
  readonly file: string
  readonly bytes: number
  readonly tables: readonly TablePreview[]
  readonly problems: readonly ImportProblem[]
}

export interface TablePreview {
  readonly sheet?: string
  readonly encoding: string
  readonly delimiter: string
  readonly headerRow: number
  readonly fingerprint: string
  readonly columns: readonly ColumnProposal[]
  readonly sample: readonly { readonly row: number; readonly cells: readonly string[] }[]
  readonly periods: readonly PeriodProposal[]
  readonly picture: readonly PeriodPicture[]
}

/** The figures of one period in a table. */
export interface PeriodPicture {
  readonly period: string
  readonly rows: number
  readonly ratings: readonly { readonly target: string; readonly counts: Readonly<Record<string, number>> }[]
  readonly totals: readonly FieldTotal[]
}

/** `n` rows have a value, of `of`; the others by type of absence. A range counts in `ranges`, never in the total. */
export interface FieldTotal {
  readonly field: string
  readonly currency: string | null
  readonly minor: number
  readonly n: number
  readonly ranges: number
  readonly of: number
  readonly absent: Readonly<Partial<Record<AbsenceType, number>>>
}

const sampleRows = 8
const longestCell = 300
const mostProblems = 2_000

export function filePreview(file: ParsedFile): FilePreview {
  return {
    file: file.name,
    bytes: file.bytes,
    tables: file.tables.map(tablePreview),
    problems: file.problems.slice(0, mostProblems),
  }
}

function tablePreview(table: ParsedTable): TablePreview {
  const { rows, periods, mapping } = table.interpreted
  const byPeriod = Map.groupBy(rows, (row) => row.period)
  return {
    ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
    encoding: table.encoding,
    delimiter: table.delimiter,
    headerRow: table.headerRow,
    fingerprint: mapping.fingerprint,
    columns: table.columns,
    sample: rows
      .slice(0, sampleRows)
      .map(({ row, raw }) => ({ row, cells: raw.map((cell) => cell.slice(0, longestCell)) })),
    periods,
    picture: periods.map(({ label }) => pictureOf(label, byPeriod.get(label) ?? [])),
  }
}

function pictureOf(period: string, rows: readonly InterpretedRow[]): PeriodPicture {
  const targets = [...new Set(rows.slice(0, 1).flatMap((row) => Object.keys(row.cells)))]
  return {
    period,
    rows: rows.length,
    ratings: targets
      .filter((target) => ratingTarget(target))
      .map((target) => ({ target, counts: ratingCounts(rows, target) })),
    totals: moneyFields.flatMap((field) => (targets.includes(`status.${field}`) ? totalsOf(rows, field) : [])),
  }
}

function ratingCounts(rows: readonly InterpretedRow[], target: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { cells } of rows) {
    const cell = cells[target]
    const value =
      cell && 'value' in cell && typeof cell.value === 'object' && 'scale' in cell.value ? cell.value.value : 'none'
    counts[value] = (counts[value] ?? 0) + 1
  }
  return counts
}

/** One total a currency: different ones are never added. */
function totalsOf(rows: readonly InterpretedRow[], field: string): FieldTotal[] {
  const absent: Partial<Record<AbsenceType, number>> = {}
  const sums = new Map<string, { minor: number; n: number }>()
  let ranges = 0
  for (const { cells } of rows) {
    const cell = cells[`status.${field}`]
    if (!cell) continue
    if ('absent' in cell) absent[cell.absent.type] = (absent[cell.absent.type] ?? 0) + 1
    else if ('value' in cell && isMoney(cell.value)) {
      const sum = sums.get(cell.value.currency) ?? { minor: 0, n: 0 }
      sums.set(cell.value.currency, { minor: sum.minor + cell.value.minor, n: sum.n + 1 })
    } else if (!('value' in cell)) ranges++
  }
  const each = sums.size === 0 ? [[null, { minor: 0, n: 0 }] as const] : [...sums]
  return each.map(([currency, sum]) => ({ field, currency, ...sum, ranges, of: rows.length, absent }))
}
