import { markRateRemoved } from '@gantry/store/portfolio/rates'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { changingRates } from './changing-rates.ts'
import { presentRate, type RateJson, valuesOf } from './rate-json.ts'
import { refuseDuplicates } from './refusals.ts'

/** Brings a removed rate back, unless another one took its day meanwhile. */
export async function restoreRate(context: Context, id: string): Promise<Outcome<RateJson>> {
  return await changingRates(context, (known, removed) => {
    const rate = removed.find((each) => each.id === id)
    if (!rate) return notFound('removed exchange rate', id)
    const taken = refuseDuplicates([rate], known, () => '')
    if (taken) return taken
    const next = { ...rate, version: rate.version + 1, deletedAt: null }
    return done({
      made: presentRate(next),
      queries: [markRateRemoved(context.org, id, null, null)],
      events: [{ verb: 'restored', record: id, version: next.version, after: { ...valuesOf(rate) } }],
    })
  })
}
