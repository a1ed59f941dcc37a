import type { AnyKind } from '@gantry/domain/kind'
import type { RecordJson } from '@gantry/domain/records/record-json'
import type { Tx } from '@gantry/store/database'
import { type Source, sourceOf } from '@gantry/store/records/source'
import { type Change, updateRecord } from '@gantry/store/records/update'
import type { Context } from '../context.ts'
import { notFound, type Outcome } from '../outcome.ts'
import { editVerdict, Permissions } from './allowed.ts'
import { readersQueries } from './audience.ts'
import { readRecord } from './get-record.ts'
import { type Loaded, loadRecord, readingIn } from './load.ts'
import { type DraftInput, readDraft } from './read-draft.ts'
import { notNow, stale } from './refusals.ts'
import { scopeOf } from './sight.ts'

export interface ChangeInput extends DraftInput {
  /** The version the caller saw. */
  readonly version: number
}

/** Changes fields of a record; a version that is not the newest is refused with both sides. */
export async function changeRecord(
  context: Context,
  kind: AnyKind,
  ref: string,
  input: ChangeInput,
): Promise<Outcome<RecordJson>> {
  return await changing(context, kind, ref, input, async (tx, loaded, source) => {
    const verdict = editVerdict(kind, loaded.stored, new Permissions(context.actor))
    if (!verdict.ok) return notNow(verdict)
    const draft = await readDraft(context, readingIn(tx), kind, loaded.customs, input, loaded.stored)
    if (!draft.ok) return draft
    const { fields, custom, absent } = draft.value
    await writeChange(tx, context, source, loaded, {
      verb: 'changed',
      fields,
      custom,
      absent,
      audience: input.audience,
    })
    const readers = readersQueries(context, kind.name, loaded.stored.id, input)
    if (readers.length > 0) await tx.batch(readers)
    return undefined
  })
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
