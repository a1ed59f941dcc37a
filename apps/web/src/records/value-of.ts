import type { Absence } from '@gantry/domain/absence'
import type { Value } from '@gantry/domain/field'
import type { RecordJson } from '@gantry/domain/records/record-json'
import type { NamedField } from './use-kinds.ts'

/** The value of a field; undefined where it is not shown to the reader. */
export function valueOf(record: RecordJson, { key, custom }: NamedField): Value | undefined {
  return custom ? record.custom[key] : record.fields[key]
}

export function absenceOf(record: RecordJson, { key }: NamedField): Absence | undefined {
  return record.absent[key]
}

export const isNothing = (value: Value | undefined): value is null | undefined =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
