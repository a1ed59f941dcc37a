import type { Absence } from '@gantry/domain/absence'
import type { FieldType, Value } from '@gantry/domain/field'
import type { ColumnMapping, InterpretedCell, InterpretedRow, ValueType } from '@gantry/domain/import/types'
import type { CustomFieldRow } from '@gantry/store/imports/known'
import { foldName } from '../identity/fold-name.ts'
import { ratingTarget } from './rating-values.ts'
import { absenceOf, isMoney, statusField } from './status-values.ts'
import { storableText } from './storable-text.ts'

/** A column without a field of ours, and the custom field of the status report that keeps it. */
export interface CustomColumn {
  readonly target: string
  readonly field: CustomFieldRow
}

export interface CustomBook {
  /** The custom fields a table's columns go to; `full` are the columns for which there was no room. */
  columnsOf(
    mapping: readonly ColumnMapping[],
    rows: readonly InterpretedRow[],
  ): { columns: CustomColumn[]; full: ColumnMapping[] }
  readonly created: readonly CustomFieldRow[]
}

const mostCustomFields = 100
const longestText = 20_000
const ownTargets = new Set(
  ['externalId', 'title', 'unit', 'category', 'description'].map((name) => `initiative.${name}`),
)

export function customBook(known: readonly CustomFieldRow[], newId: () => string): CustomBook {
  const fields = [...known]
  const created: CustomFieldRow[] = []

  function fieldFor(column: ColumnMapping, rows: readonly InterpretedRow[]): CustomFieldRow | undefined {
    const wanted = column.target.startsWith('custom.') ? column.target.slice('custom.'.length) : ''
    const label = labelOf(column)
    const there =
      fields.find((field) => field.id === wanted || field.name === wanted) ??
      fields.find((field) => foldName(field.label) === foldName(label))
    if (there || fields.length >= mostCustomFields) return there
    const field = { id: newId(), name: freeName(wanted || label, fields), label, type: fieldType(column, rows) }
    fields.push(field)
    created.push(field)
    return field
  }

  return {
    created,
    columnsOf(mapping, rows) {
      const columns: CustomColumn[] = []
      const full: ColumnMapping[] = []
      for (const column of mapping) {
        if (!isHomeless(column)) continue
        const field = fieldFor(column, rows)
        if (field) columns.push({ target: column.target, field })
        else full.push(column)
      }
      return { columns, full }
    },
  }
}

/** Taken, but by no field of a status report, rating, initiative or period. */
function isHomeless({ target }: ColumnMapping): boolean {
  if (target === 'ignore' || ownTargets.has(target) || target.startsWith('period.')) return false
  return statusField(target) === undefined && ratingTarget(target) === undefined
}

function labelOf(column: ColumnMapping): string {
  const label = storableText(column.label ?? column.header)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120)
  return label === '' ? `Column ${column.index + 1}` : label
}

/** 'Current phase' → 'currentPhase', with a number where that is taken. */
function freeName(label: string, taken: readonly CustomFieldRow[]): string {
  const words = label.normalize('NFKD').match(/[A-Za-z0-9]+/g) ?? ['column']
  const joined = words
    .map((word, i) => (i === 0 ? lowerFirst(word) : upperFirst(word)))
    .join('')
    .slice(0, 50)
  const base = /^[a-z]/.test(joined) ? joined : `field${joined}`
  const names = new Set(taken.map((field) => field.name))
  let name = base
  for (let n = 2; names.has(name); n++) name = `${base}${n}`
  return name
}

function lowerFirst(word: string): string {
  return word[0]!.toLowerCase() + word.slice(1)
}

function upperFirst(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1)
}

const typeOf: Readonly<Record<ValueType, FieldType>> = {
  text: 'text',
  longText: 'note',
  id: 'text',
  unit: 'text',
  choice: 'text',
  date: 'day',
  money: 'money',
  percent: 'percent',
  number: 'count',
  boolean: 'flag',
  rating: 'text',
  url: 'link',
}

/** Numbers with decimals have no field type of their own: they stay as they were written. */
function fieldType(column: ColumnMapping, rows: readonly InterpretedRow[]): FieldType {
  if (column.type !== 'number') return typeOf[column.type]
  const whole = rows.every((row) => {
    const cell = row.cells[column.target]
    return !cell || !('value' in cell) || Number.isSafeInteger(cell.value)
  })
  return whole ? 'count' : 'text'
}

/** The cell as its custom field holds it, or why it is absent; undefined for an empty cell. */
export function customValue(
  cell: InterpretedCell,
  type: FieldType,
): { readonly value: Exclude<Value, null> } | { readonly absent: Absence } | undefined {
  if (cell.raw.trim() === '') return undefined
  if ('absent' in cell) return { absent: absenceOf(cell) }
  const value = valueAs(type, cell)
  return value === undefined ? { absent: absenceOf(cell) } : { value }
}

type PresentCell = Exclude<InterpretedCell, { absent: Absence }>

/** Undefined when what was read is not of the field's type. */
function valueAs(type: FieldType, cell: PresentCell): Exclude<Value, null> | undefined {
  const value = 'value' in cell ? cell.value : undefined
  switch (type) {
    case 'money':
      return moneyValue(cell)
    case 'day':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined
    case 'percent':
    case 'count':
    case 'scale':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined
    case 'flag':
      return typeof value === 'boolean' ? value : undefined
    default:
      return storableText(typeof value === 'string' ? value : cell.raw).slice(0, longestText)
  }
}

function moneyValue(cell: PresentCell): Exclude<Value, null> | undefined {
  if ('value' in cell) return isMoney(cell.value) ? cell.value : undefined
  const low = isMoney(cell.low) ? cell.low : undefined
  const high = isMoney(cell.high) ? cell.high : undefined
  const currency = low?.currency ?? high?.currency
  if (currency === undefined) return undefined
  return { ...(low ? { low: low.minor } : {}), ...(high ? { high: high.minor } : {}), currency }
}
