import type { RawCell, RawTable } from './types.ts'

/** A raw table drawn as text: cells between bars, the header first. Row numbers start at 2; a dash is an empty cell. */
export function drawn(text: string, file = 'list.csv'): RawTable {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const [header = [], ...rows] = lines.map((line) => line.split('|').map((cell) => cell.trim()))
  return tableOf(
    header.map((name) => (name === '-' ? '' : name)),
    rows.map((row) => row.map((cell) => (cell === '' ? null : cell))),
    file,
  )
}

export function tableOf(headers: string[], rows: RawCell[][], file = 'list.csv'): RawTable {
  return {
    file,
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ',',
    headerRow: 1,
    headers: headers.map((text, index) => ({ index, text, original: text })),
    rows: rows.map((cells, index) => ({ row: index + 2, cells })),
    preamble: [],
    notes: [],
  }
}
