import { recordQuery } from '@gantry/store/records/read'
import { sourceOf } from '@gantry/store/records/source'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import type { Reader } from '../records/load.ts'
import { sightOf } from '../records/sight.ts'

export interface Parent {
  readonly id: string
  readonly place: string
  readonly type: string
}

/** The initiative that another shall be part of; null for the top. */
export async function loadParent(
  context: Context,
  read: Reader,
  ref: string | null | undefined,
): Promise<Outcome<Parent | null>> {
  if (ref === null || ref === undefined || ref === '') return done(null)
  const query = recordQuery(sourceOf('initiative'), ref, sightOf(context))
  const [found] = query ? await read([query]) : []
  const row = found?.rows[0]
  if (!row) return notFound('initiative', ref)
  return done({ id: row.id as string, place: row.place as string, type: row.type as string })
}
