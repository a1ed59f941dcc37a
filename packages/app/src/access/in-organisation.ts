import { lockOrganisation, type MyOrganisationRow } from '@gantry/store/access/organisations'
import type { Tx } from '@gantry/store/database'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'
import { dayIn } from './day.ts'
import { lacksAdministrator, NoAdministratorLeft, orLastAdministrator } from './last-administrator.ts'

/** Thrown to roll back with a refusal. */
class Refusing extends Error {
  readonly outcome: Outcome<never>
  constructor(outcome: Outcome<never>) {
    super('Refused')
    this.outcome = outcome
  }
}

/**
 * Runs a change of members, grants or settings with the organisation locked, so that two of them follow one another,
 * and rolls it back when it is refused or leaves nobody to administer. In the system's scope: accounts are global.
 */
export async function changeMembers<T>(
  context: Context,
  change: (tx: Tx, organisation: MyOrganisationRow) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return await orLastAdministrator(async () => {
    try {
      return await context.store.transaction('system', async (tx) => {
        const locked = await tx.query<MyOrganisationRow>(lockOrganisation(context.org))
        const organisation = locked.rows[0]
        if (!organisation) throw new TypeError('The organisation of this request is gone')
        const today = dayIn(organisation.timeZone, context.now())
        const before = await lacksAdministrator(tx, context.org, today)
        const outcome = await change(tx, organisation)
        if (!outcome.ok) throw new Refusing(outcome)
        if (!before && (await lacksAdministrator(tx, context.org, today))) throw new NoAdministratorLeft()
        return outcome
      })
    } catch (error) {
      if (error instanceof Refusing) return error.outcome
      throw error
    }
  })
}
