import type { Gate } from '@gantry/api/auth/gate'
import { authRoutes } from '@gantry/api/auth/routes'
import { memberRoutes } from '@gantry/api/members'
import { sessionRoutes } from '@gantry/api/session'
import { setupRoutes } from '@gantry/api/setup'

/** What answers below /api/v1, before anyone is known. */
export function openParts(gate: Gate) {
  return [setupRoutes(gate), authRoutes(gate), sessionRoutes(gate)]
}

/** What answers below /api/v1/orgs/:org. */
export function organisationParts(gate: Gate) {
  return [memberRoutes(gate)]
}
