import { writeEvent } from '@gantry/store/events/write'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome, refuse } from '../outcome.ts'
import { forbidden } from '../records/refusals.ts'
import { subjectOf } from './subject.ts'

export interface MuteRequest {
  /** Id of the rule, such as `value.withdrawnAsRatingFell`. */
  readonly rule: string
  /** Id or reference of an initiative, or id of a unit; without it, the rule everywhere. */
  readonly subject?: string
  readonly reason: string
  /** Day on which it is shown again. */
  readonly reviewOn: string
}

/** Sets findings of a rule aside until a day, with the reason. */
export async function muteFinding(
  context: Context,
  { rule, subject, reason, reviewOn }: MuteRequest,
): Promise<Outcome<{ id: string }>> {
  const of = await subjectOf(context, subject)
  if (!of.ok) return of
  const verdict = context.actor.access.may('edit', of.value.place)
  if (!verdict.ok) return forbidden(verdict)
  if (reviewOn <= context.now().slice(0, 10)) {
    return refuse({
      id: 'finding.review',
      status: 422,
      message: `${reviewOn} is not in the future.`,
      mend: 'Maybe the day of the next board.',
      fields: [{ field: 'reviewOn', message: 'must be later than today' }],
    })
  }
  const { org, actor } = context
  const id = context.newId()
  return await context.store.transaction({ org }, async (tx) => {
    await tx.query({
      text: `insert into finding_mute (org, id, rule, subject, place, reason, review_on, created_at, created_by, by_name)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      values: [
        org,
        id,
        rule,
        of.value.id,
        of.value.place,
        reason,
        reviewOn,
        context.now(),
        actor.person ?? null,
        actor.name,
      ],
    })
    await writeEvent(tx, context, {
      verb: 'muted',
      kind: 'findingMute',
      record: id,
      initiative: of.value.initiative,
      place: of.value.place,
      reason,
      after: { rule, subject: of.value.id, reviewOn },
    })
    return done({ id })
  })
}

/** Shows the findings again. */
export async function unmuteFinding(context: Context, id: string): Promise<Outcome<{ id: string }>> {
  const { org, actor } = context
  return await context.store.transaction({ org }, async (tx) => {
    const { rows } = await tx.query<{ place: string | null; subject: string | null }>({
      text: 'select place, subject from finding_mute where org = $1 and id = $2 and ended_at is null for update',
      values: [org, id],
    })
    const row = rows[0]
    if (!row || !actor.access.may('see', row.place).ok) return notFound('muted finding', id)
    const verdict = actor.access.may('edit', row.place)
    if (!verdict.ok) return forbidden(verdict)
    await tx.query({
      text: 'update finding_mute set ended_at = $3, ended_by = $4 where org = $1 and id = $2',
      values: [org, id, context.now(), actor.person ?? null],
    })
    await writeEvent(tx, context, { verb: 'unmuted', kind: 'findingMute', record: id, place: row.place })
    return done({ id })
  })
}
