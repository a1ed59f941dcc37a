import { cellText } from './cell-text.ts'
import { unitName } from './money-unit.ts'
import { amountNumber, type Amount } from './read-amount.ts'
import { amountCurrency, readRange, type MoneyFormat } from './read-money.ts'
import type { ColumnMapping, RawTable } from './types.ts'

/** What is odd about some cells of a money column: which rows, and what one of them says. */
export type MoneyOddity = { code: string; row: number; value: string; message: string; mend: string }

type Row = RawTable['rows'][number]
type Oddity = { code: string; message: (rows: string) => string; mend: string }

/**
 * Cells that contradict their column: another currency than its own, another unit than its header's, or no unit where
 * the others carry one. Each contradiction is told once, with the rows it is in; the values are taken as the cells say.
 */
export function moneyOddities(rows: readonly Row[], column: ColumnMapping): MoneyOddity[] {
  const { index, format } = column
  const { money } = format
  if (money === undefined) return []
  const cells = amountsOf(rows, index, money)
  const smallest = smallestWithUnit(cells)
  const found = new Map<string, { oddity: Oddity; rows: number[]; value: string }>()
  for (const cell of cells) {
    for (const [key, oddity] of odditiesOf(cell, money, column, smallest)) {
      const before = found.get(key)
      if (before) before.rows.push(cell.row)
      else found.set(key, { oddity, rows: [cell.row], value: cell.text })
    }
  }
  return [...found.values()].map(({ oddity: { code, message, mend }, rows: odd, value }) => ({
    code,
    row: odd[0] as number,
    value,
    message: message(rowsInWords(odd)),
    mend,
  }))
}

type MoneyCell = { row: number; text: string; amount: Amount }

function amountsOf(rows: readonly Row[], index: number, { decimal }: MoneyFormat): MoneyCell[] {
  const read = new Map<string, Amount | null>()
  return rows.flatMap(({ row, cells }) => {
    const text = cellText(cells[index]).trim()
    let amount = read.get(text)
    if (amount === undefined) {
      const range = readRange(text, decimal)
      amount = range?.high ?? range?.low ?? null
      read.set(text, amount)
    }
    return amount === null ? [] : [{ row, text, amount }]
  })
}

/** The least amount among cells that carry a unit of their own; null where none does. */
function smallestWithUnit(cells: readonly MoneyCell[]): number | null {
  let least: number | null = null
  for (const { amount } of cells) {
    if (amount.multiplier === undefined) continue
    const size = Math.abs(amountNumber(amount))
    if (size > 0 && (least === null || size < least)) least = size
  }
  return least
}

function* odditiesOf(
  { text, amount }: MoneyCell,
  money: MoneyFormat,
  { header, target }: Pick<ColumnMapping, 'header' | 'target'>,
  smallest: number | null,
): Generator<[string, Oddity]> {
  const quoted = `“${text.slice(0, 60)}”`
  const currency = amountCurrency(amount, money)
  const inUnit = amount.multiplier === undefined && money.multiplier !== 1 ? ` ${unitName(money.multiplier)}` : ''
  if (currency !== money.currency) {
    yield [
      `currency ${currency}`,
      {
        code: 'money.otherCurrency',
        message: (rows) =>
          `${quoted} is in ${currency}, but “${header}” counts in ${money.currency} (by ${money.currencyFrom}); ${rows} taken as ${currency}${inUnit}.`,
        mend: 'Maybe correct the sign in the file, or choose the currency of this column.',
      },
    ]
  }
  const { multiplier } = amount
  if (multiplier !== undefined && money.multiplier !== 1 && multiplier !== money.multiplier) {
    yield [
      `unit ${multiplier}`,
      {
        code: 'money.otherUnit',
        message: (rows) =>
          `${quoted} counts in ${unitName(multiplier)}, but “${header}” in ${unitName(money.multiplier)} (by ${money.multiplierFrom}); ${rows} taken as the cell says.`,
        mend: 'Maybe correct the unit in the file where it is a slip.',
      },
    ]
  }
  if (amount.negative && target === 'status.wholeLifeCost') {
    yield [
      'negative',
      {
        code: 'money.negative',
        message: (rows) => `A whole-life cost is rarely below zero: ${rows} taken as ${quoted}.`,
        mend: 'Maybe correct the sign in the file where it is a slip.',
      },
    ]
  }
  const size = Math.abs(amountNumber(amount))
  const bare = multiplier === undefined && money.multiplier === 1
  if (bare && smallest !== null && size > 0 && size * 1000 <= smallest) {
    yield [
      'unit none',
      {
        code: 'money.unitMissing',
        message: (rows) =>
          `${quoted} has no unit, where other cells of “${header}” have one; ${rows} taken as it stands.`,
        mend: 'Maybe say what a bare number of this column counts.',
      },
    ]
  }
}

/** "row 3 was", "rows 3, 5 and 12 more were". */
function rowsInWords(rows: readonly number[]): string {
  if (rows.length === 1) return `row ${rows[0]} was`
  const shown = rows.slice(0, 5)
  const more = rows.length - shown.length
  return more > 0
    ? `rows ${shown.join(', ')} and ${more} more were`
    : `rows ${shown.slice(0, -1).join(', ')} and ${shown.at(-1)} were`
}
