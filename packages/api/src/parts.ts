import type { Gate } from './auth/gate.ts'
import { authRoutes } from './auth/routes.ts'
import { cycleRoutes } from './cycle/routes.ts'
import { chainRoutes } from './events/chain-routes.ts'
import { streamRoutes } from './events/stream-routes.ts'
import { type Installation, installationRoutes } from './installation.ts'
import { healthPageRoutes } from './installation/health-routes.ts'
import { memberRoutes } from './members.ts'
import { planFileRoutes } from './plans/file-routes.ts'
import { outsideLinkRoutes } from './plans/outside-routes.ts'
import { planRoutes } from './plans/routes.ts'
import { portfolioPlugins } from './portfolio/index.ts'
import { rateRoutes } from './rates/routes.ts'
import { recordPlugins } from './records/index.ts'
import { reportRoutes } from './reports/routes.ts'
import { sessionRoutes } from './session.ts'
import { setupRoutes } from './setup.ts'

/** What answers below /api/v1, before anyone is known. */
export function openParts(gate: Gate, installation: Installation) {
  return [setupRoutes(gate), authRoutes(gate), sessionRoutes(gate), installationRoutes(gate, installation)]
}

/** What answers below /api/v1/orgs/:org: each part of the API adds its routes here. */
export function organisationParts(gate: Gate, installation: Installation) {
  return [
    memberRoutes(gate),
    ...recordPlugins(installation.blobs),
    cycleRoutes(gate.door),
    planRoutes(installation.plans),
    planFileRoutes(installation.plans),
    outsideLinkRoutes(installation.plans),
    ...portfolioPlugins(),
    rateRoutes,
    reportRoutes,
    chainRoutes(installation),
    healthPageRoutes(installation.health),
    streamRoutes(installation.stream),
  ]
}
