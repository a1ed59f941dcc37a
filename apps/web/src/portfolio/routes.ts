import { createRoute } from '@tanstack/react-router'
import { page } from '../app/page.ts'
import { organisationRoute } from '../app/root-route.ts'
import { overviewQuery, queryOf } from './overview-query.ts'

export const portfolioRoutes = [
  createRoute({
    getParentRoute: () => organisationRoute,
    path: 'portfolio',
    // Asked for while the page itself is still on its way.
    loader: ({ context, params, location }) => {
      const { org } = params as { org: string }
      void context.queries.prefetchQuery(overviewQuery(org, queryOf(location.search)))
    },
    component: page(() => import('./portfolio-page.tsx'), 'portfolio'),
  }),
]
