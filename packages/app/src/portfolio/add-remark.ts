import { findPeriod } from '@gantry/domain/portfolio/choose-periods'
import { writeEvent } from '@gantry/store/events/write'
import { insertRemark } from '@gantry/store/portfolio/remarks'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { forbidden } from '../records/refusals.ts'
import { seenBy } from './seen-by.ts'
import { subjectOf } from './subject.ts'

export interface RemarkRequest {
  /** Id, label or as-of date. */
  readonly period: string
  readonly initiative?: string
  readonly text: string
}

/** The owner's own words beside the story: signed, dated, and never part of a sentence of ours. */
export async function addRemark(
  context: Context,
  { period: of, initiative, text }: RemarkRequest,
): Promise<Outcome<{ id: string }>> {
  const subject = await subjectOf(context, initiative)
  if (!subject.ok) return subject
  const { index } = await seenBy(context)
  const position = findPeriod(index, of)
  const period = position === undefined ? undefined : index.periods[position]
  if (!period) return notFound('period', of)
  const { place, initiative: hangsOn } = subject.value
  const verdict = context.actor.access.may('edit', place)
  if (!verdict.ok) return forbidden(verdict)
  const { org, actor } = context
  const id = context.newId()
  return await context.store.transaction({ org }, async (tx) => {
    await tx.query(
      insertRemark(org, {
        id,
        initiative: hangsOn,
        place,
        period: period.id,
        text,
        at: context.now(),
        by: actor.person ?? null,
        byName: actor.name,
      }),
    )
    await writeEvent(tx, context, {
      verb: 'created',
      kind: 'remark',
      record: id,
      version: 1,
      initiative: hangsOn,
      place,
      after: { text, period: period.id },
    })
    return done({ id })
  })
}
