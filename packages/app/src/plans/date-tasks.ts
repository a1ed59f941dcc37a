import { dateTable, differingDates } from '@gantry/planning/editing'
import type { Database } from '@gantry/store/database'
import { datedOf, datedQuery, lockDated, writeDates } from '@gantry/store/plans/task-dates'
import type { PlanDesk } from './desk.ts'

/** Rows written in one transaction: others do not wait longer than that takes. */
const rowsAtOnce = 1_000

/**
 * Brings the rows of a plan's dates up to its head: only those that changed. Where somebody changes the plan meanwhile the
 * rest is left to the next time, which they have asked for.
 */
export async function dateTasks(store: Database, desk: PlanDesk, org: string, plan: string): Promise<void> {
  const due = await desk.atPlan(org, plan, async (seat) => {
    const read = (queries: Parameters<Database['read']>[1]) => store.read({ org }, queries)
    const [found] = await read([
      { text: 'select head, dated from plan where org = $1::uuid and id = $2::uuid', values: [org, plan] },
    ])
    const { head, dated } = (found?.rows[0] ?? {}) as { head?: number; dated?: number }
    if (head === undefined || dated === undefined || head === dated) return undefined
    const held = await seat.at(head, read)
    if (held.dated?.head !== dated) {
      const [rows] = await read([datedQuery(org, plan)])
      held.dated = { head: dated, table: datedOf(rows) }
    }
    const table = dateTable(held.live)
    return { held, head, table, ...differingDates(table, held.dated.table) }
  })
  if (due === undefined) return
  const { held, head, table, changed, gone } = due
  for (let at = 0; at === 0 || at < changed.length; at += rowsAtOnce) {
    const isLast = at + rowsAtOnce >= changed.length
    const stillThere = await store.transaction({ org }, async (tx) => {
      const { rows } = await tx.query<{ head: number }>(lockDated(org, plan))
      if (rows[0]?.head !== head) return false
      const writes = writeDates(org, plan, head, table, changed.slice(at, at + rowsAtOnce), at === 0 ? gone : [])
      // Which head they are of is said with the last of them.
      await tx.batch(isLast ? writes : writes.slice(0, -1))
      return true
    })
    if (!stillThere) {
      held.dated = undefined
      return
    }
  }
  held.dated = { head, table }
}
