import { missingOf, type Missing } from '@gantry/domain/cycle/missing'
import { daysLate } from '@gantry/domain/cycle/letter'
import { reportingPeriod, statusReport } from '@gantry/domain/kinds/index'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { challengesOf, reportsOfPeriod } from '@gantry/store/cycle/board'
import { ratingsOf } from '@gantry/store/cycle/opening'
import { sourceOf } from '@gantry/store/records/source'
import { type Row, type Stored, storedOf } from '@gantry/store/records/stored'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { Permissions } from '../records/allowed.ts'
import { getRecord } from '../records/get-record.ts'
import { reading } from '../records/load.ts'
import { everything, jsonOf } from '../records/present.ts'
import { sightOf } from '../records/sight.ts'
import { type Challenge, challengeOf } from './challenge.ts'
import { ratingGiven } from './rating-given.ts'

/** Who owes a report: a person, else the organisation unit. */
export interface Owner {
  readonly kind: 'person' | 'unit' | 'nobody'
  readonly id: string | null
  readonly name: string
}

/** One report of a period with what stands around it, as the caller may see it. */
export interface PeriodReport {
  readonly record: RecordJson
  readonly stored: Stored
  readonly owner: Owner
  /** Handed in after its due date, or not handed in and overdue. */
  readonly late: boolean
  readonly daysLate: number
  readonly missing: readonly Missing[]
  readonly ratings: readonly Row[]
  readonly challenge: Challenge | null
}

export interface PeriodReports {
  readonly period: RecordJson
  readonly today: string
  readonly reports: readonly PeriodReport[]
}

/** All reports of a period that the caller may see. */
export async function periodReports(context: Context, ref: string): Promise<Outcome<PeriodReports>> {
  const period = await getRecord(context, reportingPeriod, ref)
  if (!period.ok) return period
  const source = sourceOf(statusReport.name)
  const read = reading(context)
  const [found] = await read([reportsOfPeriod(sightOf(context), period.value.id)])
  const rows = found!.rows
  const ids = rows.map((row) => row.id as string)
  const [ratings, steps] = await read([ratingsOf(sightOf(context), ids), challengesOf(context.org, ids)])
  const ratingsBy = Map.groupBy(ratings!.rows, (row) => row.status_report as string)
  const stepsBy = Map.groupBy(steps!.rows, (row) => row.record as string)
  const permissions = new Permissions(context.actor)
  const today = context.now().slice(0, 10)
  const reports = rows.map((row) => {
    const stored = storedOf(source, row)
    const record = jsonOf(source, stored, row, everything(source, []), permissions)
    const rated = ratingsBy.get(stored.id) ?? []
    return {
      record,
      stored,
      owner: ownerOf(record),
      ...lateness(stored, period.value.fields.dueOn as string | null, today),
      missing: missingOf(stored, rated.map(ratingGiven)),
      ratings: rated,
      challenge: challengeOf(stepsBy.get(stored.id) ?? []),
    }
  })
  return done({ period: period.value, today, reports })
}

function ownerOf({ fields, labels }: RecordJson): Owner {
  for (const [kind, id] of [
    ['person', fields.reporter],
    ['unit', fields.reportedUnit],
  ] as const) {
    if (typeof id !== 'string') continue
    const label = labels[id]
    return { kind, id, name: label && 'title' in label ? label.title : 'restricted' }
  }
  return { kind: 'nobody', id: null, name: 'Nobody named' }
}

function lateness({ state, fields }: Stored, periodDue: string | null, today: string) {
  const dueOn = (fields.dueOn ?? periodDue) as string | null
  const open = state === 'due' || state === 'missed'
  const submittedOn = (fields.submittedOn ?? null) as string | null
  const days = open ? daysLate(dueOn, today) : submittedOn === null ? 0 : daysLate(dueOn, submittedOn)
  return { late: days > 0, daysLate: days }
}

/** What an owner's line of a board counts by. */
export function byOwner(reports: readonly PeriodReport[]): Map<string, PeriodReport[]> {
  return Map.groupBy(reports, ({ owner }) => `${owner.kind} ${owner.id ?? ''}`)
}
