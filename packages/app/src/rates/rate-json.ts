import type { RateTable } from '@gantry/domain/portfolio/facts'
import type { StoredRate } from '@gantry/store/portfolio/rates'

/** One unit of `from` is `rate` units of `to`, on `day`, by `source`. */
export interface RateJson extends RateTable {
  readonly id: string
  readonly version: number
  readonly enteredAt: string
  readonly enteredBy: string | null
}

export function presentRate({ deletedAt: _, ...rate }: StoredRate): RateJson {
  return rate
}

/** What an event keeps of a rate. */
export function valuesOf({ from, to, day, rate, source }: RateTable): RateTable {
  return { from, to, day, rate, source }
}
