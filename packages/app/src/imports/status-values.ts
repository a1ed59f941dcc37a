import type { Absence } from '@gantry/domain/absence'
import type { InterpretedCell, InterpretedRow, Money, TargetId } from '@gantry/domain/import/types'
import { dayFields, moneyFields, textFields } from '@gantry/domain/portfolio/facts'
import { snakeCase } from '@gantry/domain/kind'
import { storable, storableText } from './storable-text.ts'

/** Columns of a status report as a row of a file fills them, and what it says is absent. */
export interface StatusValues {
  readonly columns: Readonly<Record<string, string | number | null>>
  /** By field, camelCase. */
  readonly absent: Readonly<Record<string, Absence>>
  /** Column of the table each field came from. */
  readonly cells: Readonly<Record<string, number>>
}

const moneyNames: ReadonlySet<string> = new Set(moneyFields)
const dayNames: ReadonlySet<string> = new Set(dayFields)
const textNames: ReadonlySet<string> = new Set([...textFields, 'decisionAsked', 'author'])

/** 'status.endDate' → 'endDate', when a status report has such a field. */
export function statusField(target: TargetId): string | undefined {
  const name = target.startsWith('status.') ? target.slice('status.'.length) : ''
  return moneyNames.has(name) || dayNames.has(name) || textNames.has(name) ? name : undefined
}

/** The database columns that hold a field. */
export function columnsOfField(field: string): string[] {
  const name = snakeCase(field)
  return moneyNames.has(field) ? [name, `${name}_currency`, `${name}_low`, `${name}_high`] : [name]
}

/** What one row says of the fields of a status report. A cell of the wrong sort is absent, with its text as the reason. */
export function statusValues(row: InterpretedRow): StatusValues {
  const columns: Record<string, string | number | null> = {}
  const absent: Record<string, Absence> = {}
  const cells: Record<string, number> = {}
  for (const [target, cell] of Object.entries(row.cells)) {
    const field = statusField(target)
    if (!field) continue
    cells[field] = cell.column
    const filled = 'absent' in cell ? undefined : filledColumns(field, cell)
    for (const column of columnsOfField(field)) columns[column] = filled?.[column] ?? null
    if (!filled) absent[field] = absenceOf(cell)
  }
  return { columns, absent, cells }
}

function filledColumns(
  field: string,
  cell: Exclude<InterpretedCell, { absent: Absence }>,
): Record<string, string | number> | undefined {
  if (moneyNames.has(field)) return moneyColumns(snakeCase(field), cell)
  const value = 'value' in cell ? cell.value : (cell.low ?? cell.high)
  if (typeof value !== 'string' || value === '') return undefined
  return { [snakeCase(field)]: dayNames.has(field) ? value : storableText(value) }
}

function moneyColumns(
  name: string,
  cell: Exclude<InterpretedCell, { absent: Absence }>,
): Record<string, string | number> | undefined {
  if ('value' in cell) {
    return isMoney(cell.value) ? { [name]: cell.value.minor, [`${name}_currency`]: cell.value.currency } : undefined
  }
  const ends = { low: isMoney(cell.low) ? cell.low : undefined, high: isMoney(cell.high) ? cell.high : undefined }
  const currency = ends.low?.currency ?? ends.high?.currency
  if (currency === undefined) return undefined
  return {
    [`${name}_currency`]: currency,
    ...(ends.low ? { [`${name}_low`]: ends.low.minor } : {}),
    ...(ends.high ? { [`${name}_high`]: ends.high.minor } : {}),
  }
}

/** Whole minor units that a number of ours can hold exactly. */
export function isMoney(value: unknown): value is Money {
  if (typeof value !== 'object' || value === null || !('minor' in value) || !('currency' in value)) return false
  return Number.isSafeInteger(value.minor) && typeof value.currency === 'string'
}

/** Why the cell has no value: as interpreted, or because what it says is not of this field's sort. */
export function absenceOf(cell: InterpretedCell): Absence {
  if ('absent' in cell) return storable(cell.absent)
  return { type: 'notSupplied', reason: storableText(cell.raw) }
}
