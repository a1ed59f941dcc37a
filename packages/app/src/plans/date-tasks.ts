import type { ScheduledTask } from '@gantry/planning'
import type { Database } from '@gantry/store/database'
import { datedOf, datedQuery, datesKey, lockDated, type TaskDates, writeDates } from '@gantry/store/plans/task-dates'
import type { PlanDesk } from './desk.ts'
import type { HeldPlan } from './held-plan.ts'

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
      held.dated = { head: dated, keys: datedOf(rows) }
    }
    return { held, head, ...differences(held) }
  })
  if (due === undefined) return
  const { held, head, changed, gone, keys } = due
  for (let at = 0; at === 0 || at < changed.length; at += rowsAtOnce) {
    const isLast = at + rowsAtOnce >= changed.length
    const stillThere = await store.transaction({ org }, async (tx) => {
      const { rows } = await tx.query<{ head: number }>(lockDated(org, plan))
      if (rows[0]?.head !== head) return false
      const writes = writeDates(org, plan, head, changed.slice(at, at + rowsAtOnce), at === 0 ? gone : [])
      // Which head they are of is said with the last of them.
      await tx.batch(isLast ? writes : writes.slice(0, -1))
      return true
    })
    if (!stillThere) {
      held.dated = undefined
      return
    }
  }
  held.dated = { head, keys }
}

function differences(held: HeldPlan) {
  const before = held.dated!.keys
  const keys = new Map<string, string>()
  const changed: TaskDates[] = []
  for (const task of held.live.schedule().tasks.values()) {
    const dates = datesOf(task)
    const key = datesKey(dates)
    keys.set(task.id, key)
    if (before.get(task.id) !== key) changed.push(dates)
  }
  return { keys, changed, gone: [...before.keys()].filter((task) => !keys.has(task)) }
}

function datesOf(task: ScheduledTask): TaskDates {
  const { id, start, finish, earlyStart, earlyFinish, lateStart, lateFinish, totalFloat, freeFloat, critical } = task
  return { task: id, start, finish, earlyStart, earlyFinish, lateStart, lateFinish, totalFloat, freeFloat, critical }
}
