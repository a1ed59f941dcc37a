import { everyKind, kindNamed } from '@gantry/domain/kinds/index'
import type { LabelJson } from '@gantry/domain/records/record-json'
import { eventsOfRows } from '@gantry/store/records/history'
import { lastChanged, lastEvents, standingPlaces } from '@gantry/store/records/recent'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { entryOf, named } from './history.ts'
import { reading } from './load.ts'
import { labelsFor } from './other-labels.ts'
import { sightOf } from './sight.ts'

/** What was done last with a record, or with several of a kind at one moment, told by the first of them. */
export interface RecentChange {
  readonly kind: string
  readonly id: string
  readonly ref: string
  readonly title: string
  readonly initiative: LabelJson | null
  /** How many others of its kind were changed with it. */
  readonly others: number
  readonly at: string
  /** Null: nobody is on record. */
  readonly by: string | null
  readonly verb: string | null
  /** Keys of the fields that changed. */
  readonly fields: readonly string[]
}

interface Group {
  readonly kind: string
  readonly record: string
  readonly at: string
  readonly n: number
}

/** What changed lately of everything the caller may see, newest first. */
export async function recentChanges(context: Context, most = 12): Promise<Outcome<{ rows: RecentChange[] }>> {
  const read = reading(context)
  const sight = sightOf(context)
  const found = await read(everyKind.map(({ name }) => lastChanged(name, sight, most)))
  const groups = found
    .flatMap(({ rows }, i) =>
      rows.map(
        (row): Group => ({
          kind: everyKind[i]!.name,
          record: row.record as string,
          at: row.at as string,
          n: row.n as number,
        }),
      ),
    )
    // Not as texts: the database leaves out the zeros at the end of a fraction of a second.
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, most)
  return done({ rows: await told(context, groups) })
}

async function told(context: Context, groups: readonly Group[]): Promise<RecentChange[]> {
  if (groups.length === 0) return []
  const read = reading(context)
  const byKind = Map.groupBy(groups, ({ kind }) => kind)
  const among = [...byKind].map(([kind, list]) => [kind, list.map(({ record }) => record)] as const)
  const [events, ...standing] = await read([
    lastEvents(context.org, groups),
    ...among.map(([kind, ids]) => standingPlaces(context.org, kind, ids)),
  ])
  const eventOf = new Map((events?.rows ?? []).map((row) => [row.of as string, eventsOfRows([row])[0]]))
  const where = new Map(standing.flatMap(({ rows }) => rows.map((row) => [row.id as string, row])))
  const entries = new Map(
    groups.flatMap(({ kind, record }) => {
      const event = eventOf.get(record)
      const place = (where.get(record)?.place ?? null) as string | null
      return event ? [[record, entryOf(event, kindNamed(kind).fields, context.actor.access.seesMoney(place))]] : []
    }),
  )
  const wanted = new Map(among.map(([kind, ids]) => [kind, [...ids]]))
  const add = (kind: string, id: unknown) => {
    if (typeof id === 'string') wanted.set(kind, [...(wanted.get(kind) ?? []), id])
  }
  for (const { actor } of entries.values()) add('person', actor?.id)
  for (const row of where.values()) add('initiative', row.initiative)
  const labels = await labelsFor(context, read, wanted)
  return groups.flatMap(({ kind, record, at, n }) => {
    const label = labels[record]
    if (!label || !('title' in label)) return []
    const entry = entries.get(record)
    const initiative = where.get(record)?.initiative
    return [
      {
        kind,
        id: record,
        ref: label.ref,
        title: label.title,
        initiative: typeof initiative === 'string' ? (labels[initiative] ?? null) : null,
        others: n - 1,
        at,
        by: entry ? (named(entry, labels).actor?.name ?? null) : null,
        verb: entry?.verb ?? null,
        fields: entry?.changes.map(({ field }) => field) ?? [],
      },
    ]
  })
}
