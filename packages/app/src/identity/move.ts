import type { Tx } from '@gantry/store/database'
import { type EventDraft, writeEvents } from '@gantry/store/events/write'
import { indexInitiatives } from '@gantry/store/imports/index-search'
import {
  callByLatest,
  inTheWay,
  type Move,
  moveStatements,
  moving,
  removeEmptied,
} from '@gantry/store/imports/move-identities'
import type { Context } from '../context.ts'
import { done, type Outcome, refuse } from '../outcome.ts'

export interface Moved {
  /** Initiatives that the reports hang on now, and those that they left. */
  readonly initiative: string
  readonly left: readonly string[]
  /** Those of them that nothing hangs on any more: removed. */
  readonly removed: readonly string[]
  readonly statusRows: number
}

export interface MoveRequest {
  readonly verb: 'linked' | 'unlinked'
  readonly identities: readonly string[]
  readonly to: { readonly id: string; readonly place: string }
  readonly from: string | null
  readonly reason: string | null
  readonly evidence: object
}

/** Moves identities with their reports to another initiative, in the caller's transaction, with events for both sides. */
export async function moveIdentities(tx: Tx, context: Context, request: MoveRequest): Promise<Outcome<Moved>> {
  const { org, actor, newId } = context
  const move: Move = {
    ...request,
    org,
    now: context.now(),
    by: actor.person ?? null,
    linkIds: Array.from({ length: request.identities.length * 2 }, newId),
  }
  const [clash, hanging] = await tx.batch([inTheWay(move), moving(move)])
  if (clash && clash.rows.length > 0) return twoReports(clash.rows as { label: string }[])
  const reports = (hanging?.rows ?? []) as { id: string; version: number; initiative: string; place: string }[]
  const lost = await linkedBefore(tx, org, request)
  await tx.batch([...moveStatements(move), callByLatest(org, [...lost, request.to.id])])
  const { rows: removed } = await tx.query<{ id: string; place: string; version: number }>(
    removeEmptied(org, lost, move.now, move.by),
  )
  const gone = removed.map((row) => row.id)
  await tx.batch([
    ...indexInitiatives(org, [request.to.id, ...lost.filter((id) => !gone.includes(id))]),
    {
      text: "delete from search_entry where org = $1 and kind = 'initiative' and record = any($2::uuid[])",
      values: [org, gone],
    },
  ])
  await writeEvents(tx, context, [
    ...sideEvents(request, lost),
    ...reports.map(
      (report): EventDraft => ({
        verb: 'relinked',
        kind: 'statusReport',
        record: report.id,
        version: report.version + 1,
        initiative: request.to.id,
        place: request.to.place,
        before: { initiative: report.initiative },
        after: { initiative: request.to.id },
      }),
    ),
    ...removed.map(
      (row): EventDraft => ({
        verb: 'deleted',
        kind: 'initiative',
        record: row.id,
        version: row.version,
        initiative: row.id,
        place: row.place,
        reason: 'Linked to another',
      }),
    ),
  ])
  return done({ initiative: request.to.id, left: lost, removed: gone, statusRows: reports.length })
}

async function linkedBefore(tx: Tx, org: string, { identities, to }: MoveRequest): Promise<string[]> {
  const { rows } = await tx.query<{ initiative: string }>({
    text: `select distinct initiative from identity_link
      where org = $1 and source_identity = any($2::uuid[]) and ended_at is null and initiative <> $3`,
    values: [org, identities, to.id],
  })
  return rows.map((row) => row.initiative)
}

function sideEvents({ verb, identities, to, from, reason }: MoveRequest, left: readonly string[]): EventDraft[] {
  const said = { identities: [...identities], ...(from === null ? {} : { from }) }
  const why = reason === null ? {} : { reason }
  return [
    { verb, kind: 'initiative', record: to.id, initiative: to.id, place: to.place, ...why, after: said },
    ...left.map((id): EventDraft => ({ verb, kind: 'initiative', record: id, initiative: id, ...why, before: said })),
  ]
}

function twoReports(periods: readonly { label: string }[]) {
  const labels = [...new Set(periods.map((period) => period.label))]
  return refuse({
    id: 'identity.two-reports',
    status: 409,
    message: `Both reported in ${labels.slice(0, 5).join(', ')}${labels.length > 5 ? ' and more' : ''}: they cannot be one initiative there.`,
    mend: 'Maybe link from a later period on.',
    values: { periods: labels },
  })
}
