import { lockRates, ratesOf, ratesQuery, type StoredRate } from '@gantry/store/portfolio/rates'
import type { Query } from '@gantry/store/database'
import { type EventDraft, eventStatements } from '@gantry/store/events/write'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { readingIn } from '../records/load.ts'
import { forbidden } from '../records/refusals.ts'
import { scopeOf } from '../records/sight.ts'

/** What a change of rates answers, what it writes, and the events that tell of it. */
export interface RatesWritten<T> {
  readonly made: T
  readonly queries: readonly Query[]
  readonly events: readonly Pick<EventDraft, 'verb' | 'record' | 'version' | 'before' | 'after'>[]
}

/** The road of every change of rates: the right, the lock, the rules over what stands there, the change and its events. */
export async function changingRates<T>(
  context: Context,
  work: (known: readonly StoredRate[], removed: readonly StoredRate[]) => Outcome<RatesWritten<T>>,
): Promise<Outcome<T>> {
  const verdict = context.actor.access.may('setRates', '')
  if (!verdict.ok) return forbidden(verdict)
  const { org, store } = context
  return await store.transaction(scopeOf(context), async (tx) => {
    const [, known, removed] = await readingIn(tx)([lockRates(org), ratesQuery(org), ratesQuery(org, true)])
    const written = work(ratesOf(known), ratesOf(removed))
    if (!written.ok) return written
    const { made, queries, events } = written.value
    if (events.length === 0) return done(made)
    const drafts = events.map((event) => ({ ...event, kind: 'rate' }))
    await tx.batch([...queries, ...eventStatements(context, drafts).queries])
    return done(made)
  })
}
