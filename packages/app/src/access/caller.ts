import { fullAccess } from '@gantry/domain/reach'
import { type CallerRow, extendSession, findCaller, findOrganisation } from '@gantry/store/access/sessions'
import type { Actor, Context } from '../context.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { assume, type Inside, type KnownCallers } from './assumed.ts'
import { type Door, later } from './door.ts'
import type { Rights } from './rights.ts'
import { digestOf } from './secret.ts'
import { sessionSeconds } from './start-session.ts'

/** What a request shows of who sends it. */
export type Credentials =
  /** The secret of a session's cookie. */
  | { readonly kind: 'session'; readonly secret: string }
  /** The key file of the data folder was read: the command line on this machine. */
  | { readonly kind: 'key' }
  | { readonly kind: 'none' }

const dayMs = 24 * 3_600_000

/** The session of a cookie; undefined when it is unknown, over or signed out. Used days prolong it. */
export async function readSession(
  door: Door,
  secret: string,
  organisation: string | null,
): Promise<CallerRow | undefined> {
  const caller = await findCaller(door.store, digestOf(secret), organisation, door.now())
  if (caller) prolong(door, caller)
  return caller
}

function prolong(door: Door, caller: CallerRow): void {
  const now = door.now()
  if (Date.parse(now) - Date.parse(caller.extended) <= dayMs) return
  door.afterwards(async () => {
    await door.store.transaction('system', async (tx) => {
      await tx.query(extendSession(caller.session, now, later(now, sessionSeconds)))
    })
  })
}

/** Who asks, in which organisation, with which rights: one query, and rights from memory. */
export async function contextOf(
  door: Door,
  rights: Rights,
  known: KnownCallers,
  credentials: Credentials,
  organisation: string,
  request: string,
): Promise<Outcome<Context>> {
  if (credentials.kind === 'none') return signInFirst()
  if (credentials.kind === 'key') return await commandLine(door, organisation, request)
  const { writes } = door.store
  const caller = await readSession(door, credentials.secret, organisation)
  known.note(digestOf(credentials.secret), organisation, caller, writes)
  if (!caller) return signInFirst()
  if (!caller.membership) return noOrganisation(organisation)
  return done(await person(door, rights, { ...caller, membership: caller.membership }, request))
}

/**
 * The same without asking: as the session was last met, to be confirmed by the reads that its request needs anyway.
 * Undefined for a session that was not met yet.
 */
export async function assumedContext(
  door: Door,
  rights: Rights,
  known: KnownCallers,
  credentials: Credentials,
  organisation: string,
  request: string,
): Promise<Context | undefined> {
  if (credentials.kind !== 'session') return undefined
  const token = digestOf(credentials.secret)
  const caller = known.of(token, organisation)
  if (!caller) return undefined
  const context = await person(door, rights, caller, request)
  const ask = { token, organisation, now: door.now() }
  const assumed = assume(door.store, caller, ask, (found, writes) => {
    known.note(token, organisation, found, writes)
    prolong(door, found)
  })
  return { ...context, assumed }
}

async function person(door: Door, rights: Rights, { user, membership }: Inside, request: string): Promise<Context> {
  const { org, person, personName: name } = membership
  const access = await rights.of(membership, person, door.now())
  return inside(door, org, request, { kind: 'person', user, person, name, access })
}

async function commandLine(door: Door, organisation: string, request: string): Promise<Outcome<Context>> {
  const found = await findOrganisation(door.store, organisation)
  if (!found) return noOrganisation(organisation)
  return done(inside(door, found.org, request, { kind: 'system', name: 'Command line', access: fullAccess() }))
}

function inside({ store, now, newId }: Door, org: string, request: string, actor: Actor): Context {
  return { org, actor, store, now, newId, request }
}

export function signInFirst() {
  return refuse({
    id: 'auth.sign-in-first',
    status: 401,
    message: 'You are not signed in.',
    mend: 'Maybe your session ended, or you signed out elsewhere.',
  })
}

/** The same for an organisation that does not exist and one the caller does not belong to. */
function noOrganisation(organisation: string) {
  return refuse({
    id: 'organisation.not-found',
    status: 404,
    message: `There is no organisation ${organisation.slice(0, 60)} that you belong to.`,
    mend: 'Maybe the address has a typing mistake, or you need an invitation.',
  })
}
