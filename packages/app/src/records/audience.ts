import type { Query } from '@gantry/store/database'
import type { Context } from '../context.ts'
import type { DraftInput } from './read-draft.ts'

/** Who may see a record that is not for everybody there: those named, and whoever said so. */
export function readersQueries(
  context: Context,
  kind: string,
  record: string,
  { audience, readers }: DraftInput,
): Query[] {
  if (audience === undefined && readers === undefined) return []
  const { org, actor } = context
  const self = actor.person
  const named = [...new Set([...(readers ?? []), ...(self ? [self] : [])])]
  const clear: Query = {
    text: `delete from record_grant where org = $1::uuid and kind = $2 and record = $3::uuid and person <> all($4::uuid[])`,
    values: [org, kind, record, named],
  }
  const grant: Query = {
    text: `insert into record_grant (org, kind, record, person, granted_at, granted_by)
      select $1::uuid, $2, $3::uuid, p.id, $5::timestamptz, $6::uuid
      from person p where p.org = $1::uuid and p.id = any($4::uuid[]) on conflict do nothing`,
    values: [org, kind, record, named, context.now(), self ?? null],
  }
  return [...(readers === undefined ? [] : [clear]), grant]
}
