import type { Value } from '@gantry/domain/field'
import type { AnyKind, AnyStep } from '@gantry/domain/kind'
import type { RecordJson } from '@gantry/domain/records/record-json'
import type { Tx } from '@gantry/store/database'
import { sealNow } from '@gantry/store/events/seal'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome, refuse } from '../outcome.ts'
import { Permissions, settledVerdict, stepRight } from './allowed.ts'
import { type ChangeInput, changing, type Planned, writePlanned } from './change-record.ts'
import { linkedRefusals } from './linked-needs.ts'
import { type Loaded, readingIn } from './load.ts'
import { type Draft, readDraft, refusedByRule } from './read-draft.ts'
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
  const step = stepNamed(kind, name)
  if (!step) return notFound(`step of a ${kind.label.toLowerCase()} called`, name)
  return await changing(context, kind, ref, input, async (tx, loaded, source) => {
    const planned = await plannedStep(tx, context, kind, loaded, step, input, sets)
    if (!planned.ok) return planned
    await writePlanned(tx, context, source, loaded, planned.value)
    if (step.may === 'decide') await sealNow(tx, context.org)
    return undefined
  })
}

export function stepNamed({ steps }: AnyKind, name: string): AnyStep | undefined {
  return steps && Object.hasOwn(steps, name) ? steps[name] : undefined
}

/** What a step of a record would write, or why it cannot be taken. */
export async function plannedStep(
  tx: Tx,
  context: Context,
  kind: AnyKind,
  loaded: Loaded,
  step: AnyStep,
  input: Omit<StepInput, 'version'>,
  sets?: StepSets,
): Promise<Outcome<Planned>> {
  const { stored, customs } = loaded
  if (!step.from.includes(stored.state ?? '')) return notFromHere(kind, step, stored.state)
  const reason = input.reason?.trim() ?? ''
  const allowed = stepRight(kind, step, stored, new Permissions(context.actor))
  if (!allowed.ok) return notNow(allowed)
  if (step.reason === 'required' && reason === '') return needsReason(step.label)
  const sent = { ...input.fields, ...input.custom, ...input.absent }
  const settled = settledVerdict(kind, stored)
  if (settled && Object.keys(sent).length > 0) return notNow(settled)
  const draft = await readDraft(context, readingIn(tx), kind, customs, input, stored)
  if (!draft.ok) return draft
  const set = await sets?.(tx, loaded, draft.value)
  if (set && !set.ok) return set
  const linked = await linkedRefusals(context, readingIn(tx), step, [stored.id])
  const refusal = linked.get(stored.id) ?? step.refuse?.(draft.value.values)
  if (refusal) return refusedByRule(refusal)
  const { fields, custom, absent } = draft.value
  const change = { verb: 'stepped', state: step.to, fields: { ...fields, ...set?.value }, custom, absent }
  return done({ change: { ...change, reason: reason || undefined }, beside: [] })
}

function notFromHere(kind: AnyKind, { label, from }: AnyStep, state: string | null) {
  return refuse({
    id: 'step.state',
    status: 422,
    message: `“${label}” starts at ${from.join(' or ')}; this ${kind.label.toLowerCase()} is ${state}.`,
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
