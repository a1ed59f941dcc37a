import { everyKind, kinds } from '@gantry/domain/kinds/index'
import type { BlobStore } from '@gantry/store/blobs/blob-store'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { initiativeRoutes, unitRoutes } from '../initiatives/routes.ts'
import { periodRoutes } from '../periods/routes.ts'
import { besideRoutes } from './beside-routes.ts'
import { kindsRoutes } from './kinds-routes.ts'
import { recordRoutes } from './record-routes.ts'

/** Everything about records below `/orgs/:org`. @param blobs where attached files are kept */
export function recordPlugins(blobs: BlobStore): FastifyPluginAsyncZod[] {
  return [
    kindsRoutes,
    ...kinds.map((kind) => recordRoutes(kind)),
    initiativeRoutes,
    unitRoutes,
    periodRoutes,
    ...everyKind.map((kind) => besideRoutes(kind, blobs)),
  ]
}
