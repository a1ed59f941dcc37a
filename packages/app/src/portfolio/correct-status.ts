import { statusReport } from '@gantry/domain/kinds/status-report'
import { type MovementReason, moneyFields, dayFields } from '@gantry/domain/portfolio/facts'
import type { RecordJson } from '@gantry/domain/records/record-json'
import type { Tx } from '@gantry/store/database'
import { type EventDraft, writeEvents } from '@gantry/store/events/write'
import { keepVersions } from '@gantry/store/imports/keep-versions'
import type { Stored } from '@gantry/store/records/stored'
import type { Context } from '../context.ts'
import { stillCarried } from '../cycle/change-report.ts'
import { done, type Outcome, type Refused, refuse } from '../outcome.ts'
import { type ChangeInput, changing, writeChange } from '../records/change-record.ts'
import { readingIn } from '../records/load.ts'
import { readDraft } from '../records/read-draft.ts'
import { forbidden } from '../records/refusals.ts'

export interface CorrectionInput extends ChangeInput {
  readonly reason: string
  /** Ratings that were wrong, by their id. */
  readonly ratings?: readonly { readonly id: string; readonly value: string }[]
}

const settled: ReadonlySet<string> = new Set(['imported', 'locked', 'missed'])
const explained: ReadonlySet<string> = new Set([...moneyFields, ...dayFields])

/**
 * Corrects a status report that was imported or locked: the values as they stood are kept as an earlier version, with the
 * reason, so that "as reported then" and "as corrected since" can both be told.
 */
export async function correctStatus(
  context: Context,
  ref: string,
  input: CorrectionInput,
): Promise<Outcome<RecordJson>> {
  return await changing(context, statusReport, ref, input, async (tx, loaded, source) => {
    const { stored } = loaded
    if (!settled.has(stored.state ?? '')) return notSettled(stored.state)
    const verdict = context.actor.access.may('edit', stored.place)
    if (!verdict.ok) return forbidden(verdict)
    const draft = await readDraft(context, readingIn(tx), statusReport, loaded.customs, input, stored)
    if (!draft.ok) return draft
    const unknown = await unknownRating(tx, context.org, stored.id, input)
    if (unknown) return unknown
    const { org, actor } = context
    const [at, by] = [context.now(), actor.person ?? null]
    await tx.batch(
      keepVersions({
        org,
        at,
        by,
        reason: input.reason,
        import: null,
        versions: [{ id: context.newId(), status: stored.id }],
      }),
    )
    const { fields, custom, absent } = draft.value
    const version = await writeChange(tx, context, source, loaded, {
      verb: 'corrected',
      // One that never came is there from now on, as late as it is.
      state: stored.state === 'missed' ? 'locked' : undefined,
      fields: { ...fields, ...stillCarried(stored.fields.carried, input) },
      custom,
      absent,
      reason: input.reason,
    })
    const reasons = Object.fromEntries(
      Object.keys(input.fields ?? {})
        .filter((field) => explained.has(field))
        .map((field) => [field, 'correction' satisfies MovementReason]),
    )
    await tx.query({
      text: `update status_report set recorded_at = $3, movement_reasons = movement_reasons || $4::jsonb,
        version = greatest(version, $5) where org = $1 and id = $2`,
      values: [org, stored.id, at, JSON.stringify(reasons), version],
    })
    await writeEvents(tx, context, await correctRatings(tx, context, loaded.stored, input))
    return done(undefined)
  })
}

async function unknownRating(
  tx: Tx,
  org: string,
  status: string,
  { ratings = [] }: CorrectionInput,
): Promise<Refused | undefined> {
  const { rows } = await tx.query<{ id: string }>({
    text: 'select id from rating where org = $1 and status_report = $2 and deleted_at is null',
    values: [org, status],
  })
  const unknown = ratings.find((rating) => !rows.some((row) => row.id === rating.id))
  if (!unknown) return undefined
  const message = `The report has no rating ${unknown.id}.`
  return refuse({ id: 'rating.unknown', status: 422, message, mend: 'Maybe read the report again.' })
}

/** Sets the ratings set-wise; resolves to their events. */
async function correctRatings(
  tx: Tx,
  context: Context,
  stored: Stored,
  { ratings = [], reason }: CorrectionInput,
): Promise<EventDraft[]> {
  if (ratings.length === 0) return []
  const { rows } = await tx.query<{ id: string; version: number; was: string | null; value: string }>({
    text: `update rating r set value = n.value, absent = r.absent - 'value', version = r.version + 1, updated_at = $4, updated_by = $5
      from unnest($2::uuid[], $3::text[]) as n(id, value), (select id, value as was from rating where org = $1) old
      where r.org = $1 and r.id = n.id and old.id = r.id returning r.id, r.version, old.was, r.value`,
    values: [
      context.org,
      ratings.map(({ id }) => id),
      ratings.map(({ value }) => value),
      context.now(),
      context.actor.person ?? null,
    ],
  })
  return rows.map(({ id, version, was, value }) => ({
    verb: 'corrected',
    kind: 'rating',
    record: id,
    version,
    initiative: stored.initiative,
    place: stored.place,
    reason,
    before: { value: was },
    after: { value },
  }))
}

function notSettled(state: string | null) {
  return refuse({
    id: 'statusReport.open',
    status: 409,
    message: `This report is ${state}, so it can be changed without a correction.`,
    mend: 'Maybe edit it, or withdraw or reopen it first.',
  })
}
