import { minorDigits } from './currency.ts'
import type { Money, RateTable } from './facts.ts'

/** A rate as it was entered; `inverse` where it was used the other way round. */
export type UsedRate = RateTable & { readonly inverse?: true }

export interface Converted {
  readonly minor: number
  readonly rate: UsedRate
}

/**
 * An amount in another currency by the newest rate up to a day, entered in either direction: 1 EUR = 0.8 GBP also says
 * what a pound is. On one day the rate entered in the direction needed goes first. Undefined where no dated rate covers it.
 */
export function convertMoney(
  money: Money,
  to: string,
  day: string,
  rates: readonly RateTable[],
): Converted | undefined {
  const direct = newest(rates, money.currency, to, day)
  const inverse = newest(rates, to, money.currency, day)
  const scale = 10 ** (minorDigits(to) - minorDigits(money.currency))
  if (inverse !== undefined && (direct === undefined || inverse.day > direct.day))
    return { minor: Math.round((money.minor / inverse.rate) * scale), rate: { ...inverse, inverse: true } }
  return direct === undefined ? undefined : { minor: Math.round(money.minor * direct.rate * scale), rate: direct }
}

/** "1 EUR = 0.8 GBP on 2023-03-31 (Bank)", as it was entered. */
export function rateWords({ from, to, rate, day, source, inverse }: UsedRate): string {
  return `1 ${from} = ${rate} ${to} on ${day} (${source}${inverse ? ', used the other way round' : ''})`
}

function newest(rates: readonly RateTable[], from: string, to: string, day: string): RateTable | undefined {
  let best: RateTable | undefined
  for (const rate of rates) {
    if (rate.from !== from || rate.to !== to || rate.day > day) continue
    if (best === undefined || rate.day > best.day) best = rate
  }
  return best
}
