import type { Value } from '@gantry/domain/field'
import type { AnyKind } from '@gantry/domain/kind'
import type { RecordJson } from '@gantry/domain/records/record-json'
import type { Tx } from '@gantry/store/database'
import { sealNow } from '@gantry/store/events/seal'
import type { Context } from '../context.ts'
import { notFound, type Outcome, refuse } from '../outcome.ts'
import { Permissions, settledVerdict, stepVerdict } from './allowed.ts'
import { type ChangeInput, changing, writeChange } from './change-record.ts'
import { type Loaded, readingIn } from './load.ts'
import { type Draft, readDraft } from './read-draft.ts'
import { notNow } from './refusals.ts'

export interface StepInput extends ChangeInput {
  readonly reason?: string
}

/** What a step sets beside what was sent: computed fields, or why it cannot be taken after all. */
export type StepSets = (tx: Tx, loaded: Loaded, draft: Draft) => Promise<Outcome<Readonly<Record<string, Value>>>>

/** Takes a record from one state to the next, with the fields that the step needs. */
export async function stepRecord(
  context: Context,
  kind: AnyKind,
  ref: string,
  name: string,
  input: StepInput,
  sets?: StepSets,
): Promise<Outcome<RecordJson>> {
  const step = kind.steps && Object.hasOwn(kind.steps, name) ? kind.steps[name] : undefined
  if (!step) return notFound(`step of a ${kind.label.toLowerCase()} called`, name)
  return await changing(context, kind, ref, input, async (tx, loaded, source) => {
    const { stored, customs } = loaded
    if (!step.from.includes(stored.state ?? '')) return notFromHere(kind, name, step.from, stored.state)
    const reason = input.reason?.trim() ?? ''
    const permissions = new Permissions(context.actor)
    const allowed = stepVerdict(kind, { ...step, refuse: undefined }, stored, permissions)
    if (!allowed.ok) return notNow(allowed)
    if (step.reason === 'required' && reason === '') return needsReason(step.label)
    const sent = { ...input.fields, ...input.custom, ...input.absent }
    const settled = settledVerdict(kind, stored)
    if (settled && Object.keys(sent).length > 0) return notNow(settled)
    const draft = await readDraft(context, readingIn(tx), kind, customs, input, stored)
    if (!draft.ok) return draft
    const set = await sets?.(tx, loaded, draft.value)
    if (set && !set.ok) return set
    const refusal = step.refuse?.(draft.value.values)
    if (refusal)
      return refuse({
        id: refusal.id,
        status: 422,
        message: refusal.message,
        mend: refusal.mend,
        fields: refusal.field ? [{ field: refusal.field, message: refusal.message }] : undefined,
      })
    const { fields, custom, absent } = draft.value
    await writeChange(tx, context, source, loaded, {
      verb: 'stepped',
      state: step.to,
      fields: { ...fields, ...set?.value },
      custom,
      absent,
      reason: reason || undefined,
    })
    if (step.may === 'decide') await sealNow(tx, context.org)
    return undefined
  })
}

function notFromHere(kind: AnyKind, name: string, from: readonly string[], state: string | null) {
  return refuse({
    id: 'step.state',
    status: 422,
    message: `“${name}” starts at ${from.join(' or ')}; this ${kind.label.toLowerCase()} is ${state}.`,
    mend: 'Maybe somebody took the step already.',
    values: { from, state },
  })
}

function needsReason(label: string) {
  return refuse({
    id: 'step.reason',
    status: 422,
    message: `“${label}” needs a reason.`,
    mend: 'Maybe one sentence that a reader understands a year from now.',
    fields: [{ field: 'reason', message: 'is required' }],
  })
}
