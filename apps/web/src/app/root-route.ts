import { createRootRouteWithContext, createRoute } from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import { meQuery } from '../api/me.ts'
import { Organisation } from './organisation.tsx'
import { Root, RootError, RootNotFound } from './root.tsx'

export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Root,
  errorComponent: RootError,
  notFoundComponent: RootNotFound,
})

/** Everything inside an organisation hangs below this: it brings session, rights, frame and live updates. */
export const organisationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/o/$org',
  // Who asks is found out while the page is on its way.
  loader: ({ context }) => void context.queries.prefetchQuery(meQuery),
  component: Organisation,
})
