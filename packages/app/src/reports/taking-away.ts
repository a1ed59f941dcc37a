import { overlap, type Access } from '@gantry/domain/reach'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { forbidden } from '../records/refusals.ts'

/** The caller with the eyes of one who carries paper away: sees where export is allowed too, and nowhere else. */
export function takingAway(context: Context): Outcome<Context> {
  const { access } = context.actor
  const verdict = access.mayAnywhere('export')
  if (!verdict.ok) return forbidden(verdict)
  const narrowed: Access = {
    ...access,
    reach: (capability) => overlap(access.reach(capability), access.reach('export')),
    hash: `export:${access.hash}`,
  }
  return done({ ...context, actor: { ...context.actor, access: narrowed } })
}
