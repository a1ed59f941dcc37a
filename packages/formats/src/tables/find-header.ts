import type { RawCell, RawHeader, RawRow, TableNote } from '@gantry/domain/import/raw-table'

export type HeaderFound = {
  /** Row number of the last header row; 0 when the table has none. */
  headerRow: number
  headers: RawHeader[]
  rows: RawRow[]
  preamble: string[]
  notes: TableNote[]
}

/** For a cell inside a merged area its leftmost column, else its own. */
export type MergedLeft = (row: number, column: number) => number

/** How far down a header is looked for. */
const searched = 40

/**
 * Finds the header: the first row that fills at least half of the table's usual width with words. Titles and notes above
 * it become the preamble. A second header row below it (groups above, names below) is joined to it.
 * `merged` tells for a row and column which earlier column's text covers it (merged cells of a worksheet).
 */
export function findHeader(all: RawRow[], merged?: MergedLeft): HeaderFound {
  const top = all.slice(0, searched)
  const widest = Math.max(0, ...all.slice(0, 200).map(({ cells }) => filled(cells)))
  const index = top.findIndex(({ cells }) => looksLikeHeader(cells, widest))
  if (index === -1) return withoutHeader(all)
  const above = top.slice(0, index)
  const group = above.at(-1)
  const header = top[index] as RawRow
  const below = all[index + 1]
  if (group !== undefined && looksLikeGroups(group, header, merged)) {
    return twoRows(group, header, all, index + 1, above.slice(0, -1), merged)
  }
  if (below !== undefined && looksLikeSecondHeader(header, below, all[index + 2])) {
    return twoRows(header, below, all, index + 2, above, merged)
  }
  return finish(header, texts(header.cells), all.slice(index + 1), above, [])
}

function looksLikeHeader(cells: RawCell[], widest: number): boolean {
  const count = filled(cells)
  if (count === 0 || count < widest / 2) return false
  const words = cells.filter((cell) => typeof cell === 'string' && isWords(cell)).length
  return words >= count * 0.7 && words > 0
}

/** Words are what a heading is made of: letters, or a year; not a number, date or amount. */
function isWords(text: string): boolean {
  const trimmed = text.trim()
  if (trimmed.length > 600) return false
  if (/^(19|20)\d\d$/.test(trimmed)) return true
  return (
    /\p{L}/u.test(trimmed) &&
    !/^[£$€]?-?[\d.,]+\s?(m|k|bn|million|%)?$/i.test(trimmed) &&
    !/^\d{4}-\d\d-\d\d/.test(trimmed)
  )
}

/**
 * A sparse row of words directly above the header, with more than one entry: "Cost" over three columns of it. In a
 * worksheet a group is a merged cell; loose words above a header are a form ("Project:", "Date:").
 */
function looksLikeGroups(group: RawRow, header: RawRow, merged?: MergedLeft): boolean {
  if (group.row !== header.row - 1) return false
  if (merged !== undefined && !range(header.cells.length).some((column) => merged(group.row, column) < column))
    return false
  const count = filled(group.cells)
  return count >= 2 && count < filled(header.cells) && group.cells.every((cell) => cell === null || isShortWords(cell))
}

/**
 * The header leaves gaps and the row below fills every gap with short words of its own, none repeated, while the row
 * after that is something else (data).
 */
function looksLikeSecondHeader(header: RawRow, below: RawRow, data: RawRow | undefined): boolean {
  if (data === undefined || below.row !== header.row + 1) return false
  const width = Math.max(header.cells.length, below.cells.length)
  const gaps = range(width).filter((column) => isBlank(header.cells[column]))
  const names = below.cells.filter((cell) => !isBlank(cell))
  if (gaps.length === 0 || !gaps.every((column) => !isBlank(below.cells[column]))) return false
  if (!names.every((cell) => cell !== null && isShortWords(cell)) || new Set(names).size !== names.length) return false
  return below.cells.some((cell, column) => !isBlank(cell) && isOther(data.cells[column]))
}

function isShortWords(cell: RawCell): boolean {
  return typeof cell === 'string' && cell.length <= 80 && isWords(cell)
}

function isOther(cell: RawCell | undefined): boolean {
  return cell !== undefined && cell !== null && !(typeof cell === 'string' && isWords(cell))
}

function twoRows(
  upper: RawRow,
  lower: RawRow,
  all: RawRow[],
  from: number,
  above: RawRow[],
  merged?: MergedLeft,
): HeaderFound {
  const width = Math.max(upper.cells.length, lower.cells.length)
  const groups = texts(upper.cells)
  let group = ''
  const names = range(width).map((column) => {
    const own = groups[merged?.(upper.row, column) ?? column] ?? ''
    if (own.trim() !== '') group = own
    const name = textOf(lower.cells[column])
    if (name.trim() === '') return own
    const over = own.trim() === '' && column > 0 ? group : own
    return over.trim() === '' || over === name ? name : `${over}: ${name}`
  })
  const note = {
    code: 'header.twoRows',
    message: `The header has two rows (${upper.row} and ${lower.row}); they were joined.`,
    row: lower.row,
  }
  return finish(lower, names, all.slice(from), above, [note])
}

function withoutHeader(all: RawRow[]): HeaderFound {
  const note = { code: 'header.none', message: 'No header row was found; columns go by their letters.' }
  return finish({ row: 0, cells: [] }, [], all, [], [note])
}

function finish(header: RawRow, names: string[], rows: RawRow[], above: RawRow[], notes: TableNote[]): HeaderFound {
  const lastName = names.findLastIndex((name) => name.trim() !== '')
  const width = rows.reduce((most, { cells }) => Math.max(most, lastFilled(cells) + 1), lastName + 1)
  const headers = range(width).map((index) => {
    const original = names[index] ?? ''
    return { index, text: foldSpaces(original), original }
  })
  const preamble = above.flatMap(({ cells }) =>
    texts(cells)
      .map(foldSpaces)
      .filter((text) => text !== ''),
  )
  return {
    headerRow: header.row,
    headers,
    rows: rows.map(({ row, cells }) => ({ row, cells: fit(cells, width) })),
    preamble,
    notes,
  }
}

function fit(cells: RawCell[], width: number): RawCell[] {
  if (cells.length === width) return cells
  return range(width).map((index) => cells[index] ?? null)
}

export function foldSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

export function isBlank(cell: RawCell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
}

function filled(cells: RawCell[]): number {
  return cells.reduce((count: number, cell) => count + (isBlank(cell) ? 0 : 1), 0)
}

export function lastFilled(cells: RawCell[]): number {
  return cells.findLastIndex((cell) => !isBlank(cell))
}

function texts(cells: RawCell[]): string[] {
  return cells.map(textOf)
}

function textOf(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  return typeof cell === 'object' ? cell.date : String(cell)
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index)
}
