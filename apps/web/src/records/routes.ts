import { createRoute } from '@tanstack/react-router'
import { page } from '../app/page.ts'
import { organisationRoute } from '../app/root-route.ts'

/** Lists and records of every kind: addresses that are nobody else's. */
export const recordRoutes = [
  createRoute({
    getParentRoute: () => organisationRoute,
    path: '$plural',
    component: page(() => import('./register-page.tsx'), 'records'),
  }),
  createRoute({
    getParentRoute: () => organisationRoute,
    path: '$plural/$ref',
    component: page(() => import('./record-page.tsx'), 'records'),
  }),
]
