import { writeEvent } from '@gantry/store/events/write'
import { removeRemark } from '@gantry/store/portfolio/remarks'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { mayRemove, remarkForUpdate } from './remark-for-update.ts'

/** Takes a remark away from beside the story. */
export async function takeRemarkAway(context: Context, id: string): Promise<Outcome<{ id: string }>> {
  return await setRemoved(context, id, true)
}

/** Puts it back as it was. */
export async function restoreRemark(context: Context, id: string): Promise<Outcome<{ id: string }>> {
  return await setRemoved(context, id, false)
}

async function setRemoved(context: Context, id: string, removed: boolean): Promise<Outcome<{ id: string }>> {
  return await context.store.transaction({ org: context.org }, async (tx) => {
    const found = await remarkForUpdate(context, tx, id, !removed)
    if (!found.ok) return found
    const remark = found.value
    const allowed = mayRemove(context, remark)
    if (!allowed.ok) return allowed
    await tx.query(removeRemark(context.org, id, removed ? context.now() : null))
    await writeEvent(tx, context, {
      verb: removed ? 'removed' : 'restored',
      kind: 'remark',
      record: id,
      version: remark.version + 1,
      initiative: remark.initiative,
      place: remark.place,
      before: { deleted: !removed },
      after: { deleted: removed },
    })
    return done({ id })
  })
}
