import type { Query } from '../database.ts'

/** Where status reports came from. */
export function statusSources(org: string, statuses: readonly string[]): Query {
  return {
    text: 'select id, place, source from status_report where org = $1 and id = any($2::uuid[])',
    values: [org, statuses],
  }
}

/** Cells of imported files as they were written. */
export function rawCells(
  org: string,
  cells: readonly { readonly file: string; readonly row: number; readonly column: number }[],
): Query {
  return {
    text: `select r.file, r.row_no, w.col, r.cells ->> w.col as raw
      from unnest($2::uuid[], $3::integer[], $4::integer[]) as w(file, row_no, col)
      join import_row r on r.org = $1 and r.file = w.file and r.row_no = w.row_no`,
    values: [org, cells.map((cell) => cell.file), cells.map((cell) => cell.row), cells.map((cell) => cell.column)],
  }
}
