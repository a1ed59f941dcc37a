import { createHash } from 'node:crypto'
import { type LockConcern, lockConcerns } from '@gantry/domain/cycle/lock-concerns'
import { reportingPeriod, statusReport } from '@gantry/domain/kinds/index'
import { overviewOf } from '@gantry/domain/portfolio/build-overview'
import type { PortfolioFacts } from '@gantry/domain/portfolio/facts'
import { indexFacts } from '@gantry/domain/portfolio/portfolio-index'
import { accessOf } from '@gantry/domain/reach'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { insertLock, settle } from '@gantry/store/cycle/lock'
import { reportsToLock } from '@gantry/store/cycle/opening'
import { sealNow } from '@gantry/store/events/seal'
import { type EventDraft, writeEvent, writeEvents } from '@gantry/store/events/write'
import { type FactsMark, factsSince, isUnchanged, markOf } from '@gantry/store/portfolio/data-version'
import { loadFacts } from '@gantry/store/portfolio/facts'
import { sourceOf } from '@gantry/store/records/source'
import { type Row, type Stored, storedOf } from '@gantry/store/records/stored'
import type { Context } from '../context.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { editVerdict, Permissions } from '../records/allowed.ts'
import { changing, writeChange } from '../records/change-record.ts'
import { getRecord } from '../records/get-record.ts'
import { notNow } from '../records/refusals.ts'
import { sightOf } from '../records/sight.ts'

export interface LockInput {
  readonly version: number
  readonly reason?: string
  /** Lock although reports did not come, or nobody accepted them. */
  readonly asTheyStand?: boolean
  /** Lock before the day the figures stand for, or before the reports are due. */
  readonly early?: boolean
}

export interface Locked {
  readonly period: RecordJson
  readonly lockedAt: string
  readonly sha256: string
  readonly locked: number
  readonly missed: number
}

/** The eyes of a board: whoever may see the whole organisation, with amounts, and nothing that is for managers or named people. */
export const boardAccess = accessOf(
  [{ role: 'viewer', initiative: null, place: '', from: null, until: null }],
  [],
  '2000-01-01',
)

const attempts = 5

/**
 * Locks a period: its reports stand from now on, and what the board sees is kept with its hash. The event is sealed in
 * the same transaction.
 */
export async function lockPeriod(context: Context, ref: string, input: LockInput): Promise<Outcome<Locked>> {
  const found = await getRecord(context, reportingPeriod, ref)
  if (!found.ok) return found
  for (let attempt = 0; attempt < attempts; attempt++) {
    const picture = await pictureOf(context, found.value.id)
    const outcome = await lockWith(context, ref, input, picture)
    if (outcome !== 'overtaken') return outcome
  }
  return refuse({
    id: 'cycle.busy',
    status: 503,
    message: 'Changes keep coming in, so no picture of the portfolio stood still.',
    mend: 'Maybe try again in a moment.',
  })
}

interface Picture {
  /** Where the events stood before it was drawn. */
  readonly mark: FactsMark
  readonly json: string
  readonly sha256: string
}

/** What the board will see, worked out before the transaction: the period locked, and its reports with it. */
async function pictureOf(context: Context, period: string): Promise<Picture> {
  const { store, org, actor } = context
  const [events] = await store.read({ org }, [factsSince(org, undefined)])
  const eyes = { kind: 'system', name: actor.name, access: boardAccess } as const
  const facts = asLocked(await loadFacts(store, sightOf({ ...context, actor: eyes })), period)
  const overview = overviewOf(indexFacts(facts), { period, today: context.now().slice(0, 10) })
  const json = JSON.stringify(overview)
  return { mark: markOf(events?.rows[0]), json, sha256: createHash('sha256').update(json).digest('hex') }
}

function asLocked(facts: PortfolioFacts, period: string): PortfolioFacts {
  const locks = new Set(['submitted', 'challenged', 'accepted'])
  return {
    ...facts,
    periods: facts.periods.map((one) => (one.id === period ? { ...one, state: 'locked' } : one)),
    statuses: facts.statuses.map((one) =>
      one.period === period && locks.has(one.state) ? { ...one, state: 'locked' } : one,
    ),
    expectations: facts.expectations.map((one) =>
      one.period === period && locks.has(one.state) ? { ...one, state: 'locked' } : one,
    ),
  }
}

async function lockWith(
  context: Context,
  ref: string,
  input: LockInput,
  picture: Picture,
): Promise<Outcome<Locked> | 'overtaken'> {
  const lockedAt = context.now()
  const told = { lockedAt, sha256: picture.sha256, locked: 0, missed: 0 }
  let overtaken = false
  const period = await changing(context, reportingPeriod, ref, input, async (tx, loaded, source) => {
    const { stored } = loaded
    const verdict = editVerdict(reportingPeriod, stored, new Permissions(context.actor))
    if (!verdict.ok) return notNow(verdict)
    if (stored.state !== 'open') return notOpen(stored.state)
    const { rows } = await tx.query(reportsToLock(context.org, stored.id))
    const reports = rows.map((row: Row) => storedOf(sourceOf(statusReport.name), row))
    const against = lockConcerns(
      { asOf: String(stored.fields.asOf), dueOn: stored.fields.dueOn as string | null },
      reports.map(({ refNo, fields, state, audience }) => ({
        ref: `STA-${refNo}`,
        title: audience === 'named' ? null : String(fields.title),
        state,
      })),
      context.now().slice(0, 10),
    ).find(({ unless }) => !input[unless])
    if (against) return notYet(against)
    const now = await tx.query(factsSince(context.org, picture.mark))
    overtaken = !isUnchanged(picture.mark, now.rows[0])
    if (overtaken) return done(undefined)
    const drafts = reports.flatMap((report) => lockEvent(report))
    told.missed = drafts.filter(({ after }) => after?.state === 'missed').length
    told.locked = drafts.length - told.missed
    const by = context.actor.person ?? null
    await tx.batch(settle(context.org, stored.id, lockedAt, by))
    await writeEvents(tx, context, drafts)
    await writeChange(tx, context, source, loaded, {
      verb: 'locked',
      state: 'locked',
      reason: input.reason?.trim() || undefined,
    })
    const after = { overviewSha256: picture.sha256, locked: told.locked, missed: told.missed }
    const event = await writeEvent(tx, context, {
      verb: 'lockedPicture',
      kind: reportingPeriod.name,
      record: stored.id,
      after,
    })
    await tx.query(
      insertLock(context.org, {
        id: context.newId(),
        period: stored.id,
        lockedAt,
        lockedBy: by,
        byName: context.actor.name,
        overview: picture.json,
        sha256: picture.sha256,
        event,
      }),
    )
    await sealNow(tx, context.org)
    return undefined
  })
  if (overtaken) return 'overtaken'
  return period.ok ? done({ period: period.value, ...told }) : period
}

function lockEvent({ id, state, version, initiative, place }: Stored): EventDraft[] {
  const to = state === 'due' ? 'missed' : 'locked'
  if (!['due', 'submitted', 'challenged', 'accepted'].includes(state ?? '')) return []
  return [
    {
      verb: 'locked',
      kind: statusReport.name,
      record: id,
      version: version + 1,
      initiative,
      place,
      before: { state },
      after: { state: to },
    },
  ]
}

function notOpen(state: string | null) {
  return refuse({
    id: 'period.notOpen',
    status: 422,
    message: `Only an open period can be locked; this one is ${state}.`,
    mend: state === 'planned' ? 'Maybe open it first.' : 'Maybe somebody locked it already.',
  })
}

function notYet({ id, message, mend, reports }: LockConcern) {
  return refuse({ id, status: 422, message, mend, values: { reports } })
}
