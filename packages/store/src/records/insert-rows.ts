import type { Query } from '../database.ts'

export type NewRow = Readonly<Record<string, unknown>>

/** Whose numbers the rows take as `ref_no`, in their order. */
export interface Numbers {
  readonly org: string
  readonly kind: string
}

/** Rows of one statement: keeps a message to the embedded database within a few megabytes. */
const rowsAtOnce = 2_000

/**
 * Statements that insert plain rows set-wise. Keys of a row are columns; every row has the same ones. JSON carries
 * them, so that arrays, objects and days need no types here. Rows with reference numbers draw them in the same
 * statement, and come back as `id` and `ref_no`.
 */
export function insertRows(table: string, rows: readonly NewRow[], numbers?: Numbers): Query[] {
  const first = rows[0]
  if (!first) return []
  const columns = Object.keys(first)
  const into = `insert into ${quoted(table)} (${columns.map(quoted).join(', ')})`
  const given = `jsonb_populate_recordset(null::${quoted(table)}, $1::jsonb)`
  if (!numbers) {
    const text = `${into} select ${columns.map(quoted).join(', ')} from ${given}`
    return chunks(rows).map((chunk) => ({ text, values: [JSON.stringify(chunk)] }))
  }
  const values = columns.map((name) => (name === 'ref_no' ? '"next".value - $4 + r.ordinality' : `r.${quoted(name)}`))
  const text = `with "next" as (
      insert into counter as c (org, kind, value) values ($2::uuid, $3::text, $4::bigint)
      on conflict (org, kind) do update set value = c.value + $4::bigint returning value
    )
    ${into} select ${values.join(', ')} from "next", ${given} with ordinality as r returning id, ref_no`
  return chunks(rows).map((chunk) => ({
    text,
    values: [JSON.stringify(chunk), numbers.org, numbers.kind, chunk.length],
  }))
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
