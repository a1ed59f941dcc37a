import type { RecordJson } from '@gantry/domain/records/record-json'
import { Absent } from '../components/money.tsx'
import type { NamedField } from './use-kinds.ts'
import { absenceOf, isNothing, valueOf } from './value-of.ts'
import { widgets } from './widgets.ts'

/** The value of a field as it is read, or the reason why there is none. */
export function FieldValue({ record, field, whole }: { record: RecordJson; field: NamedField; whole?: boolean }) {
  const value = valueOf(record, field)
  const absent = absenceOf(record, field)
  if (absent) return <Absent absent={absent} />
  if (isNothing(value)) return null
  const { Cell } = widgets[field.field.type]
  const { words } = field
  const read = words && Array.isArray(value) ? value.map((key: string) => words[key] ?? key) : value
  return <Cell field={field.field} value={read} labels={record.labels} whole={whole} />
}
