import { textOf } from '@gantry/domain/field'
import type { AnyKind } from '@gantry/domain/kind'
import { initiative } from '@gantry/domain/kinds/index'
import { nestingProblem } from '@gantry/domain/records/nesting'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { customFieldsOf, customFieldsQuery } from '@gantry/store/records/custom-fields'
import { lockPlaces, nextPlace } from '@gantry/store/initiatives/places'
import { insertRecords } from '@gantry/store/records/insert'
import type { Context } from '../context.ts'
import { type Outcome, refuse } from '../outcome.ts'
import { readersQueries } from '../records/audience.ts'
import type { CreateInput } from '../records/create-record.ts'
import { readRecord } from '../records/get-record.ts'
import { readingIn } from '../records/load.ts'
import { nothingAt, readDraft, unacceptable } from '../records/read-draft.ts'
import { forbidden } from '../records/refusals.ts'
import { scopeOf } from '../records/sight.ts'
import { loadParent } from './parent.ts'

/** At its beginning an initiative may be told how it stands; afterwards its steps say so. */
const beginning: AnyKind = {
  ...initiative,
  fields: Object.fromEntries(
    Object.entries(initiative.fields).map(([key, field]) =>
      key === 'decisionStatus' || key === 'stage' || key === 'condition'
        ? [key, { ...field, computed: false }]
        : [key, field],
    ),
  ),
}

/** Creates an initiative below `input.initiative`, or at the top, with a place of its own. */
export async function createInitiative(
  context: Context,
  kind: AnyKind,
  input: CreateInput,
): Promise<Outcome<RecordJson>> {
  const id = context.newId()
  return await context.store.transaction(scopeOf(context), async (tx) => {
    await tx.query(lockPlaces(context.org))
    const read = readingIn(tx)
    const parent = await loadParent(context, read, input.initiative)
    if (!parent.ok) return parent
    const verdict = context.actor.access.may('create', parent.value?.place ?? null)
    if (!verdict.ok) return forbidden(verdict)
    const [fields] = await read([customFieldsQuery(context.org, kind.name)])
    const customs = customFieldsOf(fields)
    const begun = { decisionStatus: 'proposed', condition: 'running', ...input.fields }
    const draft = await readDraft(
      context,
      read,
      beginning,
      customs,
      { ...input, fields: begun },
      nothingAt(parent.value?.place ?? null),
    )
    if (!draft.ok) return draft
    const problem = nestingProblem(textOf(draft.value.values.type), parent.value?.type)
    if (problem) return unacceptable(kind, [{ field: 'type', message: problem }])
    const place = await nextPlace(tx, context.org, parent.value?.place ?? '')
    if (place === undefined) return noRoom()
    const today = context.now().slice(0, 10)
    const record = {
      id,
      initiative: id,
      place,
      fields: { ...draft.value.values, parent: parent.value?.id ?? null, parentSince: parent.value ? today : null },
      absent: draft.value.absent,
      custom: draft.value.custom,
      audience: input.audience,
    }
    await insertRecords(tx, context, kind, [record], { customs })
    const readers = readersQueries(context, kind.name, id, input)
    if (readers.length > 0) await tx.batch(readers)
    return await readRecord(context, read, kind, id)
  })
}

export function noRoom() {
  return refuse({
    id: 'initiative.no-room',
    status: 422,
    message: 'There are 46,656 initiatives directly below this one already.',
    mend: 'Maybe put a portfolio between them.',
  })
}
