import { writeEvent } from '@gantry/store/events/write'
import { rewriteRemark } from '@gantry/store/portfolio/remarks'
import type { Context } from '../context.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { ownRemark, remarkForUpdate } from './remark-for-update.ts'

export interface RemarkChange {
  readonly version: number
  readonly text: string
}

/** Puts one's own words better; what they were stays in their history. */
export async function changeRemark(
  context: Context,
  id: string,
  { version, text }: RemarkChange,
): Promise<Outcome<{ id: string; version: number }>> {
  return await context.store.transaction({ org: context.org }, async (tx) => {
    const found = await remarkForUpdate(context, tx, id)
    if (!found.ok) return found
    const remark = found.value
    const own = ownRemark(context, remark)
    if (!own.ok) return own
    if (remark.version !== version) {
      return refuse({
        id: 'record.stale',
        status: 409,
        message: 'The remark was changed meanwhile.',
        mend: 'Maybe read it again.',
        both: { yours: { version, text }, theirs: { version: remark.version, text: remark.text } },
      })
    }
    if (remark.text === text) return done({ id, version })
    await tx.query(rewriteRemark(context.org, id, text, context.now()))
    await writeEvent(tx, context, {
      verb: 'changed',
      kind: 'remark',
      record: id,
      version: version + 1,
      initiative: remark.initiative,
      place: remark.place,
      before: { text: remark.text },
      after: { text },
    })
    return done({ id, version: version + 1 })
  })
}
