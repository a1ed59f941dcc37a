import type { Context } from '../context.ts'
import { type Refused, refuse } from '../outcome.ts'

/** Members, invitations and settings belong to the whole organisation. */
export function refuseAdministering(context: Context): Refused | undefined {
  const verdict = context.actor.access.may('administer', '')
  if (verdict.ok) return undefined
  return refuse({ id: verdict.id, status: 403, message: verdict.reason, mend: verdict.who })
}

/** The place of events that only those who see everything may read. */
export const wholeOrganisation = ''
