import { cellText } from './cell-text.ts'
import { isErrorValue } from './error-value.ts'
import { isBlankHeader } from './header-words.ts'
import { readAbsence } from './read-absence.ts'
import type { ColumnMapping, RawTable } from './types.ts'

/** Why a row is no initiative's row. */
export type RowRefusal = { code: string; message: string; mend: string; value: string | null }

type Row = RawTable['rows'][number]

/** null for a row that speaks of an initiative; else why it is not taken. */
export function refuseRow(row: Row, table: RawTable, columns: ColumnMapping[]): RowRefusal | null {
  const counters = new Set(
    columns
      .filter(({ target, reason }) => target === 'ignore' && /counts the rows/.test(reason))
      .map(({ index }) => index),
  )
  const said = row.cells
    .map((cell, index) => ({ index, text: cellText(cell).trim() }))
    .filter(({ index, text }) => text !== '' && !counters.has(index))
  const title = nameIn(textOf(row, columns, 'initiative.title'))
  const id = idIn(textOf(row, columns, 'initiative.externalId'))
  if (said.length === 0) return refusal('row.blank', 'The row is empty.', 'Nothing needs to be done.', null)
  if (/^unnamed: ?\d+$/i.test(title) && said.every(({ text }) => text === title)) {
    return refusal(
      'row.phantom',
      `The row holds "${title}" and nothing else: an export made it of an empty row.`,
      'Nothing needs to be done.',
      title,
    )
  }
  if (isRepeatedHeader(said, table))
    return refusal('row.header', 'The row repeats the header.', 'Nothing needs to be done.', said[0]?.text ?? null)
  const first = title === '' ? (said[0]?.text ?? '') : title
  if (id === '' && /^((grand|sub|overall)[ -]?)?totals?\b|^(sum|average|count|mean)( of\b.*)?$/i.test(first)) {
    return refusal(
      'row.total',
      `The row is a total ("${first}"), not an initiative.`,
      'Nothing needs to be done: totals are computed.',
      first,
    )
  }
  if (title === '' && id === '') {
    return refusal(
      'row.nameless',
      'The row has neither a name nor an id.',
      'Maybe add the name in the file, or check which column holds it.',
      first,
    )
  }
  const mapped = columns.filter(({ target }) => target !== 'ignore').length
  if (id === '' && mapped >= 4 && said.length === 1) {
    return refusal(
      'row.heading',
      `The row holds only "${first}": it looks like a heading.`,
      'Maybe fill in the row if it is an initiative.',
      first,
    )
  }
  return null
}

/** A name that reads like an absence ("None", "Reset") is still a name; "-" and "N/A" say that there is none. */
export function nameIn(text: string): string {
  const type = readAbsence(text)?.type
  return type === 'notSupplied' || type === 'notApplicable' || isErrorValue(text)
    ? ''
    : text.replace(/\s+/g, ' ').trim()
}

function idIn(text: string): string {
  return readAbsence(text) === null && !isErrorValue(text) ? text : ''
}

function refusal(code: string, message: string, mend: string, value: string | null): RowRefusal {
  return { code, message, mend, value }
}

function textOf(row: Row, columns: ColumnMapping[], target: string): string {
  const column = columns.find((mapping) => mapping.target === target)
  return column === undefined ? '' : cellText(row.cells[column.index]).replace(/\s+/g, ' ').trim()
}

function isRepeatedHeader(said: { index: number; text: string }[], table: RawTable): boolean {
  const same = said.filter(({ index, text }) => {
    const { text: header = '', original = '' } = table.headers[index] ?? {}
    if (text.length > original.length) return false
    return !isBlankHeader(header) && header.toLowerCase() === text.replace(/\s+/g, ' ').toLowerCase()
  })
  return same.length >= 2 && same.length >= said.length * 0.6
}
