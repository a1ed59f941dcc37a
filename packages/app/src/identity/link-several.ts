import type { Tx } from '@gantry/store/database'
import { lockPlaces } from '@gantry/store/initiatives/places'
import type { Context } from '../context.ts'
import { done, type Outcome, type Refused } from '../outcome.ts'
import { linkIn } from './link-identity.ts'

/** What became of several proposals: those linked, and those that wait on, each with the reason. */
export interface LinkedSeveral {
  readonly linked: readonly string[]
  readonly left: readonly { readonly proposal: string; readonly id: string; readonly message: string }[]
}

/** Says of several proposed matches at once that they are one. What cannot be linked waits on; refused where none can. */
export async function linkSeveral(
  context: Context,
  { proposals, reason }: { readonly proposals: readonly string[]; readonly reason?: string },
): Promise<Outcome<LinkedSeveral>> {
  return await context.store.transaction({ org: context.org }, async (tx) => {
    await tx.query(lockPlaces(context.org))
    const outcome = await linkEach(tx, context, proposals, reason)
    return outcome.linked.length === 0 && outcome.refused ? outcome.refused : done(told(outcome))
  })
}

/** One after the other, since each link decides what the next one joins; in the caller's transaction. */
export async function linkEach(
  tx: Tx,
  context: Context,
  proposals: readonly string[],
  reason: string | undefined,
): Promise<LinkedSeveral & { readonly refused: Refused | undefined }> {
  const linked: string[] = []
  const left: { proposal: string; id: string; message: string }[] = []
  let refused: Refused | undefined
  for (const proposal of new Set(proposals)) {
    const outcome = await linkIn(tx, context, { proposal, ...(reason === undefined ? {} : { reason }) })
    if (outcome.ok || outcome.refusal.id === 'identity.same') linked.push(proposal)
    else {
      refused ??= outcome
      left.push({ proposal, id: outcome.refusal.id, message: outcome.refusal.message })
    }
  }
  return { linked, left, refused }
}

export function told({ linked, left }: LinkedSeveral): LinkedSeveral {
  return { linked, left }
}
