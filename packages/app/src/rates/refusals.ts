import type { RateTable } from '@gantry/domain/portfolio/facts'
import { refuseRate } from '@gantry/domain/portfolio/refuse-rate'
import type { StoredRate } from '@gantry/store/portfolio/rates'
import { type Refused, refuse } from '../outcome.ts'
import { presentRate } from './rate-json.ts'

/** Where a rate stands in what was sent: 'rates.3.' for the fourth of several, nothing for a single one. */
type At = (n: number) => string

/** What cannot be in rates, each value named. */
export function refuseRates(rates: readonly RateTable[], at: At): Refused | undefined {
  const fields = rates.flatMap((rate, n) =>
    refuseRate(rate).map(({ field, message }) => ({ field: `${at(n)}${field}`, message })),
  )
  if (fields.length === 0) return undefined
  return refuse({
    id: 'rate.invalid',
    status: 422,
    message: [...new Set(fields.map(({ message }) => message))].slice(0, 5).join(' '),
    mend: 'Maybe write it as: 1 EUR = 0.8562 GBP on 2027-03-31, by the name of a bank.',
    fields,
  })
}

/** Two currencies have one rate a day: a second one would leave it to chance which is used. */
export function refuseDuplicates(
  rates: readonly RateTable[],
  known: readonly RateTable[],
  at: At,
): Refused | undefined {
  const there = new Map(known.map((rate) => [keyOf(rate), rate]))
  for (const [n, rate] of rates.entries()) {
    const other = there.get(keyOf(rate))
    if (other) return duplicate(rate, other, known.includes(other), `${at(n)}day`)
    there.set(keyOf(rate), rate)
  }
  return undefined
}

function keyOf({ from, to, day }: RateTable): string {
  return `${from} ${to} ${day}`
}

function duplicate({ from, to, day }: RateTable, other: RateTable, stored: boolean, field: string): Refused {
  return refuse({
    id: 'rate.duplicate',
    status: 409,
    message: `For ${day}, 1 ${from} is ${other.rate} ${to} already (${other.source}).`,
    mend: stored ? 'Maybe correct that rate, or choose another day.' : 'Maybe leave one of the two out.',
    values: { from, to, day, rate: other.rate },
    fields: [{ field, message: 'has a rate already' }],
  })
}

export function staleRate(yours: unknown, theirs: StoredRate): Refused {
  return refuse({
    id: 'record.stale',
    status: 409,
    message: `The rate from ${theirs.from} into ${theirs.to} for ${theirs.day} was changed meanwhile.`,
    mend: `Maybe look at it again; it is at version ${theirs.version} now.`,
    both: { yours, theirs: presentRate(theirs) },
  })
}

export function tooManyRates(most: number): Refused {
  return refuse({
    id: 'rate.too-many',
    status: 422,
    message: `There would be more than ${most} rates.`,
    mend: 'Maybe enter one a month, and take away those that no period needs.',
  })
}
