import { covers, type Verdict } from '@gantry/domain/reach'
import { type Role, roleLabel } from '@gantry/domain/roles'
import {
  deleteGrant,
  type GrantRow,
  grantById,
  grantsOf,
  initiativeToGrantOn,
  insertGrant,
  updateGrantDays,
} from '@gantry/store/access/grants'
import { personToInvite } from '@gantry/store/access/members'
import type { Tx } from '@gantry/store/database'
import { writeEvent } from '@gantry/store/events/write'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome, type Refused, refuse } from '../outcome.ts'
import { changeMembers } from './in-organisation.ts'

export interface GrantInput {
  readonly role: Role
  /** Id or reference; null = the whole organisation. */
  readonly initiative: string | null
  /** Days, both included. */
  readonly from: string | null
  readonly until: string | null
}

export function presentGrant(row: GrantRow) {
  return {
    id: row.id,
    version: row.version,
    person: { id: row.person, ref: row.personRef, name: row.personName },
    role: row.role,
    initiative: row.initiative && { id: row.initiative, ref: row.initiativeRef, title: row.initiativeTitle },
    from: row.from,
    until: row.until,
    grantedAt: row.grantedAt,
    grantedBy: row.grantedByName,
  }
}

/** The grants on what the caller administers. */
export async function listGrants(context: Context) {
  const reach = context.actor.access.reach('administer')
  if (reach.length === 0) return forbidden(context.actor.access.may('administer', ''))
  const [found] = await context.store.read({ org: context.org }, [grantsOf(context.org)])
  const rows = (found?.rows ?? []) as unknown as GrantRow[]
  return done({ grants: rows.filter((row) => covers(reach, row.place)).map(presentGrant) })
}

/** Gives a person a role. Whoever administers an initiative may give roles on it and below. */
export async function addGrant(context: Context, input: GrantInput & { person: string }) {
  const wrong = refuseDays(input)
  if (wrong) return wrong
  return await changeMembers(context, async (tx) => {
    const person = (await tx.query<{ id: string }>(personToInvite(context.org, input.person, ''))).rows[0]
    if (!person) return notFound('person', input.person)
    const id = await writeGrant(tx, context, person.id, input)
    return id.ok ? await reread(tx, context, id.value) : id
  })
}

/** Within a transaction of `changeMembers`. @returns the id of the new grant */
export async function writeGrant(
  tx: Tx,
  context: Context,
  person: string,
  input: GrantInput,
): Promise<Outcome<string>> {
  const target = await placeOf(tx, context, input.initiative)
  if (!target.ok) return target
  const verdict = context.actor.access.may('administer', target.value.place)
  if (!verdict.ok) return forbidden(verdict)
  const { role, from, until } = input
  const grant = { id: context.newId(), person, role, initiative: target.value.id, from, until }
  const added = await tx.query(insertGrant(context.org, grant, context.now(), context.actor.person ?? null))
  if (added.count === 0) return refuse(heldAlready(role))
  await writeEvent(tx, context, {
    verb: 'created',
    kind: 'grant',
    record: grant.id,
    version: 1,
    initiative: grant.initiative,
    place: target.value.place,
    after: { person, role, initiative: grant.initiative, from, until },
  })
  return done(grant.id)
}

export async function changeGrantDays(
  context: Context,
  id: string,
  input: { version: number; from?: string | null; until?: string | null },
) {
  return await changeMembers(context, async (tx) => {
    const found = await administered(tx, context, id)
    if (!found.ok) return found
    const grant = found.value
    const days = {
      from: input.from === undefined ? grant.from : input.from,
      until: input.until === undefined ? grant.until : input.until,
    }
    if (grant.version !== input.version) return stale(days, presentGrant(grant))
    const wrong = refuseDays(days)
    if (wrong) return wrong
    await tx.query(updateGrantDays(context.org, grant.id, days.from, days.until))
    await writeEvent(tx, context, {
      ...eventOf(grant, 'changed'),
      version: grant.version + 1,
      before: { from: grant.from, until: grant.until },
      after: days,
    })
    return await reread(tx, context, grant.id)
  })
}

export async function removeGrant(context: Context, id: string): Promise<Outcome<null>> {
  return await changeMembers(context, async (tx) => {
    const found = await administered(tx, context, id)
    if (!found.ok) return found
    const { person, role, initiative, from, until } = found.value
    await tx.query(deleteGrant(context.org, found.value.id))
    const before = { person, role, initiative, from, until }
    await writeEvent(tx, context, { ...eventOf(found.value, 'deleted'), before })
    return done(null)
  })
}

function eventOf(grant: GrantRow, verb: string) {
  return { verb, kind: 'grant', record: grant.id, initiative: grant.initiative, place: grant.place }
}

async function administered(tx: Tx, context: Context, id: string): Promise<Outcome<GrantRow>> {
  const grant = (await tx.query<GrantRow>(grantById(context.org, id))).rows[0]
  if (!grant || !context.actor.access.may('administer', grant.place).ok) return notFound('grant', id)
  return done(grant)
}

async function reread(tx: Tx, context: Context, id: string) {
  const row = (await tx.query<GrantRow>(grantById(context.org, id))).rows[0]
  return row ? done(presentGrant(row)) : notFound('grant', id)
}

async function placeOf(tx: Tx, context: Context, ref: string | null) {
  if (ref === null) return done({ id: null, place: '' })
  const found = await tx.query<{ id: string; place: string }>(initiativeToGrantOn(context.org, ref))
  const initiative = found.rows[0]
  if (!initiative || !context.actor.access.may('see', initiative.place).ok) return notFound('initiative', ref)
  return done({ id: initiative.id, place: initiative.place })
}

function refuseDays({ from, until }: { from: string | null; until: string | null }): Refused | undefined {
  if (from === null || until === null || from <= until) return undefined
  const message = `The last day, ${until}, is before the first one, ${from}.`
  return refuse({
    id: 'grant.days',
    status: 422,
    message,
    mend: 'Maybe the two are swapped.',
    fields: [{ field: 'until', message }],
  })
}

function heldAlready(role: Role) {
  return {
    id: 'grant.held',
    status: 409,
    message: `The person holds the role ${roleLabel[role]} there already.`,
    mend: 'Maybe change its days instead.',
  } as const
}

function stale(yours: unknown, theirs: unknown) {
  return refuse({
    id: 'record.stale',
    status: 409,
    message: 'Somebody changed this role since you opened it.',
    mend: 'Maybe look at both and choose again.',
    both: { yours, theirs },
  })
}

function forbidden(verdict: Verdict): Refused {
  if (verdict.ok) throw new TypeError('Not refused')
  return refuse({ id: verdict.id, status: 403, message: verdict.reason, mend: verdict.who })
}
