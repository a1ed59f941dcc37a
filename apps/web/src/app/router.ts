import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { entryRoutes } from '../entry/routes.ts'
import { initiativeRoutes } from '../initiative/routes.ts'
import { portfolioRoutes } from '../portfolio/routes.ts'
import { officeRoutes } from '../records/office-routes.ts'
import { recordRoutes } from '../records/routes.ts'
import { organisationRoute, rootRoute } from './root-route.ts'
import { parseSearch, stringifySearch } from './search-params.ts'

export function createAppRouter(queries: QueryClient) {
  return createRouter({
    routeTree: rootRoute.addChildren([
      ...entryRoutes,
      organisationRoute.addChildren([...portfolioRoutes, ...initiativeRoutes, ...officeRoutes, ...recordRoutes]),
    ]),
    context: { queries },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingMs: 200,
  })
}
