import type { Database } from '@gantry/store/database'
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
  readonly place: string | null
}

type Listener = (committed: Committed) => void

export interface EventStream {
  /** Calls back for each change that the caller may see. Returns the way to stop. */
  follow(context: Context, told: (notice: Notice) => void): () => void
  close(): Promise<void>
}

const channel = 'gantry_event'

/** One subscription to the store, however many browsers listen. */
export async function openEventStream(store: Database): Promise<EventStream> {
  const listeners = new Map<string, Set<Listener>>()
  const stop = await store.listen(channel, (payload) => {
    const committed = JSON.parse(payload) as Committed
    for (const listener of listeners.get(committed.org) ?? []) listener(committed)
  })
  return {
    close: stop,
    follow(context, told) {
      const listener: Listener = ({ kind, verb, record, place }) => {
        if (!context.actor.access.may('see', place).ok) return
        told({ kind, verb, record })
      }
      const those = listeners.get(context.org) ?? new Set<Listener>()
      listeners.set(context.org, those.add(listener))
      return () => {
        those.delete(listener)
        if (those.size === 0 && listeners.get(context.org) === those) listeners.delete(context.org)
      }
    },
  }
}
