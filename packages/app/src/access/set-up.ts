import { insertGrant } from '@gantry/store/access/grants'
import { insertMembership } from '@gantry/store/access/members'
import {
  insertOrganisation,
  lockSetup,
  type OrganisationRow,
  type SetupState,
  setupStateText,
  takenSlugs,
  unclaimedOrganisation,
  updateOrganisation,
} from '@gantry/store/access/organisations'
import { insertPerson } from '@gantry/store/access/people'
import { credentialOf, insertUser } from '@gantry/store/access/users'
import type { Tx } from '@gantry/store/database'
import { writeEvents } from '@gantry/store/events/write'
import { done, type Outcome, refuse } from '../outcome.ts'
import { type Door, emailKey, type Visitor } from './door.ts'
import { limits, refuseGuess } from './guessing.ts'
import { type OrganisationInput, refuseOrganisation, slugOf } from './organisation-input.ts'
import { refusePassword } from './password.ts'
import { sameSecret } from './secret.ts'
import { type StartedSession, startSession } from './start-session.ts'

export interface SetUp {
  readonly token: string
  readonly organisation: OrganisationInput
  readonly administrator: { readonly name: string; readonly email: string; readonly password: string }
}

/**
 * The first run: organisation, its first administrator and a session, in one transaction. An organisation that the
 * command line imported into, and nobody belongs to, becomes this one.
 * @param token what the terminal shows
 */
export async function setUp(
  door: Door,
  token: string,
  input: SetUp,
  visitor: Visitor,
): Promise<Outcome<StartedSession & { org: string }>> {
  const refusal = await refuseToken(door, token, input.token, visitor)
  if (refusal) return refusal
  const email = emailKey(input.administrator.email)
  const fields = refuseOrganisation(input.organisation).map((each) => ({
    ...each,
    field: `organisation.${each.field}`,
  }))
  const weak = refusePassword(input.administrator.password, email)
  if (weak) fields.push(...(weak.fields ?? []).map((each) => ({ ...each, field: 'administrator.password' })))
  if (fields.length > 0)
    return refuse({
      id: 'setup.invalid',
      status: 422,
      message: fields.map(({ message }) => message).join(' '),
      fields,
    })
  const password = await door.passwords.hash(input.administrator.password)
  return await door.store.transaction('system', async (tx) => {
    await tx.query(lockSetup)
    const state = (await tx.query<SetupState>(setupStateText)).rows[0]
    if (!state || state.organisations > 0) return alreadyDone()
    if ((await tx.query(credentialOf(email))).rows.length > 0) return addressTaken()
    return done(await found(tx, door, { ...input, email, password }, visitor))
  })
}

interface Founding extends SetUp {
  readonly email: string
  readonly password: string
}

async function found(
  tx: Tx,
  door: Door,
  { organisation, administrator, email, password }: Founding,
  visitor: Visitor,
): Promise<StartedSession & { org: string }> {
  const { newId } = door
  const now = door.now()
  const name = administrator.name.trim()
  const title = organisation.name.trim()
  const { org, slug, verb, version } = await settle(tx, door, { ...organisation, name: title })
  const [person, user] = [newId(), newId()]
  const grant = { id: newId(), person, role: 'administrator', initiative: null, from: null, until: null } as const
  await insertUser(tx, { id: user, accountId: newId(), name, email, password, now })
  await insertPerson(tx, { org, id: person, name, email, by: person, now })
  await tx.batch([insertMembership(org, user, person, now, null), insertGrant(org, grant, now, null)])
  await writeEvents(tx, { org, actor: { kind: 'person', person }, now: door.now, newId, request: visitor.request }, [
    { verb, kind: 'organisation', record: org, version, after: { ...organisation, name: title } },
    { verb: 'created', kind: 'person', record: person, version: 1, after: { name, email, active: true } },
    { verb: 'created', kind: 'grant', record: grant.id, version: 1, place: '', after: { person, role: grant.role } },
  ])
  return { ...(await startSession(tx, door, { id: user, name, email }, visitor)), org: slug }
}

/** A new organisation; or the one that an import made before anyone was there, under the name it is given now. */
async function settle(tx: Tx, door: Door, organisation: OrganisationInput) {
  const waiting = (await tx.query<OrganisationRow>(unclaimedOrganisation)).rows[0]
  if (waiting) {
    await tx.query(updateOrganisation({ ...waiting, ...organisation }))
    return { org: waiting.id, slug: waiting.slug, verb: 'changed', version: waiting.version + 1 }
  }
  const taken = await tx.query<{ slug: string }>(takenSlugs(''))
  const org = door.newId()
  const slug = slugOf(organisation.name, new Set(taken.rows.map((row) => row.slug)))
  await tx.query(insertOrganisation({ ...organisation, id: org, slug, sample: false }, door.now()))
  return { org, slug, verb: 'created', version: 1 }
}

/** Guesses at the token are counted like those at a password. */
export async function refuseToken(door: Door, token: string, given: string, visitor: Visitor) {
  const waiting = await refuseGuess(door, [limits.linkAddress(visitor.address)])
  if (waiting) return refuse(waiting)
  if (sameSecret(given, token)) return undefined
  return refuse({
    id: 'setup.wrong-token',
    status: 403,
    message: 'This is not the token that the terminal shows.',
    mend: 'Maybe open the address that the terminal shows: it carries the token.',
    fields: [{ field: 'token', message: 'It is not the one that the terminal shows.' }],
  })
}

export function alreadyDone() {
  return refuse({
    id: 'setup.done',
    status: 409,
    message: 'This installation is set up already.',
    mend: 'Maybe sign in instead.',
  })
}

function addressTaken() {
  return refuse({
    id: 'setup.address-taken',
    status: 409,
    message: 'This e-mail address belongs to an account already.',
    mend: 'Maybe use another address.',
    fields: [{ field: 'administrator.email', message: 'It belongs to an account already.' }],
  })
}
