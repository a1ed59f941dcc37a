import type { RateTable } from '@gantry/domain/portfolio/facts'
import { insertRates } from '@gantry/store/portfolio/rates'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { changingRates } from './changing-rates.ts'
import { presentRate, type RateJson, valuesOf } from './rate-json.ts'
import { refuseDuplicates, refuseRates, tooManyRates } from './refusals.ts'

/** Five currencies by the day, for ten years: all of them are read for each overview that is made anew. */
const most = 20_000

/** Enters one rate or several: all of them, or none. */
export async function addRates(
  context: Context,
  rates: readonly RateTable[],
): Promise<Outcome<{ rows: readonly RateJson[] }>> {
  const at = (n: number) => `rates.${n}.`
  const wrong = refuseRates(rates, at)
  if (wrong) return wrong
  return await changingRates(context, (known) => {
    if (known.length + rates.length > most) return tooManyRates(most)
    const twice = refuseDuplicates(rates, known, at)
    if (twice) return twice
    const { org, actor } = context
    const now = context.now()
    const made = rates.map((rate) => ({ id: context.newId(), ...valuesOf(rate) }))
    return done({
      made: {
        rows: made.map((rate) =>
          presentRate({
            ...rate,
            version: 1,
            enteredAt: now,
            enteredBy: actor.person ? actor.name : null,
            deletedAt: null,
          }),
        ),
      },
      queries: [insertRates(org, made, now, actor.person ?? null)],
      events: made.map((rate) => ({ verb: 'created', record: rate.id, version: 1, after: { ...valuesOf(rate) } })),
    })
  })
}
