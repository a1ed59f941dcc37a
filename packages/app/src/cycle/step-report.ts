import { missingOf } from '@gantry/domain/cycle/missing'
import type { Value } from '@gantry/domain/field'
import type { AnyKind } from '@gantry/domain/kind'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { ratingsOf } from '@gantry/store/cycle/opening'
import type { Tx } from '@gantry/store/database'
import type { Context } from '../context.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { Loaded } from '../records/load.ts'
import type { Draft } from '../records/read-draft.ts'
import { type StepInput, stepRecord } from '../records/step-record.ts'
import { sightOf } from '../records/sight.ts'
import { stillCarried } from './change-report.ts'
import { ratingGiven } from './rating-given.ts'

type Sets = Outcome<Readonly<Record<string, Value>>>

/** Takes a step of a status report: only while its period is open, and handed in only whole, with who did it for whom. */
export async function stepReport(
  context: Context,
  kind: AnyKind,
  ref: string,
  name: string,
  input: StepInput,
): Promise<Outcome<RecordJson>> {
  return await stepRecord(context, kind, ref, name, input, async (tx, loaded, draft): Promise<Sets> => {
    const closed = await periodClosed(tx, context.org, loaded.stored.fields.period)
    if (closed) return closed
    if (name === 'withdraw') return done({ submittedOn: null, submittedBy: null, onBehalfOf: null })
    if (name !== 'submit' && name !== 'answer') return done({})
    const incomplete = await whatIsMissing(tx, context, loaded, draft)
    if (incomplete) return incomplete
    const handedIn: Record<string, Value> = name === 'submit' ? { submittedOn: context.now().slice(0, 10) } : {}
    return done({ ...handedIn, ...whoFor(context, loaded), ...stillCarried(loaded.stored.fields.carried, input) })
  })
}

function whoFor({ actor }: Context, { stored }: Loaded): Record<string, Value> {
  const reporter = (stored.fields.reporter ?? null) as string | null
  const by = actor.person ?? null
  return { submittedBy: by, onBehalfOf: reporter !== null && reporter !== by ? reporter : null }
}

async function whatIsMissing(tx: Tx, context: Context, { stored }: Loaded, draft: Draft) {
  const { rows } = await tx.query(ratingsOf(sightOf(context), [stored.id]))
  const missing = missingOf({ fields: draft.values, absent: draft.absent }, rows.map(ratingGiven))
  if (missing.length === 0) return undefined
  return refuse({
    id: 'statusReport.incomplete',
    status: 422,
    message: `The report is not whole: ${missing.map(({ label }) => label).join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
    mend: 'Maybe fill them in, or say why there is no value.',
    fields: missing.map(({ field }) => ({ field, message: 'is missing' })),
  })
}

/** Reports of a locked period stand; a correction says so with its reason. */
export async function periodClosed(tx: Tx, org: string, period: Value | undefined) {
  if (typeof period !== 'string') return undefined
  const { rows } = await tx.query<{ state: string; label: string }>({
    text: 'select state, label from reporting_period where org = $1::uuid and id = $2::uuid',
    values: [org, period],
  })
  if (rows[0]?.state !== 'locked') return undefined
  return refuse({
    id: 'period.locked',
    status: 422,
    message: `The period ${rows[0].label} is locked: its reports stand as they are.`,
    mend: 'Maybe correct the report, with the reason.',
  })
}
