import type { AnyKind } from '@gantry/domain/kind'
import { hangingOnIt } from '@gantry/store/initiatives/places'
import { recordQuery } from '@gantry/store/records/read'
import { sourceOf } from '@gantry/store/records/source'
import type { Context } from '../context.ts'
import { notFound, type Outcome, refuse } from '../outcome.ts'
import { reading } from '../records/load.ts'
import { type Removed, removeRecord } from '../records/remove-record.ts'
import { sightOf } from '../records/sight.ts'

/** Removes an initiative that nothing hangs on; one that has lived is stopped or closed instead. */
export async function removeInitiative(
  context: Context,
  kind: AnyKind,
  ref: string,
  input: { readonly version: number; readonly reason?: string },
): Promise<Outcome<Removed>> {
  const read = reading(context)
  const query = recordQuery(sourceOf(kind.name), ref, sightOf(context))
  const [found] = query ? await read([query]) : []
  const id = found?.rows[0]?.id
  if (typeof id !== 'string') return notFound(kind.label.toLowerCase(), ref)
  const [hanging] = await read([hangingOnIt(context.org, id)])
  const first = hanging?.rows[0]?.kind
  if (typeof first !== 'string') return await removeRecord(context, kind, ref, input)
  return refuse({
    id: 'initiative.in-use',
    status: 422,
    message: `Something hangs on this initiative still, for example: ${first.replaceAll('_', ' ')}.`,
    mend: 'Maybe set its condition to stopped or closed, so that its records stay where they are.',
  })
}
