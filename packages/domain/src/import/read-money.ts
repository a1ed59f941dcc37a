import { dollarBeside, minorExponent } from './currencies.ts'
import { readAmount, shiftPoint, type Amount, type DecimalMark } from './read-amount.ts'
import type { ColumnFormat, Money } from './types.ts'

export type MoneyFormat = NonNullable<ColumnFormat['money']>

export type MoneyRead = { value: Money } | { low?: Money; high?: Money } | { unread: 'notMoney' | 'tooLarge' }

/**
 * Reads one money cell. The unit is the suffix after the number, else the column's: "£26.19m" in a column headed
 * "(£million)" is 26.19 million, not million millions. Half a minor unit rounds away from zero.
 */
export function readMoney(text: string, format: MoneyFormat): MoneyRead {
  const range = readRange(text, format.decimal)
  if (range === null) return { unread: 'notMoney' }
  const [low, high] = [range.low, range.high].map((end) => (end === null ? undefined : toMoney(end, format)))
  if ((range.low !== null && low === null) || (range.high !== null && high === null)) return { unread: 'tooLarge' }
  if (range.single) return { value: low as Money }
  return { ...(low ? { low } : {}), ...(high ? { high } : {}) }
}

function toMoney(amount: Amount, format: MoneyFormat): Money | null {
  const currency = amountCurrency(amount, format)
  const minor = minorUnits(amount, amount.multiplier ?? format.multiplier, currency)
  return minor === null ? null : { minor, currency }
}

/** The currency of an amount: its own sign or code before that of its column. */
export function amountCurrency({ currency }: Amount, format: MoneyFormat): string {
  return currency === '$' ? dollarBeside(format.currency) : (currency ?? format.currency)
}

/** Whole minor units, exact by decimal text; null beyond what a safe integer holds. */
export function minorUnits(amount: Amount, multiplier: number, currency: string): number | null {
  const places = Math.round(Math.log10(multiplier)) + minorExponent(currency)
  const [whole = '0', fraction = ''] = shiftPoint(amount.digits, places).split('.')
  const size = Number(whole) + (fraction >= '5' ? 1 : 0)
  if (!Number.isSafeInteger(size)) return null
  return amount.negative && size !== 0 ? -size : size
}

export type AmountRange = { single: boolean; low: Amount | null; high: Amount | null }

const between =
  /^(?:between |from )?(.+?)(?:\s+(?:to|and|bis)\s+|\s*[–—]\s*|\s+-\s+|(?<=[\d\p{L}%])-(?=[£€$\d\p{L}]))(.+)$/iu
const below = /^(?:<=?|≤|under|below|less than|up to|at most|max(?:imum)?)\s*(.+)$/i
const above = /^(?:>=?|≥|over|above|more than|at least|min(?:imum)?|exceeds)\s*(.+)$/i

/**
 * One number, or a band: "$25m - $50m", "100 - 250 Million" (the unit counts for both), "< 5 Million", "500 Million +".
 */
export function readRange(text: string, decimal: DecimalMark): AmountRange | null {
  const folded = text.replace(/[\s\u00a0]+/g, ' ').trim()
  if (folded.length > 80) return null
  const one = readAmount(folded, decimal)
  if (one !== null) return { single: true, low: one, high: one }
  const under = below.exec(folded)
  if (under !== null) return open(null, readAmount(under[1] as string, decimal))
  const over = above.exec(folded)?.[1] ?? /^(.+?)\s*(?:\+|and (?:over|above|more)|or more)$/i.exec(folded)?.[1]
  if (over !== undefined) return open(readAmount(over, decimal), null)
  const parts = between.exec(folded)
  return parts === null ? null : band(readAmount(parts[1] as string, decimal), readAmount(parts[2] as string, decimal))
}

function open(low: Amount | null, high: Amount | null): AmountRange | null {
  return low === null && high === null ? null : { single: false, low, high }
}

function band(low: Amount | null, high: Amount | null): AmountRange | null {
  if (low === null || high === null) return null
  const shared = {
    ...(high.multiplier === undefined ? {} : { multiplier: high.multiplier }),
    ...(high.currency === undefined ? {} : { currency: high.currency }),
    ...(high.percent === undefined ? {} : { percent: high.percent }),
  }
  const { currency } = low
  const upper = high.currency === undefined && currency !== undefined ? { ...high, currency } : high
  return { single: false, low: { ...shared, ...low }, high: upper }
}
