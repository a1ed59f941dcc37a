import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { currencyRoutes } from '../imports/currency-routes.ts'
import { identityRoutes } from '../imports/identity-routes.ts'
import { importRoutes } from '../imports/routes.ts'
import { additionRoutes } from './addition-routes.ts'
import { definitionRoutes } from './definition-routes.ts'
import { overviewRoutes } from './overview-routes.ts'

/** Portfolios in, everything said about them, and what people add to it: below `/orgs/:org`. */
export function portfolioPlugins(): FastifyPluginAsyncZod[] {
  return [overviewRoutes, additionRoutes, definitionRoutes, importRoutes, identityRoutes, currencyRoutes]
}
