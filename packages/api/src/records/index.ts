import { kinds } from '@gantry/domain/kinds/index'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { initiativeRoutes, unitRoutes } from '../initiatives/routes.ts'
import { periodRoutes } from '../periods/routes.ts'
import { recordRoutes } from './record-routes.ts'

/** Everything about records below `/orgs/:org`. */
export function recordPlugins(): FastifyPluginAsyncZod[] {
  return [...kinds.map((kind) => recordRoutes(kind)), initiativeRoutes, unitRoutes, periodRoutes]
}
