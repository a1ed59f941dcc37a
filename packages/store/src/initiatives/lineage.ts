import type { Query } from '../database.ts'
import { labelSql } from '../records/label.ts'
import { Params } from '../records/params.ts'
import type { Sight } from '../records/visible-at-place.ts'

/** Dated facts about what became of something: one table each for initiatives and for organisation units. */
export interface Succession {
  readonly kind: 'initiative' | 'organisationUnit'
  readonly table: 'initiative_lineage' | 'unit_succession'
  readonly from: string
  readonly to: string
}

export const initiativeLineage: Succession = {
  kind: 'initiative',
  table: 'initiative_lineage',
  from: 'from_initiative',
  to: 'to_initiative',
}
export const unitSuccession: Succession = {
  kind: 'organisationUnit',
  table: 'unit_succession',
  from: 'from_unit',
  to: 'to_unit',
}

export interface SuccessionRow {
  readonly id: string
  readonly from_id: string
  readonly to_id: string
  readonly how: string
  readonly on_day: string
  readonly note: string | null
  readonly from_label: string | null
  readonly to_label: string | null
}

/** What one thing came from and what became of it, oldest first. Rows are SuccessionRow. */
export function successionsOf({ kind, table, from, to }: Succession, id: string, sight: Sight): Query {
  const params = new Params()
  const record = params.add(id)
  return {
    text: `select s.id, s.${from} as from_id, s.${to} as to_id, s.how, s.on_day, s.note,
        ${labelSql(`s.${from}`, kind, sight, params)} as from_label, ${labelSql(`s.${to}`, kind, sight, params)} as to_label
      from ${table} s where s.org = ${params.named('org', sight.org)}::uuid
        and (s.${from} = ${record}::uuid or s.${to} = ${record}::uuid)
      order by s.on_day, s.id`,
    values: params.values,
  }
}

export interface NewSuccession {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly how: string
  readonly onDay: string
  readonly note: string | null
}

export function insertSuccession({ table, from, to }: Succession, org: string, row: NewSuccession): Query {
  return {
    text: `insert into ${table} (org, id, ${from}, ${to}, how, on_day, note)
      values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, $6::date, $7)`,
    values: [org, row.id, row.from, row.to, row.how, row.onDay, row.note],
  }
}
