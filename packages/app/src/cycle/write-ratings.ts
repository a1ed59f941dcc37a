import type { Absence } from '@gantry/domain/absence'
import { rating } from '@gantry/domain/kinds/index'
import { ratingsOf, scalesInUse } from '@gantry/store/cycle/opening'
import type { Tx } from '@gantry/store/database'
import { insertRecords } from '@gantry/store/records/insert'
import { sourceOf } from '@gantry/store/records/source'
import { type Row, type Stored, storedOf } from '@gantry/store/records/stored'
import { updateRecord } from '@gantry/store/records/update'
import type { Context } from '../context.ts'
import { sightOf } from '../records/sight.ts'
import { done, type Outcome } from '../outcome.ts'
import { readingIn } from '../records/load.ts'
import { nothingAt, readDraft } from '../records/read-draft.ts'
import { notNow } from '../records/refusals.ts'
import { scaleFor } from './scale-for.ts'
import { ratingVerdict } from './rating-of-report.ts'

export interface RatingInput {
  readonly assessor: 'owner' | 'independent'
  /** The one rated last time, else delivery confidence. */
  readonly dimension?: string
  /** The one rated on before, else the one in use. */
  readonly scale?: string
  /** Null: there is none, for the reason given in `absent`. */
  readonly value: string | null
  readonly absent?: Absence
  readonly basis?: string | null
}

/** Writes ratings of a report, each dimension and assessor once. Resolves to how many changed. */
export async function writeRatings(
  tx: Tx,
  context: Context,
  report: Stored,
  ratings: readonly RatingInput[],
): Promise<Outcome<number>> {
  if (ratings.length === 0) return done(0)
  const from = report.fields.carriedFrom
  const { rows } = await tx.query(ratingsOf(sightOf(context), [report.id, ...(typeof from === 'string' ? [from] : [])]))
  const all = rows.map((row) => storedOf(sourceOf(rating.name), row))
  const there = all.filter(({ fields }) => fields.statusReport === report.id)
  const last = all.filter(({ fields }) => fields.statusReport !== report.id)
  const { rows: inUse } = await tx.query<Row>(scalesInUse(context.org))
  let changed = 0
  for (const input of ratings) {
    const verdict = ratingVerdict(context.actor, report, input.assessor)
    if (!verdict.ok) return notNow(verdict)
    const written = await writeRating(tx, context, report, there, likeLastTime(input, last, inUse))
    if (!written.ok) return written
    changed += written.value
  }
  return done(changed)
}

/** The same dimension on the same scale as before, so that the two can be compared. */
function likeLastTime(input: RatingInput, last: readonly Stored[], inUse: readonly Row[]): RatingInput {
  const theirs = last.filter(({ fields }) => fields.assessor === input.assessor)
  const on = (dimension: string) => theirs.find(({ fields }) => fields.dimension === dimension)
  const before = input.dimension === undefined ? (on('deliveryConfidence') ?? on('overall')) : on(input.dimension)
  const scale = input.scale ?? scaleFor(input.assessor, before ? [before] : [], inUse)
  return before ? { ...input, dimension: String(before.fields.dimension), scale } : { ...input, scale }
}

async function writeRating(
  tx: Tx,
  context: Context,
  report: Stored,
  there: Stored[],
  input: RatingInput,
): Promise<Outcome<number>> {
  const { assessor, value, basis } = input
  const dimension = input.dimension ?? 'deliveryConfidence'
  const before = there.find(({ fields }) => fields.assessor === assessor && fields.dimension === dimension)
  const { scale } = input
  const fields = {
    statusReport: report.id,
    period: report.fields.period,
    dimension,
    scale,
    assessor,
    value,
    asOf: report.fields.asOf,
    ...(basis === undefined ? {} : { basis }),
  }
  const absent: Record<string, Absence> = value === null ? { value: input.absent ?? { type: 'notYetAssessed' } } : {}
  const draft = await readDraft(
    context,
    readingIn(tx),
    rating,
    [],
    { fields, absent },
    before ?? nothingAt(report.place),
  )
  if (!draft.ok) return draft
  if (before) {
    const change = { verb: 'changed', fields: draft.value.fields, absent: draft.value.absent }
    const version = await updateRecord(tx, sourceOf(rating.name), context, before, change, [])
    return done(version === before.version ? 0 : 1)
  }
  const record = {
    initiative: report.initiative,
    place: report.place,
    fields: draft.value.values,
    absent: draft.value.absent,
  }
  await insertRecords(tx, context, rating, [record])
  return done(1)
}
