import type { Tx } from '@gantry/store/database'
import { type EventDraft, writeEvents } from '@gantry/store/events/write'
import { insertRows } from '@gantry/store/records/insert-rows'
import { lockPlaces, nextPlace } from '@gantry/store/initiatives/places'
import type { Context } from '../context.ts'
import { decisionNotSaid } from '../imports/decision-not-said.ts'
import { noRoom } from '../initiatives/create-initiative.ts'
import { notFound, type Outcome, refuse } from '../outcome.ts'
import { firstDay, linksOf, mayMove } from './link-identity.ts'
import { type Moved, moveIdentities } from './move.ts'

export interface BreakRequest {
  /** The identity that is something else … */
  readonly sourceIdentity?: string
  /** … or a proposal that was linked: everything that came with it goes back. */
  readonly proposal?: string
  /** First period in which it is something else; without it, all. */
  readonly from?: string
  readonly reason?: string
}

/**
 * Says that identities are not the initiative they are linked to: their reports go back to the one they were before, or
 * become one of their own. Registers and decisions stay where they were made.
 */
export async function breakIdentity(context: Context, request: BreakRequest): Promise<Outcome<Moved>> {
  return await context.store.transaction({ org: context.org }, async (tx) => {
    await tx.query(lockPlaces(context.org))
    const identities =
      request.proposal === undefined
        ? [request.sourceIdentity ?? '']
        : await cameWith(tx, context.org, request.proposal)
    const links = await linksOf(tx, context.org, identities)
    const link = links[0]
    if (!link) return notFound('linked identity', request.proposal ?? request.sourceIdentity ?? '')
    const refused = await mayMove(
      tx,
      context,
      links.map((each) => each.initiative),
    )
    if (refused) return refused
    const from = await firstDay(tx, context.org, request.from)
    if (!from.ok) return from
    if ((await isAlone(tx, context.org, link.initiative, identities)) && from.value === null && !link.evidence.from)
      return alone
    const to =
      (await backTo(tx, context, link.initiative, link.evidence.from)) ??
      (await ownInitiative(tx, context, link.source_identity, link.initiative))
    if (!to) return noRoom()
    const moved = await moveIdentities(tx, context, {
      verb: 'unlinked',
      identities: [...new Set(links.map((each) => each.source_identity))],
      to,
      from: from.value,
      reason: request.reason ?? null,
      evidence: { from: link.initiative },
    })
    if (moved.ok) await proposeAgain(tx, context.org, identities, link.initiative)
    return moved
  })
}

async function cameWith(tx: Tx, org: string, proposal: string): Promise<string[]> {
  const { rows } = await tx.query<{ source_identity: string }>({
    text: `select distinct source_identity from identity_link
      where org = $1 and ended_at is null and evidence ->> 'proposal' = $2 order by 1`,
    values: [org, proposal],
  })
  return rows.map((row) => row.source_identity)
}

/** Whether the initiative has no other identity: then there is nothing to break off. */
async function isAlone(tx: Tx, org: string, initiative: string, identities: readonly string[]): Promise<boolean> {
  const { rows } = await tx.query({
    text: `select 1 from identity_link where org = $1 and initiative = $2 and ended_at is null
      and source_identity::text <> all($3::text[]) limit 1`,
    values: [org, initiative, identities],
  })
  return rows.length === 0
}

/** The initiative it was linked to before, brought back if it was removed for being empty. */
async function backTo(tx: Tx, context: Context, now: string, before: string | undefined) {
  if (before === undefined || before === now) return undefined
  const { rows } = await tx.query<{ id: string; place: string; version: number; deleted: boolean }>({
    text: 'select id, place, version, deleted_at is not null as deleted from initiative where org = $1 and id::text = $2',
    values: [context.org, before],
  })
  const row = rows[0]
  if (!row || !context.actor.access.may('import', row.place).ok) return undefined
  if (row.deleted) {
    await tx.query({
      text: 'update initiative set deleted_at = null, updated_at = $3, updated_by = $4, version = version + 1 where org = $1 and id = $2',
      values: [context.org, row.id, context.now(), context.actor.person ?? null],
    })
    await writeEvents(tx, context, [
      {
        verb: 'restored',
        kind: 'initiative',
        record: row.id,
        version: row.version + 1,
        initiative: row.id,
        place: row.place,
      },
    ])
  }
  return { id: row.id, place: row.place }
}

/** A new initiative beside the one it was linked to, called as the identity is. */
async function ownInitiative(tx: Tx, context: Context, identity: string, beside: string) {
  const { org, newId } = context
  const { rows } = await tx.query<{
    name: string
    unit: string | null
    type: string
    parent: string | null
    parent_place: string | null
    category: string | null
  }>({
    text: `select s.name, s.unit, i.type, i.parent, p.place as parent_place, i.category from source_identity s
      join initiative i on i.org = s.org and i.id = $3
      left join initiative p on p.org = i.org and p.id = i.parent
      where s.org = $1 and s.id = $2`,
    values: [org, identity, beside],
  })
  const row = rows[0]
  const place = row && (await nextPlace(tx, org, row.parent_place ?? ''))
  if (!row || !place) return undefined
  const [id, at, by] = [newId(), context.now(), context.actor.person ?? null]
  const values = {
    org,
    id,
    ref_no: 0,
    version: 1,
    type: row.type,
    title: row.name,
    parent: row.parent,
    place,
    unit: row.unit,
    category: row.category,
  }
  const rest = {
    decision_status: null,
    condition: 'running',
    absent: decisionNotSaid,
    custom: {},
    audience: 'inherits',
  }
  await tx.batch(
    insertRows('initiative', [{ ...values, ...rest, created_at: at, created_by: by, updated_at: at, updated_by: by }], {
      org,
      kind: 'initiative',
    }),
  )
  const event: EventDraft = {
    verb: 'created',
    kind: 'initiative',
    record: id,
    version: 1,
    initiative: id,
    place,
    after: { title: row.name },
  }
  await writeEvents(tx, context, [event])
  return { id, place }
}

/** A link that was broken may be proposed once more; nobody has to remember it. */
async function proposeAgain(tx: Tx, org: string, identities: readonly string[], initiative: string): Promise<void> {
  await tx.query({
    text: `update identity_proposal set state = 'proposed', decided_at = null, decided_by = null
      where org = $1 and initiative = $2 and source_identity::text = any($3::text[]) and state = 'linked'`,
    values: [org, initiative, identities],
  })
}

const alone = refuse({
  id: 'identity.alone',
  status: 409,
  message: 'The initiative has no other identity, so there is nothing to break off.',
  mend: 'Maybe name the period from which it is something else.',
})
