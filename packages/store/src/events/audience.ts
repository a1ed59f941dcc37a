import type { Query } from '../database.ts'

/** For whom a record is, at its place; a plan is for whom its initiative is for. No row: for everybody there. */
export function audienceQuery(org: string, kind: string, record: string | null): Query {
  return {
    text: `select audience from search_entry where org = $1::uuid and kind = $2 and record = $3::uuid
      union all
      select s.audience from plan p join search_entry s on s.org = p.org and s.kind = 'initiative' and s.record = p.initiative
      where p.org = $1::uuid and p.id = $3::uuid and $2 = 'plan'`,
    values: [org, kind, record],
  }
}
