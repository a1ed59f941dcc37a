import { createRoute } from '@tanstack/react-router'
import { page } from '../app/page.ts'
import { rootRoute } from '../app/root-route.ts'

const under = () => rootRoute

export const entryRoutes = [
  createRoute({ getParentRoute: under, path: '/', component: page(() => import('./home.tsx'), 'entry') }),
  createRoute({ getParentRoute: under, path: '/setup', component: page(() => import('./setup-page.tsx'), 'entry') }),
  createRoute({
    getParentRoute: under,
    path: '/sign-in',
    component: page(() => import('./sign-in-page.tsx'), 'entry'),
  }),
  createRoute({ getParentRoute: under, path: '/forgot', component: page(() => import('./forgot-page.tsx'), 'entry') }),
  createRoute({ getParentRoute: under, path: '/reset', component: page(() => import('./reset-page.tsx'), 'entry') }),
  createRoute({
    getParentRoute: under,
    path: '/invitation',
    component: page(() => import('./invitation-page.tsx'), 'entry'),
  }),
]
