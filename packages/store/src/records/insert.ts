import type { Absences, Value, Values } from '@gantry/domain/field'
import type { AnyKind } from '@gantry/domain/kind'
import type { Tx } from '../database.ts'
import { type EventSource, eventStatements } from '../events/write.ts'
import type { CustomField } from './column.ts'
import { customCells, searchEntries, severalReferences } from './followers.ts'
import { type Source, sourceOf } from './source.ts'
import { toColumns } from './stored.ts'
import { quotedName, tableOf } from './table.ts'

/** A record to be. Its values are taken as they are: reading and refusing them is the use case's matter. */
export interface NewRecord {
  readonly id?: string
  readonly initiative?: string | null
  readonly place?: string | null
  /** The kind's first state unless given. */
  readonly state?: string
  readonly fields: Values
  readonly absent?: Absences
  /** By id of the custom field. */
  readonly custom?: Readonly<Record<string, Value>>
  readonly audience?: string
  /** Columns that a migration added by hand, by column name. */
  readonly extra?: Readonly<Record<string, unknown>>
  /** Why, for its event. */
  readonly reason?: string
}

export interface InsertOptions {
  /** Of the events; 'created' unless given. */
  readonly verb?: string
  /** SQL types of the columns in `extra`. */
  readonly extra?: Readonly<Record<string, string>>
  /** The custom fields that `custom` speaks of. */
  readonly customs?: readonly CustomField[]
}

export interface Inserted {
  readonly id: string
  readonly ref: string
}

/**
 * Writes records of one kind with all that belongs to them (references, search entries, custom cells, events), set-wise
 * and in one round trip, in the caller's transaction. Resolves in the order given.
 */
export async function insertRecords(
  tx: Tx,
  source: EventSource,
  kind: AnyKind,
  records: readonly NewRecord[],
  options: InsertOptions = {},
): Promise<Inserted[]> {
  if (records.length === 0) return []
  const table = sourceOf(kind.name)
  const whole = records.map((record) => ({
    ...record,
    id: record.id ?? source.newId(),
    state: record.state ?? kind.states?.[0],
    fields: { ...record.fields, ...kind.derive?.(record.fields) } as Readonly<Record<string, Value | undefined>>,
    custom: record.custom ?? {},
  }))
  const actor = source.actor.person ?? null
  const customs = options.customs ?? []
  const events = eventStatements(
    source,
    whole.map((record) => ({ ...eventOf(kind, record), verb: options.verb ?? 'created' })),
  )
  const [inserted] = await tx.batch([
    insertRows(table, source, whole, options.extra ?? {}),
    ...severalReferences(table, source.org, actor, source.newId, whole, true),
    ...customCells(table, source.org, whole, customs, true),
    searchEntries(table, source.org, whole, customs),
    ...events.queries,
  ])
  const refs = new Map(inserted?.rows.map((row) => [row.id, `${kind.prefix}-${String(row.ref_no)}`]))
  return whole.map(({ id }) => ({ id, ref: refs.get(id) ?? '' }))
}

type Whole = NewRecord & {
  readonly id: string
  readonly fields: Readonly<Record<string, Value | undefined>>
  readonly custom: Readonly<Record<string, Value>>
}

function insertRows(
  table: Source,
  source: EventSource,
  records: readonly Whole[],
  extra: Readonly<Record<string, string>>,
) {
  const types = new Map(columnTypesOf(table))
  for (const [name, type] of Object.entries(extra)) types.set(name, type)
  const rows = records.map((record, i) => ({ ...rowOf(table, record, source), ...record.extra, ref_no: i + 1 }))
  const names = [...types.keys()].map(quotedName)
  const selected = names.map((name) =>
    name === 'org' ? '$1::uuid' : name === 'ref_no' ? '"next".value - $2 + r.ref_no' : `r.${name}`,
  )
  return {
    text: `with "next" as (
        insert into counter as c (org, kind, value) values ($1::uuid, '${table.kind.name}', $2::bigint)
        on conflict (org, kind) do update set value = c.value + $2::bigint returning value
      )
      insert into ${table.table} (${names.join(', ')})
      select ${selected.join(', ')}
      from "next", jsonb_to_recordset($3::jsonb) as r(${[...types].map(([name, type]) => `${quotedName(name)} ${type}`).join(', ')})
      returning id, ref_no`,
    values: [source.org, records.length, JSON.stringify(rows)],
  }
}

const typesBySource = new Map<string, readonly (readonly [string, string])[]>()

/** Columns an insert fills; versions and deletions are the table's own matter. */
function columnTypesOf(source: Source): readonly (readonly [string, string])[] {
  const known = typesBySource.get(source.table)
  if (known) return known
  const types = tableOf(source.kind)
    .columns.filter(({ name }) => name !== 'version' && name !== 'deleted_at' && stands(source, name))
    .map(({ name, type }) => [name, type.replace(' COLLATE "C"', '')] as const)
  typesBySource.set(source.table, types)
  return types
}

function stands({ has }: Source, column: string): boolean {
  return !(column in has) || has[column as keyof Source['has']]
}

function rowOf({ kind }: Source, record: Whole, { now, actor }: EventSource): Record<string, unknown> {
  const columns = Object.entries(kind.fields).map(([key, field]) => toColumns(key, field, record.fields[key]))
  const by = actor.person ?? null
  return {
    id: record.id,
    state: record.state ?? null,
    initiative: record.initiative ?? null,
    place: record.place ?? null,
    ...Object.assign({}, ...columns),
    absent: record.absent ?? {},
    custom: record.custom,
    audience: record.audience ?? 'inherits',
    created_at: now(),
    created_by: by,
    updated_at: now(),
    updated_by: by,
  }
}

function eventOf(kind: AnyKind, record: Whole) {
  const after: Record<string, unknown> = { state: record.state }
  for (const [key, value] of Object.entries(record.fields))
    if (value !== null && value !== undefined) after[key] = value
  for (const [id, value] of Object.entries(record.custom)) if (value !== null) after[`custom.${id}`] = value
  for (const [key, absence] of Object.entries(record.absent ?? {})) after[`absent.${key}`] = absence
  return {
    kind: kind.name,
    record: record.id,
    version: 1,
    initiative: record.initiative ?? null,
    place: record.place ?? null,
    after,
    reason: record.reason,
  }
}
