import { type Field, textOf, type Value } from '@gantry/domain/field'
import type { AnyKind } from '@gantry/domain/kind'
import { minorDigits } from '@gantry/domain/portfolio/currency'
import type { RecordJson } from '@gantry/domain/records/record-json'
import type { OutCell, OutColumn } from '@gantry/formats/tables-out/index'
import type { CustomField } from '@gantry/store/records/column'
import type { Source } from '@gantry/store/records/source'
import type { Shown } from './present.ts'

/** A column of an export: its heading and how a record fills it. */
export interface ExportColumn {
  readonly column: OutColumn
  cell(record: RecordJson): OutCell
}

/** Columns of an export: reference, state and initiative, the fields shown, and why values are absent. */
export function exportColumns({ kind, has }: Source, shown: Shown): ExportColumn[] {
  const hangs = has.initiative && kind.of !== 'organisation'
  return [
    { column: { header: 'Reference' }, cell: (record) => record.ref },
    ...(kind.states ? [{ column: { header: 'State' }, cell: (record: RecordJson) => record.state }] : []),
    ...(hangs ? [initiativeColumn] : []),
    ...shown.fields.flatMap((key) => fieldColumns(kind.fields[key]!, (record) => record.fields[key] ?? null)),
    ...shown.customs.flatMap(({ id, field }) => fieldColumns(field, (record) => record.custom[id] ?? null)),
    { column: { header: 'Absent', width: 40 }, cell: (record) => absences(kind, shown.customs, record) },
  ]
}

const initiativeColumn: ExportColumn = {
  column: { header: 'Initiative', width: 30 },
  cell: ({ initiative }) =>
    initiative === null ? null : 'title' in initiative ? `${initiative.ref} ${initiative.title}` : 'restricted',
}

type Read = (record: RecordJson) => Value

function fieldColumns(field: Field, read: Read): ExportColumn[] {
  const { label: header } = field
  switch (field.type) {
    case 'money':
      return moneyColumns(field, read)
    case 'count':
    case 'scale':
      return [{ column: { header, kind: 'number' }, cell: (record) => read(record) as number | null }]
    case 'percent':
      return [{ column: { header: `${header} (%)`, kind: 'number' }, cell: (record) => read(record) as number | null }]
    case 'flag':
      return [{ column: { header }, cell: (record) => read(record) as boolean | null }]
    case 'day':
      return [{ column: { header, kind: 'date' }, cell: (record) => dated(read(record)) }]
    case 'instant':
      return [{ column: { header, kind: 'date' }, cell: (record) => dated(read(record)) }]
    case 'ref':
    case 'refs':
    case 'person':
      return [{ column: { header, width: 30 }, cell: (record) => labelled(field, record, read(record)) }]
    case 'tags':
      return [{ column: { header, width: 30 }, cell: (record) => listed(read(record)) }]
    default:
      return [
        { column: { header, width: field.type === 'note' ? 60 : 24 }, cell: (record) => read(record) as string | null },
      ]
  }
}

/** Major units beside their currency; a range has a column for each end. */
function moneyColumns({ label, ranged }: Field, read: Read): ExportColumn[] {
  const amount = (end: 'minor' | 'low' | 'high', header: string): ExportColumn => ({
    column: { header, kind: 'money' },
    cell: (record) => majorUnits(read(record), end),
  })
  const currency: ExportColumn = {
    column: { header: `${label} (currency)` },
    cell: (record) => {
      const value = read(record)
      return typeof value === 'object' && value !== null && 'currency' in value ? value.currency : null
    },
  }
  return [
    amount('minor', label),
    ...(ranged ? [amount('low', `${label} (from)`), amount('high', `${label} (to)`)] : []),
    currency,
  ]
}

function majorUnits(value: Value, end: 'minor' | 'low' | 'high'): number | null {
  if (typeof value !== 'object' || value === null || !('currency' in value)) return null
  const minor = (value as Readonly<Partial<Record<typeof end, number>>>)[end]
  return minor === undefined ? null : minor / 10 ** minorDigits(value.currency)
}

function dated(value: Value): OutCell {
  return typeof value === 'string' ? { date: value } : null
}

function listed(value: Value): string | null {
  return Array.isArray(value) ? value.join('; ') : null
}

function labelled(field: Field, { labels }: RecordJson, value: Value): string | null {
  if (value === null) return null
  const ids = Array.isArray(value) ? (value as string[]) : [textOf(value)]
  const names = ids.map((id) => {
    const label = labels[id]
    if (!label || 'restricted' in label) return 'restricted'
    return field.type === 'person' ? label.title : `${label.ref} ${label.title}`
  })
  return names.join('; ')
}

/** 'Due: notYetAssessed (Waits for the survey); Cost: withheld' */
function absences(kind: AnyKind, customs: readonly CustomField[], { absent }: RecordJson): string | null {
  const all = Object.entries(absent).map(([key, { type, reason }]) => {
    const label = kind.fields[key]?.label ?? customs.find(({ id }) => id === key)?.field.label ?? key
    return `${label}: ${type}${reason ? ` (${reason})` : ''}`
  })
  return all.length === 0 ? null : all.join('; ')
}
