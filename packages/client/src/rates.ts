import type { RateTable } from '@gantry/domain/portfolio/facts'
import type { Http } from './http.ts'
import type { Verdict } from './verdict.ts'

/** A dated exchange rate: one unit of `from` is `rate` units of `to`. */
export interface Rate extends RateTable {
  readonly id: string
  readonly version: number
  readonly enteredAt: string
  readonly enteredBy: string | null
}

export interface RateListing {
  readonly rows: readonly Rate[]
  /** The organisation's currency: only rates from or into it are used. */
  readonly home: string
  readonly allowed: { readonly edit: Verdict }
}

/** The exchange rates that totals over several currencies are converted by. */
export function rateCalls(http: Http, org: string) {
  const base = `/orgs/${encodeURIComponent(org)}/rates`
  const one = (id: string) => `${base}/${encodeURIComponent(id)}`
  return {
    rates: (signal?: AbortSignal) => http.get<RateListing>(base, { signal }),
    add: (rates: readonly RateTable[]) => http.post<{ readonly rows: readonly Rate[] }>(base, { rates }),
    correct: (id: string, change: Partial<RateTable> & { version: number }) => http.patch<Rate>(one(id), change),
    remove: ({ id, version }: Rate) => http.delete<Rate>(one(id), { version }),
    restore: (id: string) => http.post<Rate>(`${one(id)}/restore`),
  }
}
