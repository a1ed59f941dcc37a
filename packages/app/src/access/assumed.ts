import { callerIn, callerQuery, type CallerRow, type MembershipRow } from '@gantry/store/access/sessions'
import type { Database, Query, Result } from '@gantry/store/database'

/** What was assumed of the caller does not hold any more: ask again who it is, and begin anew. */
export class CallerChanged extends Error {
  override readonly name = 'CallerChanged'
}

/** Reads that ask, in the same round trip and snapshot, whether the caller is still who was assumed. */
export interface Assumed {
  /** @throws CallerChanged instead of answering, when session, membership or rights are others by now */
  read(queries: readonly Query[]): Promise<Result[]>
  /** Asks when no read did. @throws CallerChanged */
  confirm(): Promise<void>
}

export type Inside = CallerRow & { readonly membership: MembershipRow }

/** `writes`: of the store, when the caller began to be read. */
export type Known = Inside & { readonly writes: number | null }

/**
 * Where nothing at all was written since the caller was read, and the session's time is not over, the database would say
 * the same again, and is not asked.
 * @param found called with what the database says of the caller, once it is confirmed
 */
export function assume(
  store: Database,
  caller: Known,
  ask: { readonly token: string; readonly organisation: string; readonly now: string },
  found: (caller: CallerRow, writes: number | null) => void,
): Assumed {
  const { org } = caller.membership
  let confirmed = caller.writes !== null && caller.writes === store.writes && isBefore(ask.now, caller.expires)

  async function read(queries: readonly Query[]): Promise<Result[]> {
    if (confirmed) return await store.read({ org }, queries)
    const { writes } = store
    const { system, own } = await store.readAfter(callerQuery(ask.token, ask.organisation, ask.now), { org }, queries)
    const actual = callerIn(system)
    if (!actual || !sameCaller(caller, actual)) throw new CallerChanged()
    if (!confirmed) found(actual, writes)
    confirmed = true
    return own
  }

  return {
    read,
    async confirm() {
      if (!confirmed) await read([])
    },
  }
}

function isBefore(a: string, b: string): boolean {
  return Date.parse(a) < Date.parse(b)
}

function sameCaller(a: Inside, b: CallerRow): boolean {
  const [m, n] = [a.membership, b.membership]
  return (
    n !== null &&
    a.session === b.session &&
    a.user === b.user &&
    m.org === n.org &&
    m.person === n.person &&
    m.personName === n.personName &&
    m.accessVersion === n.accessVersion &&
    m.timeZone === n.timeZone
  )
}

/** The callers met last, by session and organisation. */
export class KnownCallers {
  readonly #most: number
  readonly #kept = new Map<string, Known>()

  constructor(most = 5_000) {
    this.#most = most
  }

  of(token: string, organisation: string): Known | undefined {
    return this.#kept.get(`${token} ${organisation}`)
  }

  note(token: string, organisation: string, caller: CallerRow | undefined, writes: number | null): void {
    const key = `${token} ${organisation}`
    this.#kept.delete(key)
    if (caller?.membership) this.#kept.set(key, { ...caller, membership: caller.membership, writes })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest)
  }
}
