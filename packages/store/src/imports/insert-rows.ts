import type { Query } from '../database.ts'

export type NewRow = Readonly<Record<string, unknown>>

/** A statement that waits for the first reference number of its kind as its last value. */
export interface NumberedQuery extends Query {
  readonly numbers?: string
}

/** Rows of one statement: keeps a message to the embedded database within a few megabytes. */
const rowsAtOnce = 2_000

/**
 * Statements that insert plain rows set-wise. Keys of a row are columns; every row has the same ones. JSON carries
 * them, so that arrays, objects and days need no types here.
 * @param numbers kind whose references the rows take, in order
 */
export function insertRows(table: string, rows: readonly NewRow[], numbers?: string): NumberedQuery[] {
  const first = rows[0]
  if (!first) return []
  const columns = Object.keys(first)
  const into = columns.map(quoted).join(', ')
  return chunks(rows).map((chunk, i) => {
    const values = columns.map((column) =>
      numbers !== undefined && column === 'ref_no' ? `$2::bigint + ordinality - 1 + ${i * rowsAtOnce}` : quoted(column),
    )
    const text = `insert into ${quoted(table)} (${into})
      select ${values.join(', ')} from jsonb_populate_recordset(null::${quoted(table)}, $1::jsonb) with ordinality`
    return { text, values: [JSON.stringify(chunk)], ...(numbers === undefined ? {} : { numbers }) }
  })
}

/** Statements that set columns of rows found by (org, id), set-wise; `version` counts up. */
export function updateRows(table: string, org: string, columns: readonly string[], rows: readonly NewRow[]): Query[] {
  if (rows.length === 0 || columns.length === 0) return []
  const set = columns.map((column) => `${quoted(column)} = new.${quoted(column)}`).join(', ')
  const text = `update ${quoted(table)} as old set ${set}, version = old.version + 1
    from jsonb_populate_recordset(null::${quoted(table)}, $1::jsonb) as new where old.org = $2 and old.id = new.id`
  return chunks(rows).map((chunk) => ({ text, values: [JSON.stringify(chunk), org] }))
}

function chunks(rows: readonly NewRow[]): (readonly NewRow[])[] {
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, i) =>
    rows.slice(i * rowsAtOnce, (i + 1) * rowsAtOnce),
  )
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
