import { isCurrency } from '@gantry/domain/portfolio/currency'
import { insertOrganisation, takenSlugs } from '@gantry/store/access/organisations'
import { writeEvent } from '@gantry/store/events/write'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { Door } from './door.ts'
import { noCurrency, notChosen, slugOf } from './organisation-input.ts'

export interface Founding {
  readonly name: string
  /** ISO 4217; without it none is chosen until the first run. */
  readonly currency?: string
}

export interface Founded {
  readonly id: string
  readonly slug: string
  readonly name: string
}

/**
 * An organisation with nobody in it, for whoever holds the key of the data folder: the command line imports
 * before anyone has signed in. The first run gives it its name and its first administrator.
 */
export async function foundOrganisation(door: Door, given: Founding, request: string): Promise<Outcome<Founded>> {
  const name = given.name.trim()
  if (name === '') return refuse({ id: 'organisation.no-name', status: 422, message: 'An organisation needs a name.' })
  const { currency = notChosen } = given
  if (currency !== notChosen && !isCurrency(currency)) return noCurrency(currency)
  return await door.store.transaction('system', async (tx) => {
    const taken = await tx.query<{ slug: string }>(takenSlugs(''))
    const id = door.newId()
    const slug = slugOf(name, new Set(taken.rows.map((row) => row.slug)))
    await tx.query(insertOrganisation({ ...unsaid, currency, id, slug, name, sample: false }, door.now()))
    const source = { org: id, actor: { kind: 'system' }, now: door.now, newId: door.newId, request }
    await writeEvent(tx, source, { verb: 'created', kind: 'organisation', record: id, version: 1, after: { name } })
    return done({ id, slug, name })
  })
}

/** Until the first run says otherwise. */
const unsaid = {
  pmoType: 'supportive',
  size: 'medium',
  locale: 'en-GB',
  timeZone: 'UTC',
  fiscalYearStart: 4,
} as const
