import type { AnyKind } from '@gantry/domain/kind'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { customFieldsOf, customFieldsQuery } from '@gantry/store/records/custom-fields'
import { insertRecords, type NewRecord } from '@gantry/store/records/insert'
import { recordQuery } from '@gantry/store/records/read'
import { sourceOf } from '@gantry/store/records/source'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { readersQueries } from './audience.ts'
import { readRecord } from './get-record.ts'
import { type Reader, reading, readingIn } from './load.ts'
import { type DraftInput, nothingAt, readDraft, unacceptable } from './read-draft.ts'
import { forbidden } from './refusals.ts'
import { scopeOf, sightOf } from './sight.ts'

export interface CreateInput extends DraftInput {
  /** Id or reference of the initiative it hangs on. */
  readonly initiative?: string | null
}

/** What a table written by hand asks for beside the kind's fields. */
export interface CreateExtra {
  readonly columns: NonNullable<NewRecord['extra']>
  readonly types: Readonly<Record<string, string>>
}

/** Creates a record: read → authorise → transaction (record, search, event) → what the caller sees of it. */
export async function createRecord(
  context: Context,
  kind: AnyKind,
  input: CreateInput,
  extra?: CreateExtra,
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
      extra: extra?.columns,
    }
    const [inserted] = await insertRecords(tx, context, kind, [record], { customs, extra: extra?.types })
    const readers = readersQueries(context, kind.name, inserted!.id, input)
    if (readers.length > 0) await tx.batch(readers)
    return await readRecord(context, readingIn(tx), kind, inserted!.id)
  })
}

interface Hung {
  readonly initiative: string | null
  readonly place: string | null
}

/** The initiative a new record hangs on, if its kind hangs on any and the caller can see it. */
async function hangingOn(
  context: Context,
  read: Reader,
  kind: AnyKind,
  ref: string | null | undefined,
): Promise<Outcome<Hung>> {
  if (ref === null || ref === undefined || ref === '') {
    if (kind.of !== 'initiative') return done({ initiative: null, place: null })
    return unacceptable(kind, [{ field: 'initiative', message: 'is required: say what it belongs to' }])
  }
  if (kind.of === 'organisation')
    return unacceptable(kind, [
      { field: 'initiative', message: 'must be left out: it belongs to the whole organisation' },
    ])
  const query = recordQuery(sourceOf('initiative'), ref, sightOf(context))
  const [found] = query ? await read([query]) : []
  const row = found?.rows[0]
  if (!row) return notFound('initiative', ref)
  return done({ initiative: row.id as string, place: row.place as string })
}
