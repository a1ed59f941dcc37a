import { cellText } from './cell-text.ts'
import type { ColumnContent } from './column-content.ts'
import { moneyStretch, type MoneyWords } from './money-words.ts'
import { amountNumber, readAmount } from './read-amount.ts'
import type { RawCell, RawTable } from './types.ts'

/** `assumed`: other columns say it, not the column itself. */
export type Found<Value> = { value: Value; from: string; assumed?: true }

/** Currency and unit in a heading: "(£million)", "Cost (GBPm)", "Budget ($'000)", "k€", "USD (thousands)", "Mio. EUR". */
export function headerMoney(header: string): MoneyWords & { words: string } {
  return moneyStretch(header) ?? { currency: null, multiplier: null, words: '' }
}

/** The currency most cells of a column name by sign or code; '$' and null are left for the caller to decide. */
export function cellCurrency(content: ColumnContent): string | null {
  const [most] = [...content.currencies].sort((a, b) => b[1] - a[1])
  return most?.[0] ?? null
}

/**
 * Whether the rows' own texts repeat the column's bare numbers with a unit ("the whole-life cost is £423.92m" beside
 * 423.92): then the column counts in that unit. At least three rows must agree, and four of five of those that speak.
 */
export function spokenMultiplier(table: RawTable, index: number, content: ColumnContent): Found<number> | null {
  const votes = new Map<number, number>()
  for (const [rowIndex, { cells }] of table.rows.entries()) {
    if (rowIndex >= 2000) break
    const amount = readAmount(cellText(cells[index]), content.decimal)
    if (amount === null || amount.multiplier !== undefined || significantDigits(amount.digits) < 2) continue
    const size = Math.abs(amountNumber(amount))
    const spoken = spokenInRow(cells)
    for (const multiplier of [1e3, 1e6, 1e9]) {
      if (spoken.some((value) => same(value, size * multiplier)))
        votes.set(multiplier, (votes.get(multiplier) ?? 0) + 1)
    }
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1])
  const all = [...votes.values()].reduce((sum, count) => sum + count, 0)
  if (best === undefined || best[1] < 3 || best[1] < all * 0.8) return null
  return { value: best[0], from: `the texts of ${best[1]} rows repeat the number with "${unitName(best[0])}"` }
}

function significantDigits(digits: string): number {
  return digits.replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length
}

/** Sizes with a unit in a row's long texts, read once a row however many columns ask. */
const rowSizes = new WeakMap<RawCell[], number[]>()

function spokenInRow(cells: RawCell[]): number[] {
  let sizes = rowSizes.get(cells)
  if (sizes === undefined) {
    sizes = spokenSizes(cells.map(cellText).filter((text) => text.length > 40))
    rowSizes.set(cells, sizes)
  }
  return sizes
}

function spokenSizes(texts: string[]): number[] {
  const sizes: number[] = []
  for (const text of texts) {
    for (const match of text.matchAll(
      /(?<![\w.,])[£$€]?\s?(\d[\d,]*(?:\.\d+)?)\s?(million|billion|mn|mio|bn|m|k)\b/gi,
    )) {
      const amount = readAmount(`${match[1]}${match[2]}`, '.')
      if (amount !== null) sizes.push(amountNumber(amount))
    }
  }
  return sizes
}

/** Equal, or equal after the text rounded to its own last digit. */
function same(spoken: number, size: number): boolean {
  return spoken !== 0 && Math.abs(spoken - size) <= Math.abs(size) * 0.002
}

export function unitName(multiplier: number): string {
  if (multiplier === 1e9) return 'billion'
  if (multiplier === 1e7) return 'crore'
  if (multiplier === 1e6) return 'm'
  if (multiplier === 1e5) return 'lakh'
  return multiplier === 1e3 ? 'thousand' : 'one'
}
