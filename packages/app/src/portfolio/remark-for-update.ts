import { type RemarkRow, remarkQuery } from '@gantry/store/portfolio/remarks'
import type { Tx } from '@gantry/store/database'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome, refuse } from '../outcome.ts'
import { forbidden } from '../records/refusals.ts'

/** A remark the caller may see, locked. `removed`: one that was taken away, else one that stands. */
export async function remarkForUpdate(
  { org, actor }: Context,
  tx: Tx,
  id: string,
  removed = false,
): Promise<Outcome<RemarkRow>> {
  const { rows } = await tx.query(remarkQuery(org, id, true))
  const row = rows[0] as unknown as RemarkRow | undefined
  if (!row || (row.deleted_at !== null) !== removed || !actor.access.may('see', row.place).ok)
    return notFound('remark', id)
  return done(row)
}

/** Words are their author's: while they may write there, they alone put them otherwise. */
export function ownRemark({ actor }: Context, { created_by: by, place }: RemarkRow): Outcome<true> {
  if (by !== null && by === actor.person) {
    const verdict = actor.access.may('edit', place)
    return verdict.ok ? done(true) : forbidden(verdict)
  }
  return refuse({
    id: 'remark.not-own',
    status: 403,
    message: 'Only who wrote a remark can change it.',
    mend: 'Maybe add your own words beside it.',
  })
}

/** Taken away and put back by its author, or by an administrator. */
export function mayRemove(context: Context, remark: RemarkRow): Outcome<true> {
  return context.actor.access.may('administer', remark.place).ok ? done(true) : ownRemark(context, remark)
}
