import { AsyncLocalStorage } from 'node:async_hooks'
import type { Access } from '@gantry/domain/reach'
import type { Database } from '@gantry/store/database'
import { audienceQuery } from '@gantry/store/events/audience'
import type { Context } from '../context.ts'

/** What is told of a change: never a value, only what to ask again for. */
export interface Notice {
  readonly kind: string
  readonly verb: string
  /** Null when many changed at once. */
  readonly record: string | null
}

interface Committed extends Notice {
  readonly org: string
  /** Of one record; of many, `places` names each place once. */
  readonly place?: string | null
  readonly places?: readonly (string | null)[]
}

interface Listener {
  readonly access: Access
  readonly told: (notice: Notice) => void
  readonly over: () => void
}

export interface EventStream {
  /**
   * Calls back for each change that the caller may see. Returns the way to stop.
   * @param over called when rights changed or changes may have been missed: whoever follows comes again
   */
  follow(context: Context, told: (notice: Notice) => void, over: () => void): () => void
  close(): Promise<void>
}

const channel = 'gantry_event'
const changingRights = new Set(['grant', 'member'])

/** One subscription to the store, however many browsers listen. */
export async function openEventStream(store: Database): Promise<EventStream> {
  const listeners = new Map<string, Set<Listener>>()
  let turn: Promise<void> = Promise.resolve()
  // A notice may arrive in the middle of the transaction that sent it, inside which the store may not be read.
  const outside = AsyncLocalStorage.snapshot()

  async function tell(committed: Committed): Promise<void> {
    const those = listeners.get(committed.org)
    if (!those) return
    const open = committed.record === null || (await isForAll(store, committed))
    const { kind, verb, record } = committed
    for (const { access, told } of those) if (sees(access, committed, open)) told({ kind, verb, record })
    if (changingRights.has(kind) || (kind === 'initiative' && verb === 'moved')) for (const { over } of those) over()
  }

  const stop = await store.listen(channel, (payload) => {
    // Something may have been missed: whoever follows comes again, and looks for themselves.
    if (payload === '') {
      for (const those of listeners.values()) for (const { over } of those) over()
      return
    }
    const committed = JSON.parse(payload) as Committed
    // One after another, so that they are told in the order in which they were committed. Of what cannot be looked up,
    // since the store is closing, nothing is told.
    outside(() => {
      turn = turn.then(() => tell(committed)).catch(() => undefined)
    })
  })
  return {
    async close() {
      await stop()
      await turn
    },
    follow(context, told, over) {
      const listener = { access: context.actor.access, told, over }
      const those = listeners.get(context.org) ?? new Set<Listener>()
      listeners.set(context.org, those.add(listener))
      return () => {
        those.delete(listener)
        if (those.size === 0 && listeners.get(context.org) === those) listeners.delete(context.org)
      }
    },
  }
}

/** A record that is not for everybody there is told of to those alone who may see and change all that is there. */
function sees(access: Access, { place = null, places = [place] }: Committed, open: boolean): boolean {
  const where = places.filter((each) => access.may('see', each).ok)
  return where.length > 0 && (open || where.some((each) => access.may('edit', each).ok))
}

/** Whether the record has no audience of its own; one that was removed has left no trace of it. */
async function isForAll(store: Database, { org, kind, record }: Committed): Promise<boolean> {
  const [found] = await store.read({ org }, [audienceQuery(org, kind, record)])
  return (found?.rows[0]?.audience ?? 'inherits') === 'inherits'
}
