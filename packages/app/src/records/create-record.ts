import type { AnyKind } from '@gantry/domain/kind'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { customFieldsOf, customFieldsQuery } from '@gantry/store/records/custom-fields'
import { insertRecords, type NewRecord } from '@gantry/store/records/insert'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'
import { readersQueries } from './audience.ts'
import { readRecord } from './get-record.ts'
import { hangingOn } from './hanging-on.ts'
import { reading, readingIn } from './load.ts'
import { type DraftInput, nothingAt, readDraft } from './read-draft.ts'
import { forbidden } from './refusals.ts'
import { scopeOf } from './sight.ts'

export interface CreateInput extends DraftInput {
  /** Id or reference of the initiative it hangs on. */
  readonly initiative?: string | null
}

/**
 * Creates a record: read → authorise → transaction (record, search, event) → what the caller sees of it.
 * @param extra columns that a table written by hand has beside the kind's fields
 */
export async function createRecord(
  context: Context,
  kind: AnyKind,
  input: CreateInput,
  extra?: NewRecord['extra'],
): Promise<Outcome<RecordJson>> {
  const read = reading(context)
  const hung = await hangingOn(context, read, kind, input.initiative)
  if (!hung.ok) return hung
  const { initiative, place } = hung.value
  const verdict = context.actor.access.may('create', place)
  if (!verdict.ok) return forbidden(verdict)
  const [fields] = await read([customFieldsQuery(context.org, kind.name)])
  const customs = customFieldsOf(fields)
  const draft = await readDraft(context, read, kind, customs, input, nothingAt(place))
  if (!draft.ok) return draft
  return await context.store.transaction(scopeOf(context), async (tx) => {
    const record = {
      initiative,
      place,
      fields: draft.value.values,
      absent: draft.value.absent,
      custom: draft.value.custom,
      audience: input.audience,
      extra,
    }
    const [inserted] = await insertRecords(tx, context, kind, [record], { customs })
    const readers = readersQueries(context, kind.name, inserted!.id, input)
    if (readers.length > 0) await tx.batch(readers)
    return await readRecord(context, readingIn(tx), kind, inserted!.id)
  })
}
