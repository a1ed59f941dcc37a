import type { LinkedNeed } from '@gantry/domain/kind'
import { snakeCase } from '@gantry/domain/kind'
import type { Query } from '../database.ts'
import { Params } from './params.ts'
import { sourceOf } from './source.ts'
import { quotedName } from './table.ts'
import { visible } from './visible.ts'
import type { Sight } from './visible-at-place.ts'

/** Of some records that a need may fail, how it does: the first references, and how many there are. */
export interface Unmet {
  readonly record: string
  readonly refs: readonly string[]
  readonly count: number
}

const mostNamed = 3

/** Records that refer to some others and are in none of the states they must have reached, within the reader's sight. */
export function unmetQuery(need: LinkedNeed, records: readonly string[], sight: Sight): Query {
  const params = new Params()
  const source = sourceOf(need.kind)
  const by = `r.${quotedName(snakeCase(need.by))}`
  return {
    text: `select ${by} as record, count(*) as count, (array_agg(r.ref_no order by r.ref_no))[1:${mostNamed}] as refs
      from ${source.table} r where r.org = ${params.named('org', sight.org)}::uuid
        and ${by} = any(${params.add(records)}::uuid[]) and r.deleted_at is null
        and r.state <> all(${params.add(need.states)}::text[]) and ${visible('r', source, sight, params)}
      group by ${by}`,
    values: params.values,
  }
}

export function unmetOf(need: LinkedNeed, rows: readonly Readonly<Record<string, unknown>>[]): Unmet[] {
  const { prefix } = sourceOf(need.kind).kind
  return rows.map(({ record, refs, count }) => ({
    record: String(record),
    refs: (refs as readonly unknown[]).map((no) => `${prefix}-${String(no)}`),
    count: Number(count),
  }))
}
