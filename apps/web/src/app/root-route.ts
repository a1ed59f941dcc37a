import { createRootRouteWithContext, createRoute } from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
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
  component: Organisation,
})
