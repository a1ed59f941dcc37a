import type { Values } from '@gantry/domain/field'
import type { AnyKind, AnyStep } from '@gantry/domain/kind'
import type { Capability } from '@gantry/domain/roles'
import type { AllowedJson } from '@gantry/domain/records/record-json'
import type { Refused, Verdict } from '@gantry/domain/reach'
import type { Stored } from '@gantry/store/records/stored'
import type { Actor } from '../context.ts'

const yes: Verdict = { ok: true }

/** The caller's rights, asked once for each place and capability of a page. */
export class Permissions {
  readonly actor: Actor
  readonly #known = new Map<string | null, Map<Capability, Verdict>>()

  constructor(actor: Actor) {
    this.actor = actor
  }

  may(capability: Capability, place: string | null): Verdict {
    let here = this.#known.get(place)
    if (!here) this.#known.set(place, (here = new Map()))
    let verdict = here.get(capability)
    if (!verdict) here.set(capability, (verdict = this.actor.access.may(capability, place)))
    return verdict
  }
}

/** What the caller may do with a record as it stands; the same answer refuses, and is listed with every record. */
export function allowedOf(kind: AnyKind, record: Stored, permissions: Permissions): AllowedJson {
  const steps: Record<string, Verdict> = {}
  for (const [name, step] of stepsFrom(kind, record.state)) steps[name] = stepVerdict(kind, step, record, permissions)
  return { edit: editVerdict(kind, record, permissions), delete: deleteVerdict(kind, record, permissions), steps }
}

const stepsByKind = new WeakMap<AnyKind, Map<string | null, readonly (readonly [string, AnyStep])[]>>()

/** The steps that start at a state; worked out once, since every row of every list asks. */
function stepsFrom(kind: AnyKind, state: string | null): readonly (readonly [string, AnyStep])[] {
  let known = stepsByKind.get(kind)
  if (!known) stepsByKind.set(kind, (known = new Map()))
  let steps = known.get(state)
  if (!steps)
    known.set(state, (steps = Object.entries(kind.steps ?? {}).filter(([, { from }]) => from.includes(state ?? ''))))
  return steps
}

export function editVerdict(kind: AnyKind, record: Stored, permissions: Permissions): Verdict {
  return settledVerdict(kind, record) ?? touchVerdict(kind, record, permissions)
}

export function deleteVerdict(kind: AnyKind, record: Stored, permissions: Permissions): Verdict {
  const settled = settledVerdict(kind, record)
  if (settled) return settled
  return isCreator(record, permissions)
    ? touchVerdict(kind, record, permissions)
    : permissions.may('edit', record.place)
}

export function settledVerdict(kind: AnyKind, { state }: Stored): Refused | undefined {
  if (state === null || !kind.settled?.includes(state)) return undefined
  return { ok: false, id: 'record.settled', reason: `A ${kind.label.toLowerCase()} that is ${state} stands as it is.` }
}

/** To change any record there, or at least one's own. */
function touchVerdict(kind: AnyKind, record: Stored, permissions: Permissions): Verdict {
  const edit = permissions.may('edit', record.place)
  if (edit.ok || !isOwn(kind, record, permissions)) return edit
  return permissions.may('editOwn', record.place)
}

function isOwn(kind: AnyKind, record: Stored, permissions: Permissions): boolean {
  const { person } = permissions.actor
  if (person === undefined) return false
  return isCreator(record, permissions) || (kind.own ?? []).some((key) => record.fields[key] === person)
}

function isCreator(record: Stored, { actor }: Permissions): boolean {
  return actor.person !== undefined && record.createdBy === actor.person
}

/** `values` are those the record would have with the step. */
export function stepVerdict(
  kind: AnyKind,
  step: AnyStep,
  record: Stored,
  permissions: Permissions,
  values: Values = record.fields,
): Verdict {
  const may = stepRight(kind, step, record, permissions)
  if (!may.ok) return may
  const refusal = step.refuse?.(values)
  if (!refusal) return yes
  const { id, message, mend, field } = refusal
  return { ok: false, id, reason: `${message} ${mend}`, ...(field ? { field } : {}) }
}

export function stepRight(kind: AnyKind, step: AnyStep, record: Stored, permissions: Permissions): Verdict {
  const capability = step.may ?? 'step'
  return capability === 'edit' ? touchVerdict(kind, record, permissions) : permissions.may(capability, record.place)
}
