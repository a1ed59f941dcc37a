import { type TreeRow, treeQuery } from '@gantry/store/initiatives/tree'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { reading } from '../records/load.ts'
import { sightOf } from '../records/sight.ts'

export interface TreeNodeJson {
  readonly id: string
  readonly ref: string
  readonly title: string
  readonly type: string
  /** Null at the top, and where the reader does not see the parent. */
  readonly parent: string | null
  /** Null where nobody has said what was decided. */
  readonly decisionStatus: string | null
  readonly stage: string | null
  readonly condition: string
  readonly unit: string | null
}

/** The map: every initiative the caller sees, parents before children. */
export async function initiativeTree(context: Context): Promise<Outcome<{ nodes: TreeNodeJson[] }>> {
  const [result] = await reading(context)([treeQuery(sightOf(context))])
  const rows = (result?.rows ?? []) as unknown as TreeRow[]
  const seen = new Set(rows.map(({ id }) => id))
  const nodes = rows.map((row) => ({
    id: row.id,
    ref: `INI-${row.ref_no}`,
    title: row.title,
    type: row.type,
    parent: row.parent !== null && seen.has(row.parent) ? row.parent : null,
    decisionStatus: row.decision_status,
    stage: row.stage,
    condition: row.condition,
    unit: row.unit,
  }))
  return done({ nodes })
}
