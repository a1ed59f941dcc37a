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

export interface NewCustomField {
  readonly org: string
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly field: Field
  readonly sort: number
  readonly at: string
  readonly by: string | null
}

export function insertCustomField({ org, id, kind, name, field, sort, at, by }: NewCustomField): Query {
  const { type, label, ...options } = field
  return {
    text: `insert into custom_field (org, id, kind, name, label, type, options, sort, created_at, created_by)
      values ($1::uuid, $2::uuid, $3, $4, $5, $6, $7::jsonb, $8::smallint, $9::timestamptz, $10::uuid)`,
    values: [org, id, kind, name, label, type, JSON.stringify(options), sort, at, by],
  }
}

/** Nobody else changes the custom fields of this organisation until the transaction ends. */
export function lockCustomFields(org: string): Query {
  return { text: `select pg_advisory_xact_lock(hashtextextended('custom fields ' || $1::text, 0))`, values: [org] }
}

export function updateCustomField(org: string, id: string, field: Field, sort: number): Query {
  const { type: _, label, ...options } = field
  return {
    text: `update custom_field set label = $3, options = $4::jsonb, sort = $5::smallint, version = version + 1
      where org = $1::uuid and id = $2::uuid`,
    values: [org, id, label, JSON.stringify(options), sort],
  }
}

/** Its values stay in the records; its name becomes free. */
export function removeCustomField(org: string, id: string, at: string): Query[] {
  return [
    {
      text: `update custom_field set deleted_at = $3::timestamptz, name = name || ' ' || id, version = version + 1
        where org = $1::uuid and id = $2::uuid`,
      values: [org, id, at],
    },
    { text: 'delete from custom_cell where org = $1::uuid and field = $2::uuid', values: [org, id] },
  ]
}
