import type { AnyKind } from '@gantry/domain/kind'
import { recordQuery } from '@gantry/store/records/read'
import { sourceOf } from '@gantry/store/records/source'
import type { Hangs } from '@gantry/store/records/update'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import type { Reader } from './load.ts'
import { unacceptable } from './read-draft.ts'
import { sightOf } from './sight.ts'

/** The initiative a record is to hang on, if its kind hangs on any and the caller can see it. */
export async function hangingOn(
  context: Context,
  read: Reader,
  kind: AnyKind,
  ref: string | null | undefined,
): Promise<Outcome<Hangs>> {
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
