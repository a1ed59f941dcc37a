import type { Query } from '../database.ts'
import type { Row } from './stored.ts'

export interface EventOfRecord {
  readonly id: string
  readonly at: string
  readonly actor: string | null
  readonly actorKind: string
  readonly verb: string
  readonly version: number | null
  readonly reason: string | null
  readonly leaves: readonly LeafOfEvent[]
}

export interface LeafOfEvent {
  readonly field: string
  readonly side: 'before' | 'after'
  readonly value: unknown
  readonly erased: boolean
}

/** Events of one record with their leaves, newest first; `before` is the id of the event to go on below. */
export function eventsOfRecord(org: string, kind: string, record: string, before: string | null, most: number): Query {
  return {
    text: `select e.id, e.at, e.actor, e.actor_kind, e.verb, e.record_version, e.reason,
        (select jsonb_agg(jsonb_build_array(l.field, l.side, convert_from(l.bytes, 'UTF8'), l.erased_by is not null) order by l.n)
          from event_leaf l where l.org = e.org and l.event = e.id) as leaves
      from event e
      where e.org = $1::uuid and e.kind = $2 and e.record = $3::uuid
        and ($4::uuid is null or (e.at, e.id) < (select b.at, b.id from event b where b.org = $1::uuid and b.id = $4::uuid))
      order by e.at desc, e.id desc limit $5::integer`,
    values: [org, kind, record, before, most],
  }
}

export function eventsOfRows(rows: readonly Row[]): EventOfRecord[] {
  return rows.map((row) => ({
    id: row.id as string,
    at: row.at as string,
    actor: row.actor as string | null,
    actorKind: row.actor_kind as string,
    verb: row.verb as string,
    version: row.record_version as number | null,
    reason: row.reason as string | null,
    leaves: ((row.leaves ?? []) as [string, 'before' | 'after', string | null, boolean][]).map(
      ([field, side, bytes, erased]) => ({
        field,
        side,
        value: bytes === null ? undefined : (JSON.parse(bytes) as unknown),
        erased,
      }),
    ),
  }))
}
