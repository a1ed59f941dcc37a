import { insertGrant } from '@gantry/store/access/grants'
import { insertMembership } from '@gantry/store/access/members'
import { readSetupState } from '@gantry/store/access/organisations'
import { findSampleUser } from '@gantry/store/access/sample'
import { credentialOf, insertUser } from '@gantry/store/access/users'
import type { Database } from '@gantry/store/database'
import { done, type Outcome } from '../outcome.ts'
import type { Door, Visitor } from './door.ts'
import { alreadyDone, refuseToken } from './set-up.ts'
import { type StartedSession, startSession } from './start-session.ts'

/**
 * Makes the invented organisation (`organisation.sample` true) with its people and all its data, except for accounts.
 * It must leave nothing behind when it fails.
 */
export type CreateSample = (
  store: Database,
  tools: { readonly now: () => string; readonly newId: () => string },
) => Promise<SampleMade>

export interface SampleMade {
  /** Id of the organisation. */
  readonly org: string
  readonly slug: string
  /** Id of the person who is its head of PMO. */
  readonly headOfPmo: string
  readonly name: string
}

let making: Promise<SampleMade> | undefined

/** Opens the sample, made when it is not there yet, as its head of PMO. Only while there is no organisation of one's own. */
export async function setUpSample(
  door: Door,
  token: string,
  given: string,
  create: CreateSample,
  visitor: Visitor,
): Promise<Outcome<StartedSession & { org: string }>> {
  const refusal = await refuseToken(door, token, given, visitor)
  if (refusal) return refusal
  const state = await readSetupState(door.store)
  if (state.organisations > 0) return alreadyDone()
  if (state.samples === 0) {
    making ??= create(door.store, door).finally(() => {
      making = undefined
    })
    await admit(door, await making)
  }
  const user = await findSampleUser(door.store)
  if (!user) throw new Error('The sample organisation has no member')
  return done(
    await door.store.transaction('system', async (tx) => ({
      ...(await startSession(tx, door, { id: user.id, name: user.name, email: user.email }, visitor)),
      org: user.slug,
    })),
  )
}

/** The account of an invented person has no password: the token opens it. */
async function admit(door: Door, { org, slug, headOfPmo: person, name }: SampleMade): Promise<void> {
  const email = `head.of.pmo@${slug}.invalid`
  const now = door.now()
  const grant = { id: door.newId(), person, role: 'administrator', initiative: null, from: null, until: null } as const
  await door.store.transaction('system', async (tx) => {
    if ((await tx.query(credentialOf(email))).rows.length > 0) return
    const user = door.newId()
    await insertUser(tx, { id: user, accountId: door.newId(), name, email, password: null, now })
    await tx.batch([insertMembership(org, user, person, now, null), insertGrant(org, grant, now, null)])
  })
}
