import type { DroppedFile } from '../parsed-file.ts'

/** A file drawn as a table: cells between bars, one line a row. */
export function csv(name: string, drawn: string): DroppedFile {
  const lines = drawn.split('\n').filter((line) => line.trim() !== '')
  const rows = lines.map((line) => line.split('|').map((cell) => cell.trim()))
  return { name, bytes: Buffer.from(rows.map((row) => row.map(quoted).join(',')).join('\n')) }
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
