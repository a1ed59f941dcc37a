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

/**
 * The record that a change of a field is made against: the present one, unless somebody changed that very field since
 * `began`. Then it is the one that was seen, so that the server shows both sides.
 */
export function baseOf(began: RecordJson, now: RecordJson, field: NamedField): RecordJson {
  const said = (record: RecordJson) =>
    JSON.stringify([valueOf(record, field) ?? null, absenceOf(record, field) ?? null])
  return said(began) === said(now) ? now : began
}

export const isNothing = (value: Value | undefined): value is null | undefined =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
