import {
  deleteInvitation,
  insertInvitation,
  type InvitationRow,
  openInvitation,
  openInvitations,
  renewInvitation,
} from '@gantry/store/access/invitations'
import { memberByEmail, personToInvite } from '@gantry/store/access/members'
import { insertPerson } from '@gantry/store/access/people'
import type { Tx } from '@gantry/store/database'
import { writeEvent } from '@gantry/store/events/write'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome, type Refused, refuse } from '../outcome.ts'
import { refuseAdministering, wholeOrganisation } from './ask.ts'
import { type Door, emailKey, later } from './door.ts'
import { type GrantInput, writeGrant } from './grants.ts'
import { changeMembers } from './in-organisation.ts'
import { digestOf, newSecret } from './secret.ts'

const week = 7 * 24 * 3_600

export interface InviteInput {
  readonly email: string
  /** Needed when no person record has this address. */
  readonly name?: string
  /** Id or reference of an existing person record. */
  readonly person?: string
  readonly roles: readonly GrantInput[]
}

export interface Invited {
  readonly id: string
  readonly email: string
  readonly person: string
  readonly expiresAt: string
  readonly mailed: boolean
  /** To hand over, where no mail could be sent; shown this once. */
  readonly link: string | null
}

/** Opens the door for one address: a person record, the roles it will have, and a link that works once. */
export async function invite(context: Context, door: Door, input: InviteInput): Promise<Outcome<Invited>> {
  const refused = refuseAdministering(context)
  if (refused) return refused
  const email = emailKey(input.email)
  const secret = newSecret()
  const invited = await changeMembers(context, async (tx, organisation) => {
    const person = await personFor(tx, context, input, email)
    if (!person.ok) return person
    for (const role of input.roles) {
      const granted = await writeGrant(tx, context, person.value, role)
      if (!granted.ok && granted.refusal.id !== 'grant.held') return granted
    }
    const open = await tx.query<InvitationRow>(openInvitations(context.org))
    if (open.rows.some((row) => row.person === person.value)) return openAlready(email)
    const expires = later(context.now(), week)
    const row = { id: context.newId(), email, person: person.value, token: digestOf(secret), expires }
    await tx.query(insertInvitation(context.org, row, context.now(), context.actor.person ?? null))
    await writeEvent(tx, context, eventOf('created', row.id, { after: { email, person: person.value } }))
    return done({ ...row, organisation: organisation.name })
  })
  return invited.ok ? done(await handOver(context, door, invited.value, secret)) : invited
}

/** A new link for an invitation that is open; the former one stops working. */
export async function renew(context: Context, door: Door, id: string): Promise<Outcome<Invited>> {
  const refused = refuseAdministering(context)
  if (refused) return refused
  const secret = newSecret()
  const renewed = await changeMembers(context, async (tx, organisation) => {
    const row = (await tx.query<InvitationRow>(openInvitation(context.org, id))).rows[0]
    if (!row) return notFound('invitation', id)
    const expires = later(context.now(), week)
    await tx.query(renewInvitation(context.org, row.id, digestOf(secret), expires))
    await writeEvent(tx, context, eventOf('renewed', row.id, {}))
    return done({ id: row.id, email: row.email, person: row.person, expires, organisation: organisation.name })
  })
  return renewed.ok ? done(await handOver(context, door, renewed.value, secret)) : renewed
}

export async function withdraw(context: Context, id: string): Promise<Outcome<null>> {
  const refused = refuseAdministering(context)
  if (refused) return refused
  return await changeMembers(context, async (tx) => {
    const row = (await tx.query<InvitationRow>(openInvitation(context.org, id))).rows[0]
    if (!row) return notFound('invitation', id)
    await tx.query(deleteInvitation(context.org, row.id))
    await writeEvent(tx, context, eventOf('deleted', row.id, { before: { email: row.email, person: row.person } }))
    return done(null)
  })
}

export async function listInvitations(context: Context) {
  const refused = refuseAdministering(context)
  if (refused) return refused
  const [found] = await context.store.read({ org: context.org }, [openInvitations(context.org)])
  const now = Date.parse(context.now())
  const rows = (found?.rows ?? []) as unknown as InvitationRow[]
  return done({
    invitations: rows.map(({ person, personRef, name, invitedByName, ...row }) => ({
      ...row,
      person: { id: person, ref: personRef, name },
      invitedBy: invitedByName,
      expired: Date.parse(row.expiresAt) <= now,
    })),
  })
}

interface Offered {
  readonly id: string
  readonly email: string
  readonly person: string
  readonly expires: string
  readonly organisation: string
}

/** The invitation stands even when the mail does not go out: then the link is handed over by hand. */
async function handOver(context: Context, door: Door, offered: Offered, secret: string): Promise<Invited> {
  const { id, email, person, expires, organisation } = offered
  const link = `${door.baseUrl()}/invitation?token=${secret}`
  const text = `${context.actor.name} invites you to ${organisation} on Gantry.

With this link you can come in within the next seven days:

${link}
`
  const mailed = await sent(door, { to: email, subject: `${organisation} on Gantry`, text })
  return { id, email, person, expiresAt: expires, mailed, link: mailed ? null : link }
}

async function sent(door: Door, letter: { to: string; subject: string; text: string }): Promise<boolean> {
  if (!door.mail) return false
  try {
    await door.mail.send(letter)
    return true
  } catch {
    return false
  }
}

async function personFor(tx: Tx, context: Context, input: InviteInput, email: string): Promise<Outcome<string>> {
  if ((await tx.query(memberByEmail(context.org, email))).rows.length > 0) return memberAlready(email)
  const found = await tx.query<{ id: string; member: boolean }>(
    personToInvite(context.org, input.person ?? null, email),
  )
  const person = found.rows[0]
  if (person?.member) return memberAlready(email)
  if (person) return done(person.id)
  if (input.person !== undefined) return notFound('person', input.person)
  const name = input.name?.trim() || email
  const id = context.newId()
  await insertPerson(tx, { org: context.org, id, name, email, by: context.actor.person ?? null, now: context.now() })
  await writeEvent(tx, context, {
    verb: 'created',
    kind: 'person',
    record: id,
    version: 1,
    after: { name, email, active: true },
  })
  return done(id)
}

function eventOf(verb: string, record: string, changed: { before?: Changed; after?: Changed }) {
  return { verb, kind: 'invitation', record, place: wholeOrganisation, ...changed } as const
}

type Changed = Readonly<Record<string, unknown>>

function memberAlready(email: string): Refused {
  return refuse({
    id: 'invitation.member',
    status: 409,
    message: `${email} is a member already.`,
    mend: 'Maybe give the person another role instead.',
    fields: [{ field: 'email', message: 'A member has this address already.' }],
  })
}

function openAlready(email: string): Refused {
  return refuse({
    id: 'invitation.open',
    status: 409,
    message: `There is an open invitation for ${email}.`,
    mend: 'Maybe renew that one: its former link stops working.',
  })
}
