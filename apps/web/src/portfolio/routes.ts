import { createRoute } from '@tanstack/react-router'
import { page } from '../app/page.ts'
import { organisationRoute } from '../app/root-route.ts'

export const portfolioRoutes = [
  createRoute({
    getParentRoute: () => organisationRoute,
    path: 'portfolio',
    component: page(() => import('./portfolio-page.tsx'), 'portfolio'),
  }),
]
