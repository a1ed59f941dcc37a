import { textOf } from '@gantry/domain/field'
import { initiative } from '@gantry/domain/kinds/index'
import { nestingProblem } from '@gantry/domain/records/nesting'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { lockPlaces, moveBranch, nextPlace } from '@gantry/store/initiatives/places'
import { updateRecord } from '@gantry/store/records/update'
import type { Context } from '../context.ts'
import { type Outcome, refuse } from '../outcome.ts'
import { changing } from '../records/change-record.ts'
import { readingIn } from '../records/load.ts'
import { unacceptable } from '../records/read-draft.ts'
import { forbidden } from '../records/refusals.ts'
import { noRoom } from './create-initiative.ts'
import { loadParent } from './parent.ts'

export interface MoveInput {
  readonly version: number
  /** Id or reference of the initiative it shall be part of; null = the top. */
  readonly parent: string | null
  readonly reason?: string
}

/** Moves an initiative with everything below it, and all their records, in one transaction. */
export async function moveInitiative(context: Context, ref: string, input: MoveInput): Promise<Outcome<RecordJson>> {
  const { access } = context.actor
  return await changing(context, initiative, ref, input, async (tx, { stored, customs }, source) => {
    await tx.query(lockPlaces(context.org))
    const from = stored.place ?? ''
    const parent = await loadParent(context, readingIn(tx), input.parent)
    if (!parent.ok) return parent
    const to = parent.value
    const leave = access.may('edit', from)
    if (!leave.ok) return forbidden(leave)
    const arrive = access.may('create', to?.place ?? null)
    if (!arrive.ok) return forbidden(arrive)
    if (to?.place.startsWith(from)) return underItself()
    const problem = nestingProblem(textOf(stored.fields.type), to?.type)
    if (problem) return unacceptable(initiative, [{ field: 'parent', message: problem }])
    if ((stored.fields.parent ?? null) === (to?.id ?? null)) return undefined
    const place = await nextPlace(tx, context.org, to?.place ?? '')
    if (place === undefined) return noRoom()
    await tx.batch(moveBranch(context.org, from, place))
    const fields = { parent: to?.id ?? null, parentSince: context.now().slice(0, 10) }
    await updateRecord(
      tx,
      source,
      context,
      { ...stored, place },
      { verb: 'moved', fields, reason: input.reason },
      customs,
    )
    return undefined
  })
}

function underItself() {
  return refuse({
    id: 'initiative.under-itself',
    status: 422,
    message: 'An initiative cannot become part of itself or of something below it.',
    mend: 'Maybe move the other one out first.',
  })
}
