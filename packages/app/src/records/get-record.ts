import type { AnyKind } from '@gantry/domain/kind'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { sourceOf } from '@gantry/store/records/source'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { Permissions } from './allowed.ts'
import { loadRecord, type Reader, reading } from './load.ts'
import { everything, recordJson } from './present.ts'
import { withLinkedNeeds } from './linked-needs.ts'
import { withOtherLabels } from './other-labels.ts'

/** One record, by id or reference, as the caller may see it. */
export async function getRecord(context: Context, kind: AnyKind, ref: string): Promise<Outcome<RecordJson>> {
  return await readRecord(context, reading(context), kind, ref)
}

export async function readRecord(
  context: Context,
  read: Reader,
  kind: AnyKind,
  ref: string,
): Promise<Outcome<RecordJson>> {
  const source = sourceOf(kind.name)
  const loaded = await loadRecord(context, read, source, ref)
  if (!loaded) return notFound(kind.label.toLowerCase(), ref)
  const json = recordJson(source, loaded.row, everything(source, loaded.customs), new Permissions(context.actor))
  const labelled = await withOtherLabels(context, read, kind, loaded.customs, [json])
  const [whole] = await withLinkedNeeds(context, read, kind, labelled)
  return done(whole ?? json)
}
