import type { AnyKind } from '@gantry/domain/kind'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { sourceOf } from '@gantry/store/records/source'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { deleteVerdict, Permissions } from './allowed.ts'
import { writeChange } from './change-record.ts'
import { readRecord } from './get-record.ts'
import { loadRecord, readingIn } from './load.ts'
import { notNow, stale } from './refusals.ts'
import { scopeOf } from './sight.ts'

export interface Removed {
  readonly id: string
  readonly ref: string
  readonly version: number
}

/** Takes a record out of every list and search; its history stays, and it can be restored. */
export async function removeRecord(
  context: Context,
  kind: AnyKind,
  ref: string,
  input: { readonly version: number; readonly reason?: string },
): Promise<Outcome<Removed>> {
  return await moving(context, kind, ref, input, false)
}

/** Brings a removed record back as it was. */
export async function restoreRecord(
  context: Context,
  kind: AnyKind,
  ref: string,
  input: { readonly reason?: string },
): Promise<Outcome<RecordJson>> {
  const restored = await moving(context, kind, ref, input, true)
  if (!restored.ok) return restored
  return await readRecord(context, (queries) => context.store.read(scopeOf(context), queries), kind, restored.value.id)
}

async function moving(
  context: Context,
  kind: AnyKind,
  ref: string,
  { version, reason }: { readonly version?: number; readonly reason?: string },
  back: boolean,
): Promise<Outcome<Removed>> {
  const source = sourceOf(kind.name)
  return await context.store.transaction(scopeOf(context), async (tx) => {
    const read = readingIn(tx)
    const loaded = await loadRecord(context, read, source, ref, { forUpdate: true, deleted: back })
    if (!loaded) return notFound(`${back ? 'removed ' : ''}${kind.label.toLowerCase()}`, ref)
    const verdict = deleteVerdict(kind, loaded.stored, new Permissions(context.actor))
    if (!verdict.ok) return notNow(verdict)
    if (version !== undefined && loaded.stored.version !== version) {
      const theirs = await readRecord(context, read, kind, loaded.stored.id)
      return theirs.ok ? stale(kind, version, { deleted: true }, theirs.value) : theirs
    }
    const verb = back ? 'restored' : 'deleted'
    const next = await writeChange(tx, context, source, loaded, { verb, deleted: !back, reason })
    return done({ id: loaded.stored.id, ref: `${kind.prefix}-${loaded.stored.refNo}`, version: next })
  })
}
