import { type Fields, kindReferredTo, tellsMoney } from '@gantry/domain/field'
import type { AnyKind } from '@gantry/domain/kind'
import type { HistoryChangeJson, HistoryEntryJson, LabelJson } from '@gantry/domain/records/record-json'
import { type EventOfRecord, eventsOfRecord, eventsOfRows } from '@gantry/store/records/history'
import { fieldsById } from '@gantry/store/records/followers'
import { sourceOf } from '@gantry/store/records/source'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { loadRecord, reading } from './load.ts'
import { labelsFor } from './other-labels.ts'

export interface HistoryJson {
  readonly entries: readonly HistoryEntryJson[]
  readonly labels: Readonly<Record<string, LabelJson>>
  /** Goes on below this entry; null when that was all. */
  readonly next: string | null
}

const mostEntries = 100

/** What happened to a record, newest first, without amounts for those who see none. */
export async function recordHistory(
  context: Context,
  kind: AnyKind,
  ref: string,
  before?: string,
): Promise<Outcome<HistoryJson>> {
  const read = reading(context)
  const source = sourceOf(kind.name)
  const loaded = await loadRecord(context, read, source, ref)
  if (!loaded) return notFound(kind.label.toLowerCase(), ref)
  const { stored, customs } = loaded
  const [events] = await read([eventsOfRecord(context.org, kind.name, stored.id, before ?? null, mostEntries + 1)])
  const every = eventsOfRows(events?.rows ?? [])
  const fields: Fields = { ...kind.fields, ...fieldsById(customs) }
  const seesMoney = context.actor.access.seesMoney(stored.place)
  const entries = every.slice(0, mostEntries).map((event) => entryOf(event, fields, seesMoney))
  const labels = await labelsFor(context, read, idsIn(entries, fields))
  return done({
    entries: entries.map((entry) => named(entry, labels)),
    labels,
    next: every.length > mostEntries ? (entries.at(-1)?.id ?? null) : null,
  })
}

/** One event as it is told; amounts are left out for those who see none. */
export function entryOf(event: EventOfRecord, fields: Fields, seesMoney: boolean): HistoryEntryJson {
  const changes = new Map<string, HistoryChangeJson>()
  for (const { field, side, value, erased } of event.leaves) {
    const name = field.replace(/^(custom|absent)\./, '')
    if (!seesMoney && fields[name] && tellsMoney(fields[name])) continue
    changes.set(field, { ...changes.get(field), field, ...(erased ? { erased: true } : { [side]: value }) })
  }
  const { id, at, actor, actorKind, verb, version, reason } = event
  const who = actor === null && actorKind === 'system' ? { id: null, name: 'Gantry' } : null
  return {
    id,
    at,
    actor: actor === null ? who : { id: actor, name: '' },
    verb,
    version,
    reason,
    changes: [...changes.values()],
  }
}

/** With the actor's name, as far as the reader may know it. */
export function named(entry: HistoryEntryJson, labels: Readonly<Record<string, LabelJson>>): HistoryEntryJson {
  const id = entry.actor?.id
  const label = id ? labels[id] : undefined
  return id ? { ...entry, actor: { id, name: label && 'title' in label ? label.title : '' } } : entry
}

/** Ids of references and persons among the changes, by kind. */
function idsIn(entries: readonly HistoryEntryJson[], fields: Fields): Map<string, string[]> {
  const ids = new Map<string, Set<string>>()
  const add = (kind: string | undefined, value: unknown) => {
    for (const id of Array.isArray(value) ? value : [value]) {
      if (kind && typeof id === 'string') ids.set(kind, (ids.get(kind) ?? new Set()).add(id))
    }
  }
  for (const { actor, changes } of entries) {
    if (actor?.id) add('person', actor.id)
    for (const { field, before, after } of changes) {
      const kind = kindOfIds(field, fields)
      add(kind, before)
      add(kind, after)
    }
  }
  return new Map([...ids].map(([kind, set]) => [kind, [...set]]))
}

/** Of a changed field's ids: a field of the kind, one of the organisation's, where it hangs, or what came or left. */
function kindOfIds(field: string, fields: Fields): string | undefined {
  if (field.startsWith('record.')) return field.slice('record.'.length)
  const known = fields[field.replace(/^custom\./, '')]
  return known ? kindReferredTo(known) : field === 'initiative' ? 'initiative' : undefined
}
