import type { ColumnProposal, ImportProblem, RawTable } from './types.ts'

/** What initiatives are told by, besides their name: two of these make a list of initiatives. */
const telling = [
  /^initiative\.(unit|category|stage|description|region|parentRef)$/,
  /^status\.(startDate|endDate)$/,
  /^status\.(wholeLifeCost|inYear|benefits)/,
  /^status\.\w*[cC]ommentary$|^status\.summary$/,
  /^rating\./,
]

/**
 * Whether a sheet of a workbook lists initiatives, or is a legend, a lookup or a pivot beside them. A workbook's sheets
 * are asked; a file with one table is what the person meant. What a person or an earlier import chose always fits.
 */
export function portfolioProblem(table: RawTable, columns: ColumnProposal[]): ImportProblem | null {
  if (columns.some(({ by }) => by === 'person' || by === 'remembered')) return null
  const named = columns.some(({ target, by }) => /^initiative\.(title|externalId)$/.test(target) && by !== 'content')
  const told = telling.filter((kind) =>
    columns.some(({ target, confidence }) => kind.test(target) && confidence >= 0.5),
  )
  if (named && told.length >= 2) return null
  const lacks = named ? 'dates, costs, ratings or units beside the names' : 'a column with names or ids of initiatives'
  return {
    file: table.file,
    ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
    row: null,
    column: null,
    value: table.sheet ?? null,
    code: 'sheet.notPortfolio',
    message: `The sheet "${table.sheet ?? table.file}" was left out: it has not ${lacks}.`,
    mend: 'Maybe say which of its columns hold the name and the values, if it lists initiatives.',
    effect: 'warning',
  }
}
