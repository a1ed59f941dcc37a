import type { RateTable } from '@gantry/domain/portfolio/facts'
import { updateRate } from '@gantry/store/portfolio/rates'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { changingRates } from './changing-rates.ts'
import { presentRate, type RateJson, valuesOf } from './rate-json.ts'
import { refuseDuplicates, refuseRates, staleRate } from './refusals.ts'

export type RateCorrection = Partial<RateTable> & { readonly version: number }

/** Corrects a rate; what it was stays in its event. */
export async function correctRate(
  context: Context,
  id: string,
  { version, ...given }: RateCorrection,
): Promise<Outcome<RateJson>> {
  return await changingRates(context, (known) => {
    const before = known.find((rate) => rate.id === id)
    if (!before) return notFound('exchange rate', id)
    if (before.version !== version) return staleRate(given, before)
    const sent = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    const next = { ...before, ...sent, version: version + 1 }
    const others = known.filter((rate) => rate !== before)
    const wrong = refuseRates([next], () => '') ?? refuseDuplicates([next], others, () => '')
    if (wrong) return wrong
    const changed = (Object.keys(valuesOf(next)) as (keyof RateTable)[]).filter((name) => next[name] !== before[name])
    if (changed.length === 0) return done({ made: presentRate(before), queries: [], events: [] })
    const only = (rate: RateTable) => Object.fromEntries(changed.map((name) => [name, rate[name]]))
    return done({
      made: presentRate(next),
      queries: [updateRate(context.org, id, next)],
      events: [{ verb: 'changed', record: id, version: next.version, before: only(before), after: only(next) }],
    })
  })
}
