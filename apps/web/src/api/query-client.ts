import { Problem } from '@gantry/client'
import { QueryCache, QueryClient } from '@tanstack/react-query'

export interface QueryMeta extends Record<string, unknown> {
  /** Kinds of records whose changes make the answer stale; without it, any change does. */
  readonly watches?: readonly string[]
}

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: QueryMeta
    defaultError: Error
  }
}

/** `onSignedOut` is called when the server no longer knows the session. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (error instanceof Problem && error.status === 401 && query.queryKey[0] === 'org') onSignedOut()
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        // A refusal stays a refusal; only silence is worth asking again.
        retry: (count, error) => error instanceof Problem && error.id === 'unreachable' && count < 2,
      },
    },
  })
}
