import { changeRating, createRating, removeRating } from '@gantry/app/cycle/rating-of-report'
import { changeReport } from '@gantry/app/cycle/change-report'
import { stepReport } from '@gantry/app/cycle/step-report'
import { everyKind, kinds } from '@gantry/domain/kinds/index'
import type { BlobStore } from '@gantry/store/blobs/blob-store'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { initiativeRoutes, unitRoutes } from '../initiatives/routes.ts'
import { periodRoutes } from '../periods/routes.ts'
import { besideRoutes } from './beside-routes.ts'
import { kindsRoutes } from './kinds-routes.ts'
import { type RecordRoutesOptions, recordRoutes } from './record-routes.ts'

/** Where a write needs more than the kind says: reports and their ratings follow their reporting period. */
const ownRoads: Readonly<Record<string, RecordRoutesOptions>> = {
  statusReport: { change: changeReport, step: stepReport },
  rating: { create: createRating, change: changeRating, remove: removeRating },
}

/** Everything about records below `/orgs/:org`. @param blobs where attached files are kept */
export function recordPlugins(blobs: BlobStore): FastifyPluginAsyncZod[] {
  return [
    kindsRoutes,
    ...kinds.map((kind) => recordRoutes(kind, ownRoads[kind.name])),
    initiativeRoutes,
    unitRoutes,
    periodRoutes,
    ...everyKind.map((kind) => besideRoutes(kind, blobs)),
  ]
}
