import type { Tx } from '@gantry/store/database'
import { lockPlaces } from '@gantry/store/initiatives/places'
import type { Context } from '../context.ts'
import { loadParent } from '../initiatives/parent.ts'
import { notFound, type Outcome, refuse } from '../outcome.ts'
import { readingIn } from '../records/load.ts'
import { forbidden } from '../records/refusals.ts'
import { type Moved, moveIdentities } from './move.ts'

export interface LinkRequest {
  /** A proposal: everything linked to the initiative it came as becomes the one it might be. */
  readonly proposal?: string
  /** Or one identity, or everything of one initiative (`of`) … */
  readonly sourceIdentity?: string
  readonly of?: string
  /** … and the initiative that it is. */
  readonly initiative?: string
  /** Id, label or as-of date of the first period that it holds for; without it, all. */
  readonly from?: string
  readonly reason?: string
}

/** Says that identities are an initiative: every period is told anew, and nothing is imported again. */
export async function linkIdentity(context: Context, request: LinkRequest): Promise<Outcome<Moved>> {
  return await context.store.transaction({ org: context.org }, async (tx) => {
    await tx.query(lockPlaces(context.org))
    return await linkIn(tx, context, request)
  })
}

/** The same in the caller's transaction, which holds the lock of places. A refusal has written nothing. */
export async function linkIn(tx: Tx, context: Context, request: LinkRequest): Promise<Outcome<Moved>> {
  const asked = await whatToLink(tx, context, request)
  if (!asked.ok) return asked
  const from = await firstDay(tx, context.org, request.from)
  if (!from.ok) return from
  const { identities, to, left, evidence } = asked.value
  const refused = await mayMove(tx, context, [to.id, ...left])
  if (refused) return refused
  const moved = await moveIdentities(tx, context, {
    verb: 'linked',
    identities,
    to,
    from: from.value,
    reason: request.reason ?? null,
    evidence,
  })
  if (!moved.ok) return moved
  await tx.query({
    text: `update identity_proposal set state = 'linked', decided_at = $4, decided_by = $5
      where org = $1 and initiative = $2 and source_identity = any($3::uuid[]) and state = 'proposed'`,
    values: [context.org, to.id, identities, context.now(), context.actor.person ?? null],
  })
  return moved
}

interface Asked {
  readonly identities: readonly string[]
  readonly to: { readonly id: string; readonly place: string }
  readonly left: readonly string[]
  readonly evidence: object
}

async function whatToLink(tx: Tx, context: Context, request: LinkRequest): Promise<Outcome<Asked>> {
  const proposal = request.proposal === undefined ? undefined : await findProposal(tx, context.org, request.proposal)
  if (request.proposal !== undefined && !proposal) return notFound('proposed link', request.proposal)
  const to = await loadParent(context, readingIn(tx), proposal?.initiative ?? request.initiative)
  if (!to.ok) return to
  if (to.value === null) return incomplete
  const of = proposal?.mine ?? (request.of === undefined ? undefined : await idOf(tx, context, request.of))
  const identities =
    of !== undefined
      ? await identitiesOf(tx, context.org, of)
      : request.sourceIdentity === undefined
        ? []
        : [request.sourceIdentity]
  const links = await linksOf(tx, context.org, identities)
  if (links.length === 0) return request.sourceIdentity ? notFound('identity', request.sourceIdentity) : incomplete
  const left = [...new Set(links.map((link) => link.initiative))].filter((id) => id !== to.value?.id)
  if (left.length === 0) {
    return refuse({
      id: 'identity.same',
      status: 409,
      message: 'That is what it is linked to already.',
      mend: 'Maybe somebody else has just done it.',
    })
  }
  const evidence = { ...(request.proposal === undefined ? {} : { proposal: request.proposal }), from: left[0] }
  return { ok: true, value: { identities, to: to.value, left, evidence } }
}

async function findProposal(tx: Tx, org: string, id: string) {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return undefined
  const { rows } = await tx.query<{ initiative: string; mine: string }>({
    text: `select p.initiative, l.initiative as mine from identity_proposal p
      join identity_link l on l.org = p.org and l.source_identity = p.source_identity and l.ended_at is null
      where p.org = $1 and p.id = $2 order by l.until_as_of nulls first limit 1`,
    values: [org, id],
  })
  return rows[0]
}

async function idOf(tx: Tx, context: Context, ref: string): Promise<string | undefined> {
  const found = await loadParent(context, readingIn(tx), ref)
  return found.ok ? found.value?.id : undefined
}

async function identitiesOf(tx: Tx, org: string, initiative: string): Promise<string[]> {
  const { rows } = await tx.query<{ source_identity: string }>({
    text: 'select distinct source_identity from identity_link where org = $1 and initiative = $2 and ended_at is null order by 1',
    values: [org, initiative],
  })
  return rows.map((row) => row.source_identity)
}

export interface Link {
  readonly source_identity: string
  readonly initiative: string
  readonly evidence: { readonly from?: string; readonly proposal?: string }
}

export async function linksOf(tx: Tx, org: string, identities: readonly string[]): Promise<Link[]> {
  const ids = identities.filter((id) => /^[0-9a-f-]{36}$/i.test(id))
  const { rows } = await tx.query<Link>({
    text: `select source_identity, initiative, evidence from identity_link
      where org = $1 and source_identity = any($2::uuid[]) and ended_at is null order by until_as_of nulls first`,
    values: [org, ids],
  })
  return rows
}

/** Reports are rewritten on both sides, so both must be in the reach of whoever imports. */
export async function mayMove(tx: Tx, { org, actor }: Context, initiatives: readonly string[]) {
  const { rows } = await tx.query<{ id: string; place: string }>({
    text: 'select id, place from initiative where org = $1 and id = any($2::uuid[])',
    values: [org, initiatives],
  })
  for (const { id, place } of rows) {
    if (!actor.access.may('see', place).ok) return notFound('initiative', id)
    const verdict = actor.access.may('import', place)
    if (!verdict.ok) return forbidden(verdict)
  }
  return undefined
}

/** As-of date of the period from which something holds; null for always. */
export async function firstDay(tx: Tx, org: string, period: string | undefined): Promise<Outcome<string | null>> {
  if (period === undefined || period === '') return { ok: true, value: null }
  const { rows } = await tx.query<{ as_of: string }>({
    text: `select as_of from reporting_period where org = $1 and deleted_at is null
      and (id::text = $2 or label = $2 or as_of::text = $2 or 'PRD-' || ref_no = $2) order by as_of limit 1`,
    values: [org, period],
  })
  return rows[0] ? { ok: true, value: rows[0].as_of } : notFound('period', period)
}

const incomplete = refuse({
  id: 'identity.incomplete',
  status: 422,
  message: 'Say what is linked to what: a proposal, or an identity and an initiative.',
  mend: 'Maybe take both from the list of identities.',
})
