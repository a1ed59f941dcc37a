import type { Query } from '../database.ts'

/**
 * A text that moves with every committed change of the organisation: how many events it has. Sealed events have the
 * positions 1 to n without a gap and the others are counted, so that a late commit is never missed; no row is locked.
 */
export function dataVersion(org: string): Query {
  return {
    text: `select coalesce((select max(position) from event where org = $1 and position is not null), 0)
      + (select count(*) from event where org = $1 and position is null) as version`,
    values: [org],
  }
}

/** A row when records are shared with this person by name: then others with the same rights see otherwise. */
export function namedAnywhere(org: string, person: string | null): Query {
  return { text: 'select 1 from record_grant where org = $1 and person = $2 limit 1', values: [org, person] }
}
