import type { Absence } from '@gantry/domain/absence'
import { rating } from '@gantry/domain/kinds/index'
import { ratingsOf } from '@gantry/store/cycle/opening'
import type { Tx } from '@gantry/store/database'
import { insertRecords } from '@gantry/store/records/insert'
import { sourceOf } from '@gantry/store/records/source'
import { type Stored, storedOf } from '@gantry/store/records/stored'
import { updateRecord } from '@gantry/store/records/update'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { readingIn } from '../records/load.ts'
import { nothingAt, readDraft } from '../records/read-draft.ts'
import { notNow } from '../records/refusals.ts'
import { ratingVerdict } from './rating-of-report.ts'

export interface RatingInput {
  readonly assessor: 'owner' | 'independent'
  /** deliveryConfidence unless said otherwise. */
  readonly dimension?: string
  /** The one rated on before, else five points. */
  readonly scale?: string
  /** Null: there is none, for the reason given in `absent`. */
  readonly value: string | null
  readonly absent?: Absence
  readonly basis?: string | null
}

/** Writes ratings of a report, each dimension and assessor once. Resolves to how many changed. */
export async function writeRatings(tx: Tx, context: Context, report: Stored, ratings: readonly RatingInput[]): Promise<Outcome<number>> {
  if (ratings.length === 0) return done(0)
  const { rows } = await tx.query(ratingsOf(context.org, [report.id]))
  const there = rows.map((row) => storedOf(sourceOf(rating.name), row))
  let changed = 0
  for (const input of ratings) {
    const verdict = ratingVerdict(context.actor, report, input.assessor)
    if (!verdict.ok) return notNow(verdict)
    const written = await writeRating(tx, context, report, there, input)
    if (!written.ok) return written
    changed += written.value
  }
  return done(changed)
}

async function writeRating(tx: Tx, context: Context, report: Stored, there: Stored[], input: RatingInput): Promise<Outcome<number>> {
  const { assessor, value, basis } = input
  const dimension = input.dimension ?? 'deliveryConfidence'
  const before = there.find(({ fields }) => fields.assessor === assessor && fields.dimension === dimension)
  const scale = input.scale ?? before?.fields.scale ?? 'rag5'
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
  const draft = await readDraft(context, readingIn(tx), rating, [], { fields, absent }, before ?? nothingAt(report.place))
  if (!draft.ok) return draft
  if (before) {
    const change = { verb: 'changed', fields: draft.value.fields, absent: draft.value.absent }
    const version = await updateRecord(tx, sourceOf(rating.name), context, before, change, [])
    return done(version === before.version ? 0 : 1)
  }
  const record = { initiative: report.initiative, place: report.place, fields: draft.value.values, absent: draft.value.absent }
  await insertRecords(tx, context, rating, [record])
  return done(1)
}
