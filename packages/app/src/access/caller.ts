import { fullAccess } from '@gantry/domain/reach'
import { type CallerRow, extendSession, findCaller, findOrganisation } from '@gantry/store/access/sessions'
import type { Actor, Context } from '../context.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
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
  const now = door.now()
  const caller = await findCaller(door.store, digestOf(secret), organisation, now)
  if (caller && Date.parse(now) - Date.parse(caller.extended) > dayMs)
    door.afterwards(async () => {
      await door.store.transaction('system', async (tx) => {
        await tx.query(extendSession(caller.session, now, later(now, sessionSeconds)))
      })
    })
  return caller
}

/** Who asks, in which organisation, with which rights: one query, and rights from memory. */
export async function contextOf(
  door: Door,
  rights: Rights,
  credentials: Credentials,
  organisation: string,
  request: string,
): Promise<Outcome<Context>> {
  if (credentials.kind === 'none') return signInFirst()
  if (credentials.kind === 'key') return await commandLine(door, organisation, request)
  const caller = await readSession(door, credentials.secret, organisation)
  if (!caller) return signInFirst()
  if (!caller.membership) return noOrganisation(organisation)
  const { person, personName } = caller.membership
  const access = await rights.of(caller.membership, person, door.now())
  return done(
    inside(door, caller.membership.org, request, {
      kind: 'person',
      user: caller.user,
      person,
      name: personName,
      access,
    }),
  )
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
