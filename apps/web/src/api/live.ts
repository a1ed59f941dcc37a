import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { http } from './http.ts'
import type { QueryMeta } from './query-client.ts'

/** What the stream says of each change. */
interface LiveEvent {
  readonly kind: string
  readonly record?: string
  readonly verb?: string
}

const gatherMilliseconds = 400

/**
 * Listens to the changes others make and asks again for whatever they touch: queries under
 * `['org', slug, …]` whose `meta.watches` names the kind, or names nothing.
 */
export function useLive(org: string): void {
  const client = useQueryClient()
  useEffect(() => {
    const source = new EventSource(http.address(`/orgs/${encodeURIComponent(org)}/stream`))
    const kinds = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      timer = undefined
      const changed = new Set(kinds)
      kinds.clear()
      void client.invalidateQueries({
        predicate: ({ queryKey, meta }) =>
          queryKey[0] === 'org' && queryKey[1] === org && touches((meta as QueryMeta | undefined)?.watches, changed),
      })
    }
    const hear = (message: MessageEvent<string>) => {
      const event = readEvent(message.data)
      if (event === undefined) return
      kinds.add(event.kind)
      timer ??= setTimeout(refresh, gatherMilliseconds)
    }
    // The stream ends now and then, also when rights change. Nobody told what happened until it was open again, so
    // everything in sight is asked for anew.
    let lost = false
    const comeBack = () => {
      if (lost) void client.invalidateQueries({ queryKey: ['org', org] })
      lost = false
    }
    source.addEventListener('open', comeBack)
    source.addEventListener('error', () => {
      lost = true
    })
    source.addEventListener('message', hear)
    source.addEventListener('event', hear)
    return () => {
      source.close()
      clearTimeout(timer)
    }
  }, [client, org])
}

function touches(watches: readonly string[] | undefined, changed: ReadonlySet<string>): boolean {
  return watches === undefined || watches.some((kind) => changed.has(kind))
}

function readEvent(data: string): LiveEvent | undefined {
  try {
    const event: unknown = JSON.parse(data)
    if (typeof event !== 'object' || event === null || !('kind' in event) || typeof event.kind !== 'string') return
    return { kind: event.kind }
  } catch {
    return undefined
  }
}
