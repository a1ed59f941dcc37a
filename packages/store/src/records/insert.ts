import type { Absences, Value, Values } from '@gantry/domain/field'
import type { AnyKind } from '@gantry/domain/kind'
import type { Tx } from '../database.ts'
import { type EventSource, eventStatements } from '../events/write.ts'
import type { CustomField } from './column.ts'
import { customCells, searchEntries, severalReferences } from './followers.ts'
import { insertRows, type NewRow } from './insert-rows.ts'
import { type Source, sourceOf } from './source.ts'
import { toColumns } from './stored.ts'
import { tableOf } from './table.ts'

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
  /** Columns that a migration added by hand, by column name; the same ones in every record. */
  readonly extra?: Readonly<Record<string, unknown>>
  /** Why, for its event. */
  readonly reason?: string
}

export interface InsertOptions {
  /** Of the events; 'created' unless given. */
  readonly verb?: string
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
    ...insertRows(
      table.table,
      whole.map((record) => rowOf(table, record, source)),
      { org: source.org, kind: kind.name },
    ),
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

const columnsBySource = new Map<string, readonly string[]>()

/** Columns an insert fills; versions and deletions are the table's own matter. */
function columnsOf(source: Source): readonly string[] {
  const known = columnsBySource.get(source.table)
  if (known) return known
  const columns = tableOf(source.kind)
    .columns.map(({ name }) => name)
    .filter((name) => name !== 'version' && name !== 'deleted_at' && stands(source, name))
  columnsBySource.set(source.table, columns)
  return columns
}

function stands({ has }: Source, column: string): boolean {
  return !(column in has) || has[column as keyof Source['has']]
}

function rowOf(source: Source, record: Whole, { org, now, actor }: EventSource): NewRow {
  const fields = Object.entries(source.kind.fields).map(([key, field]) => toColumns(key, field, record.fields[key]))
  const by = actor.person ?? null
  const all: NewRow = {
    org,
    id: record.id,
    ref_no: 0,
    state: record.state ?? null,
    initiative: record.initiative ?? null,
    place: record.place ?? null,
    ...Object.assign({}, ...fields),
    absent: record.absent ?? {},
    custom: record.custom,
    audience: record.audience ?? 'inherits',
    created_at: now(),
    created_by: by,
    updated_at: now(),
    updated_by: by,
  }
  return { ...Object.fromEntries(columnsOf(source).map((name) => [name, all[name] ?? null])), ...record.extra }
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
