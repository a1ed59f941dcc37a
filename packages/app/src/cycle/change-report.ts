import type { Value } from '@gantry/domain/field'
import type { AnyKind } from '@gantry/domain/kind'
import type { RecordJson } from '@gantry/domain/records/record-json'
import type { Tx } from '@gantry/store/database'
import type { Source } from '@gantry/store/records/source'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { readersQueries } from '../records/audience.ts'
import { editVerdict, Permissions } from '../records/allowed.ts'
import { type ChangeInput, changing, writeChange } from '../records/change-record.ts'
import { type Loaded, readingIn } from '../records/load.ts'
import { movingTo } from '../records/moving-to.ts'
import { readDraft } from '../records/read-draft.ts'
import { notNow } from '../records/refusals.ts'
import { frameOfReport } from './frame-of-report.ts'

export interface ReportInput extends ChangeInput {
  /** Fields that were carried over and are still so: reported from now on. */
  readonly confirm?: readonly string[]
}

/** Changes a status report; what is written, be it the same value, is no longer carried over. */
export async function changeReport(
  context: Context,
  kind: AnyKind,
  ref: string,
  input: ReportInput,
): Promise<Outcome<RecordJson>> {
  return await changing(context, kind, ref, input, (tx, loaded, source) =>
    writeReport(tx, context, loaded, source, kind, input),
  )
}

/** The change itself, in the transaction that holds the report. Resolves to the report's version. */
export async function writeReport(
  tx: Tx,
  context: Context,
  loaded: Loaded,
  source: Source,
  kind: AnyKind,
  input: ReportInput,
): Promise<Outcome<number>> {
  const verdict = editVerdict(kind, loaded.stored, new Permissions(context.actor))
  if (!verdict.ok) return notNow(verdict)
  const framed = await frameOfReport(context, readingIn(tx), loaded.stored, input.fields)
  if (!framed.ok) return framed
  const moved = input.initiative === undefined ? undefined : await movingTo(context, readingIn(tx), kind, loaded, null)
  if (moved && !moved.ok) return moved
  const draft = await readDraft(context, readingIn(tx), kind, loaded.customs, input, loaded.stored)
  if (!draft.ok) return draft
  const { custom, absent } = draft.value
  const fields = { ...draft.value.fields, ...stillCarried(loaded.stored.fields.carried, input) }
  const version = await writeChange(tx, context, source, loaded, {
    verb: 'changed',
    fields,
    custom,
    absent,
    audience: input.audience,
  })
  const readers = readersQueries(context, kind.name, loaded.stored.id, input)
  if (readers.length > 0) await tx.batch(readers)
  return done(version)
}

export function stillCarried(
  carried: Value | undefined,
  { fields = {}, absent = {}, confirm = [] }: Partial<ReportInput>,
): Record<string, Value> {
  const before = (carried ?? []) as readonly string[]
  const reported = new Set([...Object.keys(fields), ...Object.keys(absent), ...confirm])
  const after = before.filter((name) => !reported.has(name))
  return after.length === before.length ? {} : { carried: after.length === 0 ? null : after }
}
