import type { AnyKind } from '@gantry/domain/kind'
import type { RecordJson } from '@gantry/domain/records/record-json'
import type { Query, Tx } from '@gantry/store/database'
import { type Source, sourceOf } from '@gantry/store/records/source'
import { type Change, updateRecord } from '@gantry/store/records/update'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { editVerdict, Permissions } from './allowed.ts'
import { readersQueries } from './audience.ts'
import { readRecord } from './get-record.ts'
import { type Loaded, loadRecord, type Reader, readingIn } from './load.ts'
import { movingTo } from './moving-to.ts'
import { type DraftInput, readDraft } from './read-draft.ts'
import { notNow, stale } from './refusals.ts'
import { scopeOf } from './sight.ts'

export interface ChangeInput extends DraftInput {
  /** The version the caller saw. */
  readonly version: number
  /** Id or reference of the initiative it shall hang on from now on; null = the whole organisation. */
  readonly initiative?: string | null
}

/** A write that nothing speaks against any more. */
export interface Planned {
  readonly change: Change
  readonly beside: readonly Query[]
}

/** Changes fields of a record; a version that is not the newest is refused with both sides. */
export async function changeRecord(
  context: Context,
  kind: AnyKind,
  ref: string,
  input: ChangeInput,
): Promise<Outcome<RecordJson>> {
  return await changing(context, kind, ref, input, async (tx, loaded, source) => {
    const planned = await plannedChange(context, readingIn(tx), kind, loaded, input)
    if (!planned.ok) return planned
    await writePlanned(tx, context, source, loaded, planned.value)
    return undefined
  })
}

/** What a change of a record would write, or why it may not. */
export async function plannedChange(
  context: Context,
  read: Reader,
  kind: AnyKind,
  loaded: Loaded,
  input: Omit<ChangeInput, 'version'>,
): Promise<Outcome<Planned>> {
  const { stored, customs } = loaded
  const verdict = editVerdict(kind, stored, new Permissions(context.actor))
  if (!verdict.ok) return notNow(verdict)
  const hangs =
    input.initiative === undefined ? done(undefined) : await movingTo(context, read, kind, loaded, input.initiative)
  if (!hangs.ok) return hangs
  const draft = await readDraft(context, read, kind, customs, input, stored)
  if (!draft.ok) return draft
  const { fields, custom, absent } = draft.value
  const verb = hangs.value ? 'moved' : 'changed'
  return done({
    change: { verb, fields, custom, absent, audience: input.audience, hangs: hangs.value },
    beside: readersQueries(context, kind.name, stored.id, input),
  })
}

export async function writePlanned(
  tx: Tx,
  context: Context,
  source: Source,
  loaded: Loaded,
  { change, beside }: Planned,
): Promise<number> {
  const version = await writeChange(tx, context, source, loaded, change)
  if (beside.length > 0) await tx.batch(beside)
  return version
}

/**
 * The road of every write to one record: lock and read it as the caller may see it, meet a stale version, let `work`
 * refuse or write, and answer with the record as it then stands. A refusal leaves nothing behind.
 */
export async function changing(
  context: Context,
  kind: AnyKind,
  ref: string,
  input: { readonly version: number; readonly deleted?: boolean },
  work: (tx: Tx, loaded: Loaded, source: Source) => Promise<Outcome<unknown> | undefined>,
): Promise<Outcome<RecordJson>> {
  const source = sourceOf(kind.name)
  const { deleted, version, ...yours } = input
  return await context.store.transaction(scopeOf(context), async (tx) => {
    const read = readingIn(tx)
    const loaded = await loadRecord(context, read, source, ref, { forUpdate: true, deleted })
    if (!loaded) return notFound(kind.label.toLowerCase(), ref)
    if (loaded.stored.version !== version) {
      const theirs = await readRecord(context, read, kind, loaded.stored.id)
      return theirs.ok ? stale(kind, version, yours, theirs.value) : theirs
    }
    const refused = await work(tx, loaded, source)
    if (refused && !refused.ok) return refused
    return await readRecord(context, read, kind, loaded.stored.id)
  })
}

export async function writeChange(
  tx: Tx,
  context: Context,
  source: Source,
  loaded: Loaded,
  change: Change,
): Promise<number> {
  return await updateRecord(tx, source, context, loaded.stored, change, loaded.customs)
}
