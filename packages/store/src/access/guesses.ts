import type { Database, Query } from '../database.ts'

export interface GuessLimit {
  /** What is counted, for example 'sign-in account ada@example.org'. */
  readonly key: string
  readonly most: number
  readonly windowSeconds: number
}

/**
 * Counts one more guess under each key, before the guess is looked at, so that guesses made at once all count.
 * @returns seconds to wait; 0 when within every limit
 */
export async function countGuess(store: Database, limits: readonly GuessLimit[], now: string): Promise<number> {
  return await store.transaction('system', async (tx) => {
    const counted = await tx.query<{ key: string; count: number; waits: number }>({
      text: countText,
      values: [limits.map(({ key }) => key), limits.map(({ windowSeconds }) => windowSeconds), now],
    })
    const waits = counted.rows.map(({ key, count, waits }) => {
      const limit = limits.find((each) => each.key === key)
      return limit && count > limit.most ? Math.max(1, Math.ceil(waits)) : 0
    })
    return Math.max(0, ...waits)
  })
}

/** Takes the keys in one order, so that two requests never wait for each other. */
const countText = `with asked as (
    select key, min(seconds) as seconds from unnest($1::text[], $2::int[]) as asked(key, seconds) group by key order by key
  ), counted as (
    insert into auth.rate_limit as r (key, count, since) select key, 1, $3::timestamptz from asked
    on conflict (key) do update set
      count = case when r.since < $3::timestamptz - make_interval(secs => (select seconds from asked a where a.key = r.key))
        then 1 else least(r.count + 1, 1000000) end,
      since = case when r.since < $3::timestamptz - make_interval(secs => (select seconds from asked a where a.key = r.key))
        then $3::timestamptz else r.since end
    returning key, count, since
  )
  select key, count, extract(epoch from since + make_interval(secs => seconds) - $3::timestamptz)::float8 as waits
  from counted join asked using (key)`

/** A right guess clears the count of its account; counts of yesterday go with it. */
export function forgetGuesses(keys: readonly string[], now: string): Query {
  return {
    text: `delete from auth.rate_limit where key = any($1::text[]) or since < $2::timestamptz - interval '1 day'`,
    values: [keys, now],
  }
}

/** A right guess does not count against its address. */
export function lowerGuess(key: string): Query {
  return { text: 'update auth.rate_limit set count = greatest(count - 1, 0) where key = $1', values: [key] }
}
