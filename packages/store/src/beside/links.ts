import { everyKind } from '@gantry/domain/kinds/index'
import type { Query } from '../database.ts'
import { labelSql } from '../records/label.ts'
import { Params } from '../records/params.ts'
import type { Sight } from '../records/visible-at-place.ts'

export interface LinkRow {
  readonly id: string
  readonly role: string
  readonly outgoing: boolean
  readonly kind: string
  readonly record: string
  readonly label: string | null
}

/** Links of one record in both directions, with the label of the other end. Rows are LinkRow. */
export function linksOf(kind: string, record: string, sight: Sight): Query {
  const params = new Params()
  const [org, of, id] = [params.named('org', sight.org), params.add(kind), params.add(record)]
  const labels = everyKind.map((each) => `when '${each.name}' then ${labelSql('l.record', each.name, sight, params)}`)
  return {
    text: `select l.id, l.role, l.outgoing, l.kind, l.record, case l.kind ${labels.join(' ')} end as label from (
        select id, role, true as outgoing, to_kind as kind, to_record as record from record_link
          where org = ${org}::uuid and from_kind = ${of} and from_record = ${id}::uuid
        union all
        select id, role, false, from_kind, from_record from record_link
          where org = ${org}::uuid and to_kind = ${of} and to_record = ${id}::uuid
      ) l order by l.role, l.id limit 1000`,
    values: params.values,
  }
}

export interface NewLink {
  readonly org: string
  readonly id: string
  readonly from: { readonly kind: string; readonly record: string }
  readonly to: { readonly kind: string; readonly record: string }
  readonly role: string
  readonly at: string
  readonly by: string | null
}

/** Touches no row when the same link stands already. */
export function insertLink({ org, id, from, to, role, at, by }: NewLink): Query {
  return {
    text: `insert into record_link (org, id, from_kind, from_record, to_kind, to_record, role, created_at, created_by)
      values ($1::uuid, $2::uuid, $3, $4::uuid, $5, $6::uuid, $7, $8::timestamptz, $9::uuid) on conflict do nothing`,
    values: [org, id, from.kind, from.record, to.kind, to.record, role, at, by],
  }
}

/** Removes a link of a record (from either end, but no reference of a field) and returns what it was. */
export function deleteLink(org: string, kind: string, record: string, id: string, roles: readonly string[]): Query {
  return {
    text: `delete from record_link where org = $1::uuid and id = $4::uuid and role = any($5::text[])
      and ((from_kind = $2 and from_record = $3::uuid) or (to_kind = $2 and to_record = $3::uuid))
      returning role, from_kind, from_record, to_kind, to_record`,
    values: [org, kind, record, id, roles],
  }
}
