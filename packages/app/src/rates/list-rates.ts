import type { Verdict } from '@gantry/domain/reach'
import { ratesOf, ratesQuery } from '@gantry/store/portfolio/rates'
import { organisationOf } from '@gantry/store/access/organisations'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { reading } from '../records/load.ts'
import { presentRate, type RateJson } from './rate-json.ts'

export interface RateListing {
  readonly rows: readonly RateJson[]
  /** The organisation's currency: only rates from or into it are used. */
  readonly home: string
  readonly allowed: { readonly edit: Verdict }
}

/** Every exchange rate, newest day first; every member may see by which rates totals were converted. */
export async function listRates(context: Context): Promise<Outcome<RateListing>> {
  const [rates, organisation] = await reading(context)([ratesQuery(context.org), organisationOf(context.org)])
  return done({
    rows: ratesOf(rates).map(presentRate),
    home: String(organisation?.rows[0]?.currency),
    allowed: { edit: context.actor.access.may('setRates', '') },
  })
}
