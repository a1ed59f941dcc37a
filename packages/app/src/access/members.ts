import type { Verdict } from '@gantry/domain/reach'
import { deleteGrantsOf, type GrantRow, grantsOf } from '@gantry/store/access/grants'
import { deleteInvitationsOf } from '@gantry/store/access/invitations'
import {
  deleteMembership,
  type MemberRow,
  memberOf,
  membersOf,
  otherOrganisationsOf,
} from '@gantry/store/access/members'
import { deleteSessionsOf } from '@gantry/store/access/sessions'
import { writeEvent } from '@gantry/store/events/write'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome, refuse } from '../outcome.ts'
import { refuseAdministering, wholeOrganisation } from './ask.ts'
import type { Door } from './door.ts'
import { presentGrant } from './grants.ts'
import { changeMembers } from './in-organisation.ts'
import { mailResetLink, makeResetLink } from './reset-password.ts'

/** Everyone who can sign in to the organisation, with the roles they hold. */
export async function listMembers(context: Context) {
  const refused = refuseAdministering(context)
  if (refused) return refused
  const [members, grants] = await context.store.read('system', [membersOf(context.org), grantsOf(context.org)])
  const rows = (members?.rows ?? []) as unknown as MemberRow[]
  const held = (grants?.rows ?? []) as unknown as GrantRow[]
  return done({
    members: rows.map((row) => ({
      person: { id: row.person, ref: row.ref, name: row.name, jobTitle: row.jobTitle },
      email: row.email,
      joinedAt: row.joinedAt,
      lastSeenAt: row.lastSeenAt,
      resetRequestedAt: row.resetRequestedAt,
      you: row.person === context.actor.person,
      roles: held.filter((grant) => grant.person === row.person).map(presentGrant),
    })),
    allowed: { invite: { ok: true } satisfies Verdict },
  })
}

/** Ends the membership, its roles and invitations; the person record stays, and so does the account. */
export async function removeMember(context: Context, person: string): Promise<Outcome<null>> {
  const refused = refuseAdministering(context)
  if (refused) return refused
  return await changeMembers(context, async (tx) => {
    const member = (await tx.query<MemberRow>(memberOf(context.org, person))).rows[0]
    if (!member) return notFound('member', person)
    await tx.batch([
      deleteGrantsOf(context.org, member.person),
      deleteInvitationsOf(context.org, member.person),
      deleteMembership(context.org, member.person),
    ])
    await writeEvent(tx, context, {
      verb: 'deleted',
      kind: 'member',
      record: member.person,
      place: wholeOrganisation,
      before: { person: member.person, email: member.email },
    })
    return done(null)
  })
}

/**
 * A link to choose a new password: sent by mail, or given to the administrator to hand over. Whoever runs the server
 * is always given it: mail may be what does not work.
 */
export async function offerPasswordReset(
  context: Context,
  door: Door,
  person: string,
): Promise<Outcome<{ mailed: boolean; link: string | null; expiresAt: string | null }>> {
  const found = await memberToHelp(context, person)
  if (!found.ok) return found
  const { user, name, email } = found.value
  if (door.mail && context.actor.kind === 'person') {
    await mailResetLink(door, { id: user, name, email })
    return done({ mailed: true, link: null, expiresAt: null })
  }
  const { link, expires } = await makeResetLink(door, user, 24 * 3_600)
  await noteOffer(context, found.value)
  return done({ mailed: false, link, expiresAt: expires })
}

async function noteOffer(context: Context, member: MemberRow): Promise<void> {
  await context.store.transaction({ org: context.org }, async (tx) => {
    const draft = { verb: 'reset-offered', kind: 'member', record: member.person, place: wholeOrganisation } as const
    await writeEvent(tx, context, draft)
  })
}

/** Ends every session of a member. */
export async function signMemberOut(context: Context, person: string): Promise<Outcome<null>> {
  const found = await memberToHelp(context, person)
  if (!found.ok) return found
  await context.store.transaction('system', async (tx) => {
    await tx.query(deleteSessionsOf(found.value.user))
    const draft = { verb: 'signed-out', kind: 'member', record: found.value.person, place: wholeOrganisation } as const
    await writeEvent(tx, context, draft)
  })
  return done(null)
}

/**
 * Accounts are shared between organisations: an administrator of one must not get into another one by setting the
 * password of somebody who is a member of both.
 */
async function memberToHelp(context: Context, person: string): Promise<Outcome<MemberRow>> {
  const refused = refuseAdministering(context)
  if (refused) return refused
  const [found] = await context.store.read('system', [memberOf(context.org, person)])
  const member = found?.rows[0] as unknown as MemberRow | undefined
  if (!member) return notFound('member', person)
  const [others] = await context.store.read('system', [otherOrganisationsOf(member.user, context.org)])
  if (context.actor.kind === 'person' && context.actor.person !== member.person && (others?.rows.length ?? 0) > 0)
    return refuse({
      id: 'access.shared-account',
      status: 409,
      message: `${member.name} uses the same account in another organisation, which you do not administer.`,
      mend: 'Maybe ask whoever runs this server: the gantry command can do it.',
    })
  return done(member)
}
