import { undirected } from '../undirected-text.ts'
import type { RawCell } from './raw-table.ts'

/** A raw cell as text, the way it is kept for provenance, without characters that turn its direction. Empty cells are ''. */
export function cellText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return undirected(cell)
  if (typeof cell === 'object') return cell.date
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  return numberText(cell)
}

/** A workbook's number without exponent and without the last bits of binary noise (15 digits, as spreadsheets show). */
function numberText(number: number): string {
  const text = String(Number(number.toPrecision(15)))
  return text.includes('e') ? number.toFixed(Math.abs(number) < 1 ? 15 : 0) : text
}
