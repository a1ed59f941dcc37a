import { createRoute } from '@tanstack/react-router'
import { page } from '../app/page.ts'
import { organisationRoute } from '../app/root-route.ts'

const getParentRoute = () => organisationRoute

/** Pages that are not the list of a kind: the tree, import, reporting cycle, administration, my work, search. */
export const officeRoutes = [
  createRoute({
    getParentRoute,
    path: 'initiatives',
    component: page(() => import('./initiatives-page.tsx'), 'records'),
  }),
  createRoute({
    getParentRoute,
    path: 'import',
    component: page(() => import('../import/import-page.tsx'), 'import', 'records'),
  }),
  createRoute({
    getParentRoute,
    path: 'cycle',
    component: page(() => import('../cycle/cycle-page.tsx'), 'cycle', 'records'),
  }),
  createRoute({
    getParentRoute,
    path: 'status-reports/$ref',
    component: page(() => import('../cycle/report-page.tsx'), 'cycle', 'records'),
  }),
  createRoute({
    getParentRoute,
    path: 'admin',
    component: page(() => import('../admin/admin-page.tsx'), 'admin', 'records'),
  }),
  createRoute({
    getParentRoute,
    path: 'my-work',
    component: page(() => import('../my-work/my-work-page.tsx'), 'work', 'records'),
  }),
  createRoute({
    getParentRoute,
    path: 'search',
    component: page(() => import('../search/search-page.tsx'), 'work', 'records'),
  }),
]
