import { type Field, fieldTypes, type FieldType } from '@gantry/domain/field'
import type { Query, Result } from '../database.ts'
import type { CustomField } from './column.ts'

/** A custom field with what an administrator sees of it. */
export interface StoredCustomField extends CustomField {
  readonly kind: string
  readonly sort: number
  readonly version: number
}

/** Custom fields of one kind, or of all, in their order. */
export function customFieldsQuery(org: string, kind: string | null): Query {
  return {
    text: `select id, kind, name, label, type, options, sort, version from custom_field
      where org = $1::uuid and ($2::text is null or kind = $2::text) and deleted_at is null order by kind, sort, label, id`,
    values: [org, kind],
  }
}

export function customFieldsOf(result: Result | undefined): StoredCustomField[] {
  return (result?.rows ?? []).map((row) => ({
    id: row.id as string,
    kind: row.kind as string,
    name: row.name as string,
    sort: row.sort as number,
    version: row.version as number,
    field: { ...(row.options as Partial<Field>), type: typeOf(row.type), label: row.label as string },
  }))
}

function typeOf(type: unknown): FieldType {
  const known = fieldTypes.find((each) => each === type)
  if (!known) throw new TypeError(`A custom field has the type ${String(type)}`)
  return known
}
