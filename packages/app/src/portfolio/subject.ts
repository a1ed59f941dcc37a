import type { Context } from '../context.ts'
import { loadParent } from '../initiatives/parent.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { reading } from '../records/load.ts'

/** What a finding, a remark or a mute is about. No id: the whole organisation. A unit has no place. */
export interface Subject {
  readonly id: string | null
  readonly initiative: string | null
  readonly place: string | null
}

/** By id or reference; a unit by its id. */
export async function subjectOf(context: Context, named: string | undefined): Promise<Outcome<Subject>> {
  if (named === undefined || named === '') return done({ id: null, initiative: null, place: null })
  const found = await loadParent(context, reading(context), named)
  if (found.ok && found.value) return done({ id: found.value.id, initiative: found.value.id, place: found.value.place })
  const [unit] = await context.store.read({ org: context.org }, [
    {
      text: "select id from organisation_unit where org = $1 and (id::text = $2 or 'UNT-' || ref_no = $2) and deleted_at is null",
      values: [context.org, named],
    },
  ])
  const id = unit?.rows[0]?.id as string | undefined
  return id === undefined
    ? notFound('initiative or organisation unit', named)
    : done({ id, initiative: null, place: null })
}
