import type { AnyKind, AnyStep } from '@gantry/domain/kind'
import type { Verdict } from '@gantry/domain/reach'
import type { Tx } from '@gantry/store/database'
import { sealNow } from '@gantry/store/events/seal'
import { sourceOf } from '@gantry/store/records/source'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome, refuse, type Refused } from '../outcome.ts'
import { type Planned, plannedChange, writePlanned } from './change-record.ts'
import { type Loaded, loadRecord, readingIn } from './load.ts'
import type { DraftInput } from './read-draft.ts'
import { scopeOf } from './sight.ts'
import { plannedStep, stepNamed } from './step-record.ts'

export const mostAtOnce = 200

/** The same for several records: fields, another initiative, or a step with its reason. */
export interface SeveralInput extends Omit<DraftInput, 'audience' | 'readers'> {
  /** With the versions that the caller saw. */
  readonly records: readonly Seen[]
  readonly initiative?: string | null
  readonly step?: string
  readonly reason?: string
}

interface Seen {
  readonly ref: string
  readonly version: number
}

export interface SeveralJson {
  readonly records: readonly { readonly id: string; readonly ref: string; readonly version: number }[]
}

type Ready = { readonly loaded: Loaded; readonly planned: Planned }

/** Whether records of a kind can be changed together: those that follow their reporting period, or have their own ways, not. */
export function severalVerdict({ name, label, stays }: AnyKind): Verdict {
  if (sourceOf(name).has.initiative && !stays) return { ok: true }
  return { ok: false, id: 'records.one-by-one', reason: `Each ${label.toLowerCase()} is changed on its own.` }
}

/** Changes several records alike, in one transaction: all of them, or none, and then each that cannot be is named. */
export async function changeSeveral(
  context: Context,
  kind: AnyKind,
  input: SeveralInput,
): Promise<Outcome<SeveralJson>> {
  const step = input.step === undefined ? undefined : stepNamed(kind, input.step)
  if (input.step !== undefined && !step) return notFound(`step of a ${kind.label.toLowerCase()} called`, input.step)
  if (step && input.initiative !== undefined) return stepAndMove()
  return await context.store.transaction(scopeOf(context), async (tx) => {
    const ready: Ready[] = []
    const refused: (readonly [string, Refused])[] = []
    // In one order, so that two callers never wait for each other.
    for (const seen of once(input.records)) {
      const outcome = await readied(tx, context, kind, seen, step, input)
      if (outcome.ok) ready.push(outcome.value)
      else refused.push([seen.ref, outcome])
    }
    if (refused.length > 0) return notAll(kind, ready.length, refused)
    const records = []
    for (const { loaded, planned } of ready) {
      const version = await writePlanned(tx, context, sourceOf(kind.name), loaded, planned)
      records.push({ id: loaded.stored.id, ref: `${kind.prefix}-${loaded.stored.refNo}`, version })
    }
    if (step?.may === 'decide') await sealNow(tx, context.org)
    return done({ records })
  })
}

function once(records: readonly Seen[]): Seen[] {
  const byRef = new Map(records.map((seen) => [seen.ref.toUpperCase(), seen]))
  return [...byRef.values()].sort((a, b) => (a.ref < b.ref ? -1 : 1))
}

async function readied(
  tx: Tx,
  context: Context,
  kind: AnyKind,
  { ref, version }: Seen,
  step: AnyStep | undefined,
  input: SeveralInput,
): Promise<Outcome<Ready>> {
  const loaded = await loadRecord(context, readingIn(tx), sourceOf(kind.name), ref, { forUpdate: true })
  if (!loaded) return notFound(kind.label.toLowerCase(), ref)
  if (loaded.stored.version !== version) return changedMeanwhile(version, loaded.stored.version)
  const planned = step
    ? await plannedStep(tx, context, kind, loaded, step, input)
    : await plannedChange(context, readingIn(tx), kind, loaded, input)
  return planned.ok ? done({ loaded, planned: planned.value }) : planned
}

function changedMeanwhile(seen: number, now: number) {
  return refuse({
    id: 'record.stale',
    status: 409,
    message: `Changed meanwhile: you saw version ${seen}, it is at ${now} now.`,
  })
}

/** Told with the reason of each; the status is that of the first. */
function notAll(kind: AnyKind, others: number, refused: readonly (readonly [string, Refused])[]): Refused {
  const [, first] = refused[0]!
  const said = refused.slice(0, 5).map(([ref, { refusal }]) => `${ref}: ${refusal.message}`)
  const more = refused.length > 5 ? ` And ${refused.length - 5} more.` : ''
  return refuse({
    id: 'records.not-all',
    status: first.refusal.status,
    message: `${refused.length} of ${refused.length + others} ${kind.plural.toLowerCase()} cannot be changed like this, so none was. ${said.join(' ')}${more}`,
    mend: first.refusal.mend ?? 'Maybe leave those out.',
    fields: refused.map(([field, { refusal }]) => ({ field, message: refusal.message })),
  })
}

function stepAndMove() {
  return refuse({
    id: 'records.step-and-move',
    status: 422,
    message: 'Records take a step or move to another initiative, not both at once.',
    mend: 'Maybe one after the other.',
  })
}
