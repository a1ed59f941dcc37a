import type { Absences, Value } from '@gantry/domain/field'
import type { Query, Tx } from '../database.ts'
import { canonicalJson } from '../events/canonical.ts'
import { type EventSource, eventStatements } from '../events/write.ts'
import type { CustomField } from './column.ts'
import { customCells, searchEntries, severalReferences } from './followers.ts'
import { Params } from './params.ts'
import { besideFollows, sideEvents } from './moved.ts'
import type { Source } from './source.ts'
import { type Stored, toColumns } from './stored.ts'
import { columnTypesByName, quotedName } from './table.ts'

/** What a record shall be: only what is given changes. */
export interface Change {
  readonly verb: string
  readonly state?: string
  readonly fields?: Readonly<Record<string, Value | undefined>>
  readonly absent?: Absences
  readonly custom?: Readonly<Record<string, Value>>
  readonly audience?: string
  readonly deleted?: boolean
  /** Where it hangs from now on. */
  readonly hangs?: Hangs
  readonly reason?: string
}

export interface Hangs {
  readonly initiative: string | null
  readonly place: string | null
}

/**
 * Writes a change of a record that was read for update in the same transaction, with its event and all that follows it.
 * Resolves to the new version, or to the old one when nothing would change.
 */
export async function updateRecord(
  tx: Tx,
  source: Source,
  event: EventSource,
  stored: Stored,
  change: Change,
  customs: readonly CustomField[],
): Promise<number> {
  const { before, after } = differences(stored, change)
  if (Object.keys(after).length === 0) return stored.version
  const fields = { ...stored.fields, ...change.fields }
  const custom = { ...stored.custom, ...change.custom }
  const whole = { id: stored.id, fields, custom }
  const version = stored.version + 1
  const changed = customs.filter(({ id }) => change.custom && id in change.custom)
  const actor = event.actor.person ?? null
  const { initiative, place } = change.hangs ?? stored
  const written = eventStatements(event, [
    {
      verb: change.verb,
      kind: source.kind.name,
      record: stored.id,
      version,
      initiative: source.has.place && !source.has.initiative ? stored.id : initiative,
      place,
      ...(change.hangs ? { left: stored.place } : {}),
      before,
      after,
      reason: change.reason,
    },
    ...(change.hangs ? sideEvents(source, stored, change.hangs, change) : []),
  ])
  await tx.batch([
    updateRow(source, event, stored, change, custom),
    ...severalReferences(source, event.org, actor, event.newId, [{ ...whole, fields: change.fields ?? {} }], false),
    ...customCells(source, event.org, [whole], changed, false),
    ...(change.hangs ? besideFollows(source, event.org, stored.id, change.hangs) : []),
    change.deleted ? removeEntry(source, event.org, stored.id) : searchEntries(source, event.org, [whole], customs),
    ...written.queries,
  ])
  return version
}

function updateRow(
  source: Source,
  event: EventSource,
  stored: Stored,
  change: Change,
  custom: Stored['custom'],
): Query {
  const params = new Params()
  const where = `org = ${params.add(event.org)}::uuid and id = ${params.add(stored.id)}::uuid and version = ${params.add(stored.version)}::integer`
  const columns = Object.entries(change.fields ?? {}).flatMap(([key, value]) => {
    const field = source.kind.fields[key]
    return field ? Object.entries(toColumns(key, field, value)) : []
  })
  const types = columnTypesByName(source.kind)
  const sets = columns.map(([name, value]) => `${quotedName(name)} = ${params.add(value)}::${types.get(name)}`)
  if (change.state !== undefined && source.has.state) sets.push(`state = ${params.add(change.state)}::text`)
  if (change.absent && source.has.absent) sets.push(`absent = ${params.add(JSON.stringify(change.absent))}::jsonb`)
  if (change.custom && source.has.custom) sets.push(`custom = ${params.add(JSON.stringify(custom))}::jsonb`)
  if (change.audience !== undefined && source.has.audience) sets.push(`audience = ${params.add(change.audience)}::text`)
  if (change.hangs) {
    sets.push(`initiative = ${params.add(change.hangs.initiative)}::uuid`)
    sets.push(`place = ${params.add(change.hangs.place)}::text`)
  }
  if (change.deleted !== undefined)
    sets.push(`deleted_at = ${params.add(change.deleted ? event.now() : null)}::timestamptz`)
  sets.push(`updated_at = ${params.add(event.now())}::timestamptz`)
  sets.push(`updated_by = ${params.add(event.actor.person ?? null)}::uuid`)
  return {
    text: `update ${source.table} set version = version + 1, ${sets.join(', ')} where ${where}`,
    values: params.values,
  }
}

function removeEntry(source: Source, org: string, id: string): Query {
  return {
    text: `delete from search_entry where org = $1::uuid and kind = '${source.kind.name}' and record = $2::uuid`,
    values: [org, id],
  }
}

type Side = Record<string, unknown>

/** Only what really changes, on both sides; null where one side has nothing. */
function differences(stored: Stored, change: Change): { before: Side; after: Side } {
  const before: Side = {}
  const after: Side = {}
  const compare = (key: string, was: unknown, is: unknown) => {
    if (canonicalJson(was ?? null) === canonicalJson(is ?? null)) return
    before[key] = was ?? null
    after[key] = is ?? null
  }
  if (change.hangs) compare('initiative', stored.initiative, change.hangs.initiative)
  if (change.state !== undefined) compare('state', stored.state, change.state)
  if (change.audience !== undefined) compare('audience', stored.audience, change.audience)
  if (change.deleted !== undefined) compare('deleted', stored.deletedAt !== null, change.deleted)
  for (const [key, value] of Object.entries(change.fields ?? {})) compare(key, stored.fields[key], value)
  for (const [id, value] of Object.entries(change.custom ?? {})) compare(`custom.${id}`, stored.custom[id], value)
  const absent = change.absent ?? stored.absent
  for (const key of new Set([...Object.keys(stored.absent), ...Object.keys(absent)]))
    compare(`absent.${key}`, stored.absent[key], absent[key])
  return { before, after }
}
