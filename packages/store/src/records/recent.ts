import type { Query } from '../database.ts'
import { Params } from './params.ts'
import { sourceOf } from './source.ts'
import { visible } from './visible.ts'
import type { Sight } from './visible-at-place.ts'

/**
 * When records of a kind were last changed, newest first: those changed at one moment (an import, a change of several)
 * are one row. Rows: at, n, and the record that leads them. Counts and leads only what the reader may see.
 */
export function lastChanged(kind: string, sight: Sight, most: number): Query {
  const source = sourceOf(kind)
  const params = new Params()
  const org = params.named('org', sight.org)
  return {
    text: `select t.updated_at as at, count(*)::integer as n, (array_agg(t.id order by t.ref_no desc))[1] as record
      from ${source.table} t
      where t.org = ${org}::uuid and t.deleted_at is null and ${visible('t', source, sight, params)}
      group by t.updated_at order by t.updated_at desc limit ${params.add(most)}::integer`,
    values: params.values,
  }
}

/** The latest event of each record, with its leaves; as `eventsOfRows` reads them, and `of`: the record. */
export function lastEvents(org: string, records: readonly { readonly kind: string; readonly record: string }[]): Query {
  return {
    text: `select wanted.record as of, e.* from unnest($2::text[], $3::uuid[]) as wanted (kind, record),
      lateral (select e.id, e.at, e.actor, e.actor_kind, e.verb, e.record_version, e.reason,
          (select jsonb_agg(jsonb_build_array(l.field, l.side, convert_from(l.bytes, 'UTF8'), l.erased_by is not null) order by l.n)
            from event_leaf l where l.org = e.org and l.event = e.id) as leaves
        from event e where e.org = $1::uuid and e.kind = wanted.kind and e.record = wanted.record
        order by e.at desc, e.id desc limit 1) e`,
    values: [org, records.map(({ kind }) => kind), records.map(({ record }) => record)],
  }
}

/** Where records of one kind hang: rows (id, initiative, place), null where the kind has none. */
export function standingPlaces(org: string, kind: string, records: readonly string[]): Query {
  const { table, has } = sourceOf(kind)
  return {
    text: `select t.id, ${has.initiative ? 't.initiative' : 'null::uuid'} as initiative,
        ${has.place ? 't.place' : 'null::text'} as place
      from ${table} t where t.org = $1::uuid and t.id = any($2::uuid[])`,
    values: [org, records],
  }
}
