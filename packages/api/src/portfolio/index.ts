import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { overviewRoutes } from './overview-routes.ts'

/** Everything said about the portfolio below `/orgs/:org`, and what people add to it. */
export function portfolioPlugins(): FastifyPluginAsyncZod[] {
  return [overviewRoutes]
}
