import { type Missing, missingOf } from '@gantry/domain/cycle/missing'
import { rating as ratingKind, statusReport } from '@gantry/domain/kinds/index'
import { valuesOn } from '@gantry/domain/kinds/rating'
import type { Absences, Value } from '@gantry/domain/field'
import type { MovementReason } from '@gantry/domain/portfolio/facts'
import type { Verdict } from '@gantry/domain/reach'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { challengesOf } from '@gantry/store/cycle/board'
import { ratingsOf, scalesInUse } from '@gantry/store/cycle/opening'
import type { Tx } from '@gantry/store/database'
import { sourceOf } from '@gantry/store/records/source'
import { type Row, storedOf } from '@gantry/store/records/stored'
import type { Context } from '../context.ts'
import { sightOf } from '../records/sight.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { changing } from '../records/change-record.ts'
import { getRecord } from '../records/get-record.ts'
import { loadRecord, reading } from '../records/load.ts'
import { type ReportInput, writeReport } from './change-report.ts'
import { type Challenge, challengeOf } from './challenge.ts'
import { ratingGiven } from './rating-given.ts'
import { orNothing, Refusing } from './or-nothing.ts'
import { ratingVerdict } from './rating-of-report.ts'
import { scaleFor } from './scale-for.ts'
import { type RatingInput, writeRatings } from './write-ratings.ts'

export interface RatingJson {
  readonly id: string
  readonly dimension: string
  readonly scale: string | null
  readonly assessor: string
  readonly value: string | null
  readonly absent: Absences
  readonly basis: string | null
}

/** Everything a form to fill in a status report shows. */
export interface Filling {
  readonly report: RecordJson
  /** The report before, as far as the caller may see it. */
  readonly last: null | {
    readonly ref: string
    readonly asOf: string
    readonly fields: Readonly<Record<string, Value>>
    readonly absent: Absences
    readonly ratings: readonly RatingJson[]
  }
  readonly ratings: readonly RatingJson[]
  /** What each may rate with: the values of the scale in use. */
  readonly scales: { readonly owner: readonly string[]; readonly independent: readonly string[] }
  readonly missing: readonly Missing[]
  readonly challenge: Challenge | null
  readonly allowed: { readonly fill: Verdict; readonly rateOwner: Verdict; readonly rateIndependent: Verdict }
}

export async function filling(context: Context, ref: string): Promise<Outcome<Filling>> {
  const source = sourceOf(statusReport.name)
  const loaded = await loadRecord(context, reading(context), source, ref)
  if (!loaded) return notFound('status report', ref)
  const { stored } = loaded
  const report = await getRecord(context, statusReport, stored.id)
  if (!report.ok) return report
  const from = stored.fields.carriedFrom
  const last = typeof from === 'string' ? await getRecord(context, statusReport, from) : undefined
  const ids = [stored.id, ...(last?.ok ? [last.value.id] : [])]
  const [ratings, challenges, inUse] = await reading(context)([
    ratingsOf(sightOf(context), ids),
    challengesOf(context.org, [stored.id]),
    scalesInUse(context.org),
  ])
  const all = ratings!.rows.map((row) => storedOf(sourceOf(ratingKind.name), row))
  const given = [...all.filter(({ fields }) => fields.statusReport === stored.id), ...all]
  const values = (assessor: string) => valuesOn(scaleFor(assessor, given, inUse!.rows))
  const rated = (id: string) => ratings!.rows.filter((row) => row.status_report === id)
  const verdict = (assessor: string) => ratingVerdict(context.actor, stored, assessor)
  return done({
    report: report.value,
    last: last?.ok ? lastOf(last.value, rated(last.value.id)) : null,
    ratings: rated(stored.id).map(ratingJson),
    scales: { owner: values('owner'), independent: values('independent') },
    missing: missingOf(report.value, rated(stored.id).map(ratingGiven)),
    challenge: challengeOf(challenges!.rows),
    allowed: { fill: report.value.allowed.edit, rateOwner: verdict('owner'), rateIndependent: verdict('independent') },
  })
}

function lastOf({ ref, fields, absent }: RecordJson, ratings: readonly Row[]): Filling['last'] {
  return { ref, asOf: String(fields.asOf), fields, absent, ratings: ratings.map(ratingJson) }
}

function ratingJson(row: Row): RatingJson {
  const { id, fields, absent } = storedOf(sourceOf(ratingKind.name), row)
  return {
    id,
    dimension: String(fields.dimension),
    scale: fields.scale as string | null,
    assessor: String(fields.assessor),
    value: fields.value as string | null,
    absent: absent as Absences,
    basis: fields.basis as string | null,
  }
}

export interface FillInput extends ReportInput {
  readonly ratings?: readonly RatingInput[]
  /** Why a date, an amount or the rating moved. */
  readonly movementReasons?: Readonly<Record<string, MovementReason>>
}

/** Fills in a report, its fields and its ratings, in one transaction: all of it or nothing. */
export async function fillReport(context: Context, ref: string, input: FillInput): Promise<Outcome<Filling>> {
  const written = await orNothing(() =>
    changing(context, statusReport, ref, input, async (tx, loaded, source) => {
      const { ratings = [], movementReasons = {}, ...change } = input
      const wanted = [change.fields, change.absent, change.custom].some((each) => Object.keys(each ?? {}).length > 0)
      let version = loaded.stored.version
      if (wanted || change.confirm?.length || ratings.length === 0) {
        const outcome = await writeReport(tx, context, loaded, source, statusReport, change)
        if (!outcome.ok) return outcome
        version = outcome.value
      }
      const rated = await writeRatings(tx, context, loaded.stored, ratings)
      if (!rated.ok) throw new Refusing(rated)
      const moved = Object.keys(movementReasons).length > 0
      if ((rated.value > 0 && version === loaded.stored.version) || moved)
        await touch(tx, context, loaded.stored.id, movementReasons)
      return done(undefined)
    }),
  )
  return written.ok ? await filling(context, written.value.id) : written
}

/** The ratings are part of the report: whoever saw the report before them has not seen it now. */
async function touch(tx: Tx, context: Context, id: string, reasons: FillInput['movementReasons']): Promise<void> {
  await tx.query({
    text: `update status_report set version = version + 1, movement_reasons = movement_reasons || $3::jsonb,
        updated_at = $4::timestamptz, updated_by = $5::uuid where org = $1::uuid and id = $2::uuid`,
    values: [context.org, id, JSON.stringify(reasons ?? {}), context.now(), context.actor.person ?? null],
  })
}
