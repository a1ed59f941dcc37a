import type { ImportProblem, RawRow, RawTable, TableNote } from '@gantry/domain/import/types'
import { cellText } from '@gantry/domain/import/cell-text'
import { decodeText, type DecodedText } from './decode-text.ts'
import { findDelimiter } from './delimiter.ts'
import { findHeader, isBlank, lastFilled, type HeaderFound } from './find-header.ts'
import type { ReadLimits } from './limits.ts'
import { readingProblem, Refusal } from './refusal.ts'
import { repairText, type Repairs } from './repair-text.ts'
import { scanCsv } from './scan-csv.ts'

type Scanned = { rows: RawRow[]; starts: number[]; finished: boolean; notes: TableNote[] }

/** CSV bytes → one table, and what was wrong with it. Throws `Refusal` where nothing can be read. */
export function readCsv(
  bytes: Uint8Array,
  file: string,
  limits: ReadLimits,
): { table: RawTable; problems: ImportProblem[] } {
  const decoded = decodeText(bytes)
  const { text, repairs } = repairText(decoded.text)
  if (text.trim() === '')
    throw new Refusal('file.empty', 'The file holds no rows.', 'Maybe the export failed; try it again.')
  const said = /^sep=(.)\r?\n/i.exec(text)
  const delimiter = said?.[1] ?? findDelimiter(text)
  const scanned = unwrap(scan(text, delimiter, limits, said === null ? 0 : 1), limits)
  const found = findHeader(scanned.rows)
  const { rows, problems } = checkWidths(found, scanned, file)
  const notes = [...found.notes, ...scanned.notes, ...repairNotes(repairs)]
  const table: RawTable = {
    file,
    format: 'csv',
    encoding: decoded.encoding,
    delimiter: scanned.delimiter ?? delimiter,
    headerRow: found.headerRow,
    headers: found.headers,
    rows,
    preamble: found.preamble,
    notes,
  }
  return { table, problems: [...encodingProblems(decoded, scanned, table), ...problems] }
}

function scan(text: string, delimiter: string, limits: ReadLimits, skip: number): Scanned {
  const rows: RawRow[] = []
  const starts: number[] = []
  let cellCount = 0
  let nuls = 0
  let firstNul = 0
  const end = scanCsv(text, delimiter, ({ cells, start }, index) => {
    const row = index + 1
    starts.push(start)
    if (index < skip) return true
    cellCount += cells.length
    guard(cells, row, cellCount, limits)
    if ((index & 1023) === 0) limits.progress?.(start / text.length)
    const read = cells.map((cell) => {
      if (cell === '') return null
      if (!cell.includes('\0')) return cell
      nuls++
      firstNul ||= row
      return cell.replaceAll('\0', '') || null
    })
    if (!read.every(isBlank)) rows.push({ row, cells: read })
    return true
  })
  if (end.openQuote !== null) refuseOpenQuote(text, end.openQuote, starts)
  const notes =
    nuls === 0
      ? []
      : [
          {
            code: 'text.nul',
            message: `${nuls === 1 ? 'A cell held' : `${nuls} cells held`} NUL characters; they were left out.`,
            row: firstNul,
          },
        ]
  return { rows, starts, finished: end.finished, notes }
}

function guard(cells: string[], row: number, cellCount: number, limits: ReadLimits): void {
  if (cells.length > limits.columns) throw tooMany('columns', cells.length, limits.columns, row)
  if (row > limits.rows) throw tooMany('rows', row, limits.rows, row)
  if (cellCount > limits.cells) throw tooMany('cells', cellCount, limits.cells, row)
  const long = cells.findIndex((cell) => cell.length > limits.cellLength)
  if (long !== -1) {
    const message = `Row ${row} has a cell of ${cells[long]?.length} characters in column ${long + 1}; at most ${limits.cellLength} can be read.`
    const mend = 'Maybe a quote is missing and several rows run together.'
    throw new Refusal('cell.tooLong', message, mend, { row, column: String(long + 1), value: cells[long] ?? '' })
  }
  if ((row & 511) === 0 && limits.stopped?.()) throw stopped(row)
}

export function tooMany(
  what: 'rows' | 'columns' | 'cells',
  count: number,
  limit: number,
  row: number,
  sheet?: string,
): Refusal {
  const message = `The table has ${count} ${what} or more at row ${row}; at most ${limit} can be read.`
  const mend =
    what === 'columns'
      ? 'Maybe the delimiter is missing its quotes, or the table is turned on its side.'
      : 'Maybe split the file.'
  return new Refusal(
    `table.tooMany${what === 'rows' ? 'Rows' : what === 'columns' ? 'Columns' : 'Cells'}`,
    message,
    mend,
    {
      row,
      ...(sheet === undefined ? {} : { sheet }),
    },
  )
}

export function stopped(row: number): Refusal {
  return new Refusal(
    'file.stopped',
    `Reading was stopped at row ${row}: it took too long or was cancelled.`,
    'Maybe split the file, or try again when the machine is less busy.',
    { row },
  )
}

function refuseOpenQuote(text: string, at: number, starts: number[]): never {
  const row = starts.length + 1
  const value = text.slice(at, at + 60)
  const message = `The quote that opens in row ${row} is never closed: the file is cut short or a quote is missing.`
  throw new Refusal('file.truncated', message, 'Maybe export the file again and check that it is whole.', {
    row,
    value,
  })
}

/** Some exports wrap every whole row in quotes ("a\tb" in one cell): the cells are then tables of one row themselves. */
function unwrap(scanned: Scanned, limits: ReadLimits): Scanned & { delimiter?: string } {
  if (!scanned.rows.every(({ cells }) => cells.length === 1) || scanned.rows.length < 2) return scanned
  const lines = scanned.rows.map(({ cells }) => cellText(cells[0]))
  if (lines.some((line) => /[\r\n]/.test(line))) return scanned
  const delimiter = findDelimiter(lines.join('\n'))
  const split = scan(lines.join('\n'), delimiter, limits, 0)
  const widths = new Set(split.rows.map(({ cells }) => cells.length))
  if (widths.size !== 1 || widths.has(1) || split.rows.length !== scanned.rows.length) return scanned
  const rows = split.rows.map(({ cells }, index) => ({ row: scanned.rows[index]?.row ?? index + 1, cells }))
  const note = { code: 'csv.rowsQuoted', message: 'Every row stood in one pair of quotes; it was split again.' }
  return { ...scanned, rows, delimiter, notes: [...scanned.notes, note] }
}

/** A few rows wider than the header are refused (their cells would land in wrong columns); many mean a short header. */
function checkWidths(
  found: HeaderFound,
  scanned: Scanned,
  file: string,
): { rows: RawRow[]; problems: ImportProblem[] } {
  const header = scanned.rows.find(({ row }) => row === found.headerRow)
  if (header === undefined) return { rows: found.rows, problems: [] }
  const width = header.cells.length
  const original = new Map(scanned.rows.map((row) => [row.row, row.cells]))
  const cellsOf = (row: RawRow) => original.get(row.row) ?? row.cells
  const wide = found.rows.filter((row) => lastFilled(cellsOf(row)) >= width)
  const full = found.rows.filter((row) => cellsOf(row).length >= width)
  const refused = new Map<number, ImportProblem>()
  if (wide.length <= found.rows.length * 0.2) {
    for (const row of wide) refused.set(row.row, raggedProblem(file, row.row, cellsOf(row), width))
  }
  const last = found.rows.at(-1)
  const short = last !== undefined && cellsOf(last).length < width && full.length === found.rows.length - 1
  if (last !== undefined && short && !scanned.finished && full.length > 0) {
    refused.set(last.row, cutRowProblem(file, last.row, cellsOf(last).length, width))
  }
  if (wide.length > 0 && wide.length <= found.rows.length * 0.2)
    found.headers.length = Math.min(found.headers.length, width)
  const rows = found.rows.filter(({ row }) => !refused.has(row))
  const fitted = rows.map(({ row, cells }) => ({ row, cells: cells.slice(0, found.headers.length) }))
  return { rows: fitted, problems: [...refused.values()] }
}

function raggedProblem(file: string, row: number, cells: RawRow['cells'], width: number): ImportProblem {
  const value = cellText(cells[width] ?? cells[lastFilled(cells)])
  return readingProblem(
    file,
    'rowRefused',
    'row.ragged',
    `Row ${row} has ${lastFilled(cells) + 1} cells where the header has ${width}; which belongs where cannot be told.`,
    'Maybe a text with the delimiter in it is missing its quotes.',
    { row, column: `column ${width + 1}`, value },
  )
}

function cutRowProblem(file: string, row: number, count: number, width: number): ImportProblem {
  return readingProblem(
    file,
    'rowRefused',
    'row.truncated',
    `The file ends in the middle of row ${row}: it has ${count} of ${width} cells.`,
    'Maybe export the file again and check that it is whole.',
    { row },
  )
}

function encodingProblems(decoded: DecodedText, scanned: Scanned, table: RawTable): ImportProblem[] {
  const problems: ImportProblem[] = []
  if (decoded.truncated) {
    const message = 'The file ends in the middle of a character: it is cut short.'
    const row = scanned.starts.length
    problems.push(
      readingProblem(table.file, 'warning', 'file.truncated', message, 'Maybe export the file again.', { row }),
    )
  }
  if (decoded.foreign.length > 0) problems.push(mixedProblem(decoded, scanned, table))
  return problems
}

function mixedProblem(decoded: DecodedText, scanned: Scanned, table: RawTable): ImportProblem {
  const rows = [...new Set(decoded.foreign.map((position) => recordAt(scanned.starts, position)))]
  const other = decoded.encoding === 'utf-8' ? 'windows-1252' : 'UTF-8'
  const named = rows.slice(0, 10).join(', ') + (rows.length > 10 ? `, … (${rows.length} rows)` : '')
  const row = rows[0] ?? 1
  return readingProblem(
    table.file,
    'warning',
    'encoding.mixed',
    `The file mixes encodings: it is ${decoded.encoding}, but row ${named} holds characters in ${other}. Each was read as what it is.`,
    'Maybe check accents and currency signs in these rows.',
    { row, ...cellWith(wordAt(decoded.text, decoded.foreign[0] ?? 0), row, scanned, table) },
  )
}

/** The cell of a row that holds a word, and its column. */
function cellWith(word: string, row: number, scanned: Scanned, table: RawTable) {
  const cells = scanned.rows.find((each) => each.row === row)?.cells.map(cellText) ?? []
  const index = cells.findIndex((cell) => cell.includes(word))
  const column = row > table.headerRow ? table.headers[index]?.text : undefined
  return { value: cells[index] ?? word, ...(column === undefined || column === '' ? {} : { column }) }
}

function wordAt(text: string, at: number): string {
  const [before] = /\p{L}*$/u.exec(text.slice(Math.max(0, at - 40), at)) ?? ['']
  const [after] = /^.\p{L}*/su.exec(text.slice(at, at + 40)) ?? ['']
  return before + after
}

function recordAt(starts: number[], position: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= position) low = middle + 1
    else high = middle
  }
  return Math.max(1, low)
}

function repairNotes(repairs: Repairs): TableNote[] {
  const notes: TableNote[] = []
  if (repairs.pounds > 0) {
    notes.push({
      code: 'text.pound',
      message: `${repairs.pounds} pound signs had become "Ł" (read once in a Central European encoding); they were read as £.`,
    })
  }
  if (repairs.controls > 0) {
    notes.push({
      code: 'text.controls',
      message: `${repairs.controls} quotation marks, dashes and bullets had become control characters; they were restored.`,
    })
  }
  return notes
}
