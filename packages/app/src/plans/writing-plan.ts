import type { Tx } from '@gantry/store/database'
import { planQuery, type StoredPlan, storedPlan } from '@gantry/store/plans/plans'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'
import { scopeOf, sightOf } from '../records/sight.ts'
import type { PlanDesk, Seat } from './desk.ts'
import { isId, noPlan } from './plan-refusals.ts'

export interface PlanWork {
  readonly tx: Tx
  readonly stored: StoredPlan
  readonly seat: Seat
}

/** The road of every write to a plan: its seat in this process, its row in the database, and whatever `work` writes. */
export async function writingPlan<T>(
  context: Context,
  desk: PlanDesk,
  plan: string,
  work: (work: PlanWork) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (!isId(plan)) return noPlan(plan)
  return await desk.atPlan(context.org, plan, async (seat) => {
    try {
      return await context.store.transaction(scopeOf(context), async (tx) => {
        const { rows } = await tx.query(planQuery(sightOf(context), plan, true))
        return rows[0] ? await work({ tx, seat, stored: storedPlan(rows[0]) }) : noPlan(plan)
      })
    } catch (error) {
      seat.forget()
      throw error
    }
  })
}
