import { createRoute } from '@tanstack/react-router'
import { page } from '../app/page.ts'
import { organisationRoute } from '../app/root-route.ts'

export const initiativeRoutes = [
  createRoute({
    getParentRoute: () => organisationRoute,
    path: 'initiatives/$ref',
    component: page(() => import('./initiative-page.tsx'), 'initiative', 'portfolio', 'records'),
  }),
  createRoute({
    getParentRoute: () => organisationRoute,
    path: 'initiatives/$ref/plan',
    component: page(() => import('../plan/page/plan-page.tsx'), 'plan', 'initiative', 'portfolio'),
  }),
]
