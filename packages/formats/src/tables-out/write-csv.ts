import { neutralText, type OutCell } from './out-cell.ts'

export type CsvOptions = { delimiter?: ',' | ';' | '\t' }

/** A byte order mark, so that spreadsheet programs read the file as UTF-8. */
export const csvStart = '\ufeff'

/** One line with its CRLF. Numbers stay numbers, also negative ones; text that could run as a formula is neutralised. */
export function csvLine(cells: OutCell[], { delimiter = ',' }: CsvOptions = {}): string {
  return `${cells.map((cell) => quoted(cellText(cell), delimiter)).join(delimiter)}\r\n`
}

/** Header and rows, piece by piece: each piece is some 64,000 characters, so exports of any size stay small in memory. */
export function* writeCsv(header: string[], rows: Iterable<OutCell[]>, options: CsvOptions = {}): Generator<string> {
  let piece = csvStart + csvLine(header, options)
  for (const row of rows) {
    piece += csvLine(row, options)
    if (piece.length < 64_000) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

function cellText(cell: OutCell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return neutralText(cell)
  if (typeof cell === 'object') return cell.date
  return typeof cell === 'boolean' ? (cell ? 'true' : 'false') : Number.isFinite(cell) ? String(cell) : ''
}

function quoted(text: string, delimiter: string): string {
  const needs =
    text.includes('"') || text.includes('\n') || text.includes('\r') || text.includes(delimiter) || /^\s|\s$/.test(text)
  return needs ? `"${text.replaceAll('"', '""')}"` : text
}
