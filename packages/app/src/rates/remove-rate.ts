import { markRateRemoved } from '@gantry/store/portfolio/rates'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { changingRates } from './changing-rates.ts'
import { presentRate, type RateJson, valuesOf } from './rate-json.ts'
import { staleRate } from './refusals.ts'

/** Takes a rate away: no total is converted by it from then on. `restoreRate` brings it back. */
export async function removeRate(context: Context, id: string, version: number): Promise<Outcome<RateJson>> {
  return await changingRates(context, (known) => {
    const rate = known.find((each) => each.id === id)
    if (!rate) return notFound('exchange rate', id)
    if (rate.version !== version) return staleRate({ version }, rate)
    const next = { ...rate, version: version + 1 }
    return done({
      made: presentRate(next),
      queries: [markRateRemoved(context.org, id, context.now(), context.actor.person ?? null)],
      events: [{ verb: 'deleted', record: id, version: next.version, before: { ...valuesOf(rate) } }],
    })
  })
}
