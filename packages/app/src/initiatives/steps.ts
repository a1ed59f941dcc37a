import type { Absences } from '@gantry/domain/field'
import type { AnyKind } from '@gantry/domain/kind'
import { initiative } from '@gantry/domain/kinds/index'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { readValues } from '@gantry/domain/records/read-values'
import type { Verdict } from '@gantry/domain/reach'
import { sealNow } from '@gantry/store/events/seal'
import { sourceOf } from '@gantry/store/records/source'
import { updateRecord } from '@gantry/store/records/update'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome, refuse } from '../outcome.ts'
import { Permissions } from '../records/allowed.ts'
import { changing } from '../records/change-record.ts'
import { loadRecord, reading } from '../records/load.ts'
import { everything, recordJson } from '../records/present.ts'
import { unacceptable } from '../records/read-draft.ts'
import { forbidden } from '../records/refusals.ts'
import type { StepInput } from '../records/step-record.ts'

/** How an initiative stands is three separate things, and each is set by a step of its own. */
const steps = {
  decide: { field: 'decisionStatus', may: 'decide', reason: true },
  setStage: { field: 'stage', may: 'step', reason: false },
  setCondition: { field: 'condition', may: 'step', reason: true },
} as const
type StepName = keyof typeof steps

export const initiativeSteps = Object.keys(steps) as readonly StepName[]

/** Sets decision status, stage or condition: `fields` holds just that one. */
export async function stepInitiative(
  context: Context,
  ref: string,
  name: string,
  input: StepInput,
): Promise<Outcome<RecordJson>> {
  if (!isStep(name)) return notFound('step of an initiative called', name)
  const { field, may, reason } = steps[name]
  const outcome = await changing(context, initiative, ref, input, async (tx, { stored, customs }, source) => {
    const verdict = context.actor.access.may(may, stored.place)
    if (!verdict.ok) return forbidden(verdict)
    const why = input.reason?.trim() ?? ''
    if (reason && why === '') return needsReason()
    const sent = Object.keys(input.fields ?? {})
    if (sent.length !== 1 || sent[0] !== field)
      return unacceptable(initiative, [{ field, message: 'is what this step sets, and nothing else' }])
    const { values, problems } = readValues(
      { [field]: { ...initiative.fields[field], computed: false } },
      input.fields ?? {},
    )
    if (problems.length > 0) return unacceptable(initiative, problems)
    const value = values[field] ?? null
    if (value === null && field !== 'stage') return unacceptable(initiative, [{ field, message: 'is required' }])
    const { [field]: _said, ...absent } = stored.absent as Absences
    await updateRecord(
      tx,
      source,
      context,
      stored,
      { verb: 'stepped', fields: { [field]: value }, absent, reason: why || undefined },
      customs,
    )
    if (name === 'decide') await sealNow(tx, context.org)
    return undefined
  })
  return outcome.ok ? await getInitiative(context, initiative, outcome.value.id) : outcome
}

/** One initiative, with what the caller may set and why not. */
export async function getInitiative(context: Context, kind: AnyKind, ref: string): Promise<Outcome<RecordJson>> {
  const source = sourceOf(kind.name)
  const loaded = await loadRecord(context, reading(context), source, ref)
  if (!loaded) return notFound(kind.label.toLowerCase(), ref)
  const record = recordJson(source, loaded.row, everything(source, loaded.customs), new Permissions(context.actor))
  const may = (name: StepName): Verdict => context.actor.access.may(steps[name].may, loaded.stored.place)
  const allowed = Object.fromEntries(initiativeSteps.map((name) => [name, may(name)]))
  return done({ ...record, allowed: { ...record.allowed, steps: allowed } })
}

function isStep(name: string): name is StepName {
  return Object.hasOwn(steps, name)
}

function needsReason() {
  return refuse({
    id: 'step.reason',
    status: 422,
    message: 'This step needs a reason.',
    mend: 'Maybe one sentence that a reader understands a year from now.',
    fields: [{ field: 'reason', message: 'is required' }],
  })
}
