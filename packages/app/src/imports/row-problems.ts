import type { IdentityMatch, ImportProblem, PeriodProposal } from '@gantry/domain/import/types'
import type { FilledTable } from './fill-books.ts'
import type { ReadRow } from './read-row.ts'
import type { Misplaced } from './tree-book.ts'

/** A second row for an initiative that the same table has a row for in the same period. */
export function repeatedRow(row: ReadRow, table: FilledTable, period: string): ImportProblem {
  return {
    ...where(table, row),
    value: row.externalId ?? row.title,
    code: 'row.repeated',
    message: `“${row.title}” is in ${period} twice; this row was not taken.`,
    mend: 'Maybe give the two different ids, or leave one of them out.',
    effect: 'rowRefused',
  }
}

/** What matching is unsure of; the row is taken. */
export function doubtfulIdentity(
  row: ReadRow,
  table: FilledTable,
  doubt: IdentityMatch['doubts'][number],
): ImportProblem {
  const { code, message, mend } = doubt
  return { ...where(table, row), value: row.externalId ?? row.title, code, message, mend, effect: 'warning' }
}

/** A row that names a parent it could not be put below; it was taken, directly in the portfolio. */
export function misplacedRow({ row, why }: Misplaced, table: FilledTable): ImportProblem {
  const parent = row.parentRef ?? ''
  const because = {
    unknown: `nothing in the portfolio or the file is called “${parent}”`,
    circle: `“${parent}” is itself part of it`,
    nesting: `“${parent}” cannot hold it, being a smaller kind of initiative`,
  }[why]
  const { columns } = table.parsed.interpreted.mapping
  return {
    ...where(table, row),
    column: columns.find(({ target }) => target === 'initiative.parentRef')?.header ?? null,
    value: parent,
    code: `parent.${why}`,
    message: `“${row.title}” was put directly into the portfolio: ${because}.`,
    mend:
      why === 'unknown'
        ? `Maybe let the import create “${parent}”, or write in the file what the parent is called here.`
        : 'Maybe move it under its parent afterwards, or give the id of the parent in the file.',
    effect: 'warning',
  }
}

/** The report for that period was written here, not imported: a file does not write over it. */
export function rowInCycle(row: ReadRow, table: FilledTable, period: string): ImportProblem {
  return {
    ...where(table, row),
    value: row.title,
    code: 'status.inCycle',
    message: `“${row.title}” has a report in ${period} that was filled in here; this row was not taken.`,
    mend: 'Maybe correct that report instead, with the reason.',
    effect: 'rowRefused',
  }
}

/** Nothing in the file says which date its rows are of. */
export function withoutPeriod(table: FilledTable, proposal: PeriodProposal): ImportProblem {
  return {
    ...where(table),
    value: proposal.label === '' ? null : proposal.label,
    code: 'period.unknown',
    message: `Nothing says which date these ${proposal.rows} rows are as of.`,
    mend: 'Maybe give the period, for example 2023-03.',
    effect: 'fileRefused',
  }
}

/** A column that was to become a custom field, when there is no room for one more. */
export function withoutRoom(table: FilledTable, header: string): ImportProblem {
  return {
    ...where(table),
    column: header,
    value: null,
    code: 'column.noRoom',
    message: `“${header}” was not taken: a status report has a hundred custom fields already.`,
    mend: 'Maybe leave out columns that nobody needs; the file keeps them.',
    effect: 'warning',
  }
}

function where(table: FilledTable, row?: ReadRow) {
  const { file, sheet } = table.parsed
  return { file, ...(sheet === undefined ? {} : { sheet }), row: row?.row.row ?? null, column: null }
}
