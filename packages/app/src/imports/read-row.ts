import type { IdentityFigures, InterpretedRow, TargetId } from '@gantry/domain/import/types'
import type { NamedRow } from './identity-book.ts'
import { isMoney } from './status-values.ts'
import { storableText } from './storable-text.ts'
import type { UnitBook } from './unit-book.ts'

/** The longest text that every index holds, whatever its characters. */
export const longestName = 500

/** A row with what it says of the initiative itself, as text that can be stored. */
export interface ReadRow extends NamedRow {
  readonly row: InterpretedRow
  readonly unitId: string | null
  readonly category: string | null
  readonly description: string | null
  readonly stage: string | null
  /** As written: a kind of initiative, and an id or title of what it is part of. */
  readonly type: string | null
  readonly parentRef: string | null
}

export function readRow(row: InterpretedRow, units: UnitBook): ReadRow {
  const unit = shortText(row.unit)
  const externalId = shortText(row.externalId)
  return {
    key: String(row.row),
    row,
    externalId,
    title: shortText(row.title) ?? externalId ?? `Row ${row.row}`,
    unit,
    figures: figuresOf(row),
    unitId: units.idOf(unit),
    category: shortText(textOf(row, 'initiative.category')),
    description: emptyAsNull(textOf(row, 'initiative.description')),
    stage: shortText(textOf(row, 'initiative.stage')),
    type: shortText(textOf(row, 'initiative.type')),
    parentRef: shortText(textOf(row, 'initiative.parentRef')),
  }
}

function figuresOf(row: InterpretedRow): IdentityFigures {
  const cell = row.cells['status.wholeLifeCost']
  const cost = cell && 'value' in cell && isMoney(cell.value) ? cell.value : null
  return {
    startDate: textOf(row, 'status.startDate'),
    endDate: textOf(row, 'status.endDate'),
    wholeLifeCost: cost,
  }
}

function textOf(row: InterpretedRow, target: TargetId): string | null {
  const cell = row.cells[target]
  return cell && 'value' in cell && typeof cell.value === 'string' ? cell.value : null
}

function shortText(text: string | null): string | null {
  return emptyAsNull(text === null ? null : storableText(text.slice(0, longestName)))
}

function emptyAsNull(text: string | null): string | null {
  const storable = text === null ? '' : storableText(text).trim()
  return storable === '' ? null : storable
}
