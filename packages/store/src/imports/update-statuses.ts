import type { Query } from '../database.ts'
import type { NewRow } from '../records/insert-rows.ts'

export interface StatusUpdates {
  readonly org: string
  /** Columns set as they are. */
  readonly columns: readonly string[]
  /** Fields of which `absent`, `custom` and `definitions` speak anew; the others stay. */
  readonly fields: readonly string[]
  /** How many sources of this change come before the one that is there. */
  readonly depth: number
  readonly rows: readonly NewRow[]
}

/** Sets values of status reports set-wise. What was their source becomes the earlier one of the new source. */
export function updateStatuses({ org, columns, fields, depth, rows }: StatusUpdates): Query {
  const set = columns.map((column) => `"${column}" = new."${column}"`).join(', ')
  return {
    text: `update status_report as old set ${set}, version = new.version,
        absent = (old.absent - $3::text[]) || new.absent,
        custom = (old.custom - $3::text[]) || new.custom,
        definitions = (old.definitions - $3::text[]) || new.definitions,
        source = jsonb_set(new.source, $4::text[], old.source)
      from jsonb_populate_recordset(null::status_report, $1::jsonb) as new
      where old.org = $2 and old.id = new.id`,
    values: [JSON.stringify(rows), org, fields, Array.from({ length: depth }, () => 'earlier')],
  }
}
