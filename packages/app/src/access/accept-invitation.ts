import { acceptInvitation as accept, findOffer, type OfferRow } from '@gantry/store/access/invitations'
import { insertMembership } from '@gantry/store/access/members'
import { type CredentialRow, credentialOf, findCredential, insertUser } from '@gantry/store/access/users'
import type { Tx } from '@gantry/store/database'
import { DatabaseError } from '@gantry/store/errors'
import { writeEvent } from '@gantry/store/events/write'
import { done, type Outcome, refuse } from '../outcome.ts'
import { wholeOrganisation } from './ask.ts'
import type { Door, Visitor } from './door.ts'
import { limits, refuseGuess } from './guessing.ts'
import { refusePassword } from './password.ts'
import { digestOf } from './secret.ts'
import { type StartedSession, startSession } from './start-session.ts'

/** What a link offers. Whether its address has an account already is not told before the right password is. */
export async function readOffer(door: Door, secret: string, visitor: Visitor) {
  const waiting = await refuseGuess(door, [limits.linkAddress(visitor.address)])
  if (waiting) return refuse(waiting)
  const offer = await findOffer(door.store, digestOf(secret), door.now())
  if (!offer) return gone()
  const { organisation, email, name, invitedBy, expiresAt } = offer
  return done({ organisation, email, name, invitedBy: invitedBy ?? undefined, expiresAt })
}

/**
 * Makes the account, or takes the one the address has when its password is given or its owner is signed in, joins it to
 * the organisation, and signs in.
 * @param signedIn the user of the session that came with the request
 */
export async function acceptInvitation(
  door: Door,
  secret: string,
  input: { readonly name?: string; readonly password?: string },
  signedIn: string | null,
  visitor: Visitor,
): Promise<Outcome<StartedSession & { org: string }>> {
  const token = digestOf(secret)
  const waiting = await refuseGuess(door, [limits.linkAddress(visitor.address)])
  if (waiting) return refuse(waiting)
  const offer = await findOffer(door.store, token, door.now())
  if (!offer) return gone()
  const credential = await findCredential(door.store, offer.email)
  const account = credential
    ? await known(door, offer, credential, input.password ?? '', signedIn)
    : await fresh(door, offer, input)
  if (!account.ok) return account
  try {
    return await door.store.transaction('system', (tx) => join(tx, door, offer, token, account.value, visitor))
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '23505') return taken()
    throw error
  }
}

type Account =
  | { readonly user: string; readonly name: string }
  | { readonly user: null; name: string; password: string }

async function known(
  door: Door,
  offer: OfferRow,
  credential: CredentialRow,
  password: string,
  signedIn: string | null,
): Promise<Outcome<Account>> {
  const account = { user: credential.user, name: credential.name }
  if (signedIn === credential.user) return done(account)
  const waiting = await refuseGuess(door, [limits.signInAccount(offer.email)])
  if (waiting) return refuse(waiting)
  if (await door.passwords.verify(password, credential.password)) return done(account)
  return refuse({
    id: 'invitation.wrong-password',
    status: 401,
    message: 'This address has an account here, and this is not its password.',
    mend: 'Maybe sign in first and open the link again, or ask for a new password.',
    fields: [{ field: 'password', message: 'It is not the password of this account.' }],
  })
}

async function fresh(
  door: Door,
  offer: OfferRow,
  input: { name?: string; password?: string },
): Promise<Outcome<Account>> {
  const password = input.password ?? ''
  const weak = refusePassword(password, offer.email)
  if (weak) return refuse(weak)
  return done({ user: null, name: input.name?.trim() || offer.name, password: await door.passwords.hash(password) })
}

async function join(
  tx: Tx,
  door: Door,
  offer: OfferRow,
  token: string,
  account: Account,
  visitor: Visitor,
): Promise<Outcome<StartedSession & { org: string }>> {
  const now = door.now()
  const { org, person, email } = offer
  if (account.user === null && (await tx.query(credentialOf(email))).rows.length > 0) return taken()
  const accepted = await tx.query(accept(org, offer.id, token, now))
  if (accepted.count === 0) return gone()
  const user = account.user ?? door.newId()
  if (account.user === null) {
    await insertUser(tx, {
      id: user,
      accountId: door.newId(),
      name: account.name,
      email,
      password: account.password,
      now,
    })
  }
  await tx.query(insertMembership(org, user, person, now, null))
  const actor = { kind: 'person', person }
  await writeEvent(
    tx,
    { org, actor, now: door.now, newId: door.newId, request: visitor.request },
    { verb: 'created', kind: 'member', record: person, place: wholeOrganisation, after: { person, email } },
  )
  const session = await startSession(tx, door, { id: user, name: account.name, email }, visitor)
  return done({ ...session, org: offer.slug })
}

function gone() {
  return refuse({
    id: 'invitation.gone',
    status: 404,
    message: 'This invitation does not work any more.',
    mend: 'Maybe it was accepted already, withdrawn, or is too old: ask for a new one.',
  })
}

function taken() {
  return refuse({
    id: 'invitation.taken',
    status: 409,
    message: 'This invitation cannot be taken up: the account joined in the meantime.',
    mend: 'Maybe sign in.',
  })
}
