import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { writeEvent } from '@gantry/store/events/write'
import { mayMove } from './link-identity.ts'

/** Says that two sides are not the same: the proposal is not shown again, also not after the next import. */
export async function dismissProposal(
  context: Context,
  id: string,
): Promise<Outcome<{ id: string; state: 'dismissed' }>> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return notFound('proposed link', id)
  return await context.store.transaction({ org: context.org }, async (tx) => {
    const { rows } = await tx.query<{ initiative: string }>({
      text: "select initiative from identity_proposal where org = $1 and id = $2 and state = 'proposed' for update",
      values: [context.org, id],
    })
    if (!rows[0]) return notFound('proposed link', id)
    const refused = await mayMove(tx, context, [rows[0].initiative])
    if (refused) return refused
    await tx.query({
      text: "update identity_proposal set state = 'dismissed', decided_at = $3, decided_by = $4 where org = $1 and id = $2",
      values: [context.org, id, context.now(), context.actor.person ?? null],
    })
    await writeEvent(tx, context, {
      verb: 'dismissed',
      kind: 'identityProposal',
      record: id,
      initiative: rows[0].initiative,
    })
    return done({ id, state: 'dismissed' as const })
  })
}
