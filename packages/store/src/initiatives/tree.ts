import type { Query } from '../database.ts'
import { Params } from '../records/params.ts'
import { sourceOf } from '../records/source.ts'
import { visible } from '../records/visible.ts'
import type { Sight } from '../records/visible-at-place.ts'

export interface TreeRow {
  readonly id: string
  readonly ref_no: number
  readonly title: string
  readonly type: string
  readonly parent: string | null
  readonly condition: string
  readonly decision_status: string | null
  readonly stage: string | null
  readonly unit: string | null
}

export const mostTreeNodes = 20_000

/** Every initiative the reader may see, parents before children. Rows are TreeRow. */
export function treeQuery(sight: Sight): Query {
  const params = new Params()
  return {
    text: `select r.id, r.ref_no, r.title, r.type, r.parent, r.condition, r.decision_status, r.stage, r.unit
      from initiative r where r.org = ${params.named('org', sight.org)}::uuid and r.deleted_at is null
        and ${visible('r', sourceOf('initiative'), sight, params)}
      order by r.place limit ${mostTreeNodes}`,
    values: params.values,
  }
}
