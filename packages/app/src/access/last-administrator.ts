import { lastingAdministrators } from '@gantry/store/access/grants'
import type { Tx } from '@gantry/store/database'
import { refuse } from '../outcome.ts'

/** Asked inside the transaction, after the change and with the organisation locked; a refusal must roll back. */
export async function lacksAdministrator(tx: Tx, org: string, today: string): Promise<boolean> {
  return (await tx.query(lastingAdministrators(org, today))).rows.length === 0
}

/** Thrown to roll back, and caught where the transaction was begun. */
export class NoAdministratorLeft extends Error {
  override readonly name = 'NoAdministratorLeft'
}

export async function orLastAdministrator<T>(work: () => Promise<T>) {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof NoAdministratorLeft)) throw error
    return refuse({
      id: 'access.last-administrator',
      status: 409,
      message: 'This is the last administrator: nobody could let anyone in any more.',
      mend: 'Maybe make someone else an administrator of the whole organisation first, with no last day.',
    })
  }
}
