import { minorDigits } from './currency.ts'
import type { Money, RateTable } from './facts.ts'

export interface Converted {
  readonly minor: number
  readonly rate: RateTable
}

/** An amount in another currency by the newest rate up to a day; undefined where no dated rate covers it. */
export function convertMoney(
  money: Money,
  to: string,
  day: string,
  rates: readonly RateTable[],
): Converted | undefined {
  let best: RateTable | undefined
  for (const rate of rates) {
    if (rate.from !== money.currency || rate.to !== to || rate.day > day) continue
    if (best === undefined || rate.day > best.day) best = rate
  }
  if (best === undefined) return undefined
  const scale = 10 ** (minorDigits(to) - minorDigits(money.currency))
  return { minor: Math.round(money.minor * best.rate * scale), rate: best }
}
