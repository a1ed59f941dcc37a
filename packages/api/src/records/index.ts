import { kinds } from '@gantry/domain/kinds/index'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { recordRoutes } from './record-routes.ts'

/** Everything about records below `/orgs/:org`. */
export function recordPlugins(): FastifyPluginAsyncZod[] {
  return kinds.map((kind) => recordRoutes(kind))
}
