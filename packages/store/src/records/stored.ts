import type { Field, Money, MoneyRange, Value } from '@gantry/domain/field'
import { snakeCase } from '@gantry/domain/kind'
import { columnTypes, quotedName } from './table.ts'
import type { Source } from './source.ts'

/** A row as it comes from the store: the kind's own columns beside the common ones. */
export type Row = Readonly<Record<string, unknown>>

/** A record as the store keeps it. */
export interface Stored {
  readonly id: string
  readonly refNo: number
  readonly version: number
  readonly state: string | null
  readonly initiative: string | null
  readonly place: string | null
  readonly fields: Readonly<Record<string, Value>>
  readonly absent: Readonly<Record<string, { readonly type: string; readonly reason?: string }>>
  readonly custom: Readonly<Record<string, Value>>
  readonly audience: string
  readonly createdAt: string
  readonly createdBy: string | null
  readonly updatedAt: string
  readonly updatedBy: string | null
  readonly deletedAt: string | null
}

/**
 * Select list of a record: what every one keeps, and its fields, or only those named. Columns its table lacks come as
 * what they would hold.
 */
export function recordColumns({ kind, has }: Source, alias: string, only?: ReadonlySet<string>): string {
  const fields = Object.entries(kind.fields).filter(([key]) => only?.has(key) ?? true)
  const common = [
    `${alias}.id`,
    `${alias}.ref_no`,
    `${alias}.version`,
    has.state ? `${alias}.state` : 'null::text as state',
    has.initiative ? `${alias}.initiative` : 'null::uuid as initiative',
    has.place ? `${alias}.place` : 'null::text as place',
    has.absent ? `${alias}.absent` : `'{}'::jsonb as absent`,
    has.custom ? `${alias}.custom` : `'{}'::jsonb as custom`,
    has.audience ? `${alias}.audience` : `'inherits' as audience`,
    ...['created_at', 'created_by', 'updated_at', 'updated_by', 'deleted_at'].map((column) => `${alias}.${column}`),
  ]
  const own = fields.flatMap(([key, field]) => columnsOf(key, field).map((name) => `${alias}.${quotedName(name)}`))
  const several = fields
    .filter(([, field]) => field.type === 'refs')
    .map(([key]) => `${severalOf(kind.name, key, `${alias}.org`, `${alias}.id`)} as ${snakeCase(key)}`)
  return [...common, ...own, ...several].join(', ')
}

/** The columns of the table that `recordColumns` and a reader's rights are worked out from. */
export function storedColumns({ kind, has }: Source, alias: string, only?: ReadonlySet<string>): string {
  const fields = Object.entries(kind.fields).filter(([key]) => only?.has(key) ?? true)
  const common = ['state', 'initiative', 'place', 'absent', 'custom', 'audience'] as const
  const columns = [
    'org',
    'id',
    'ref_no',
    'version',
    ...common.filter((column) => has[column]),
    'created_at',
    'created_by',
    'updated_at',
    'updated_by',
    'deleted_at',
    ...fields.flatMap(([key, field]) => columnsOf(key, field).map(quotedName)),
  ]
  return [...new Set(columns)].map((column) => `${alias}.${column}`).join(', ')
}

/** Columns of one field; a field of several references has none. */
export function columnsOf(key: string, field: Field): string[] {
  if (columnTypes[field.type] === null) return []
  const name = snakeCase(key)
  if (field.type !== 'money') return [name]
  return [name, `${name}_currency`, ...(field.ranged ? [`${name}_low`, `${name}_high`] : [])]
}

function severalOf(kind: string, key: string, org: string, id: string): string {
  return `array(select l.to_record from record_link l where l.org = ${org} and l.from_kind = '${kind}'
    and l.from_record = ${id} and l.role = '${key}' order by l.id)`
}

/** The record of a row selected by `recordColumns`; fields that were not selected are left out. */
export function storedOf({ kind }: Source, row: Row): Stored {
  const fields: Record<string, Value> = {}
  for (const key in kind.fields) {
    const name = snakeCase(key)
    if (row[name] !== undefined) fields[key] = valueOf(row, name, kind.fields[key]!)
  }
  return {
    id: row.id as string,
    refNo: row.ref_no as number,
    version: row.version as number,
    state: row.state as string | null,
    initiative: row.initiative as string | null,
    place: row.place as string | null,
    fields,
    absent: row.absent as Stored['absent'],
    custom: row.custom as Stored['custom'],
    audience: row.audience as string,
    createdAt: row.created_at as string,
    createdBy: row.created_by as string | null,
    updatedAt: row.updated_at as string,
    updatedBy: row.updated_by as string | null,
    deletedAt: row.deleted_at as string | null,
  }
}

function valueOf(row: Row, name: string, field: Field): Value {
  const value = (row[name] ?? null) as Value
  if (field.type !== 'money') return Array.isArray(value) && value.length === 0 ? null : value
  const currency = (row[`${name}_currency`] ?? null) as string | null
  if (currency === null) return null
  if (value !== null) return { minor: value as number, currency }
  const [low, high] = [row[`${name}_low`] as number | null, row[`${name}_high`] as number | null]
  return { ...(low === null ? {} : { low }), ...(high === null ? {} : { high }), currency }
}

/** Column values of one field, for an insert or an update. */
export function toColumns(key: string, field: Field, value: Value | undefined): Record<string, unknown> {
  if (columnTypes[field.type] === null) return {}
  const name = snakeCase(key)
  if (field.type !== 'money') return { [name]: value ?? (field.type === 'tags' ? [] : null) }
  const sum = (value ?? null) as Money | MoneyRange | null
  const point = sum && 'minor' in sum ? sum.minor : null
  const ends = sum && !('minor' in sum) ? sum : null
  return {
    [name]: point,
    [`${name}_currency`]: sum?.currency ?? null,
    ...(field.ranged ? { [`${name}_low`]: ends?.low ?? null, [`${name}_high`]: ends?.high ?? null } : {}),
  }
}
