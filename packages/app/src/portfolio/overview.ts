import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Overview, OverviewRequest } from '@gantry/domain/portfolio/overview'
import { findPeriod } from '@gantry/domain/portfolio/choose-periods'
import type { PortfolioIndex } from '@gantry/domain/portfolio/portfolio-index'
import { overviewOf } from '@gantry/domain/portfolio/build-overview'
import type { Context } from '../context.ts'
import { done, type Outcome, type Refused, refuse } from '../outcome.ts'
import { seenBy } from './seen-by.ts'

/** The overview as it travels: made once for each question, reader's rights and version of the data. */
export interface OverviewAnswer {
  readonly overview: Overview
  readonly json: string
  readonly gzip: Uint8Array
  /** The same text for the same answer. */
  readonly etag: string
}

/** Everything the portfolio says of a period, as this reader may see it. */
export async function overview(context: Context, asked: OverviewRequest): Promise<Outcome<OverviewAnswer>> {
  const seen = await seenBy(context)
  const request = named(seen.index, asked)
  const unknown = unknownPeriod(seen.index, request)
  if (unknown) return unknown
  const question = JSON.stringify([request.period, request.compare, request.today, sortedFilters(request)])
  const there = seen.overviews.get(question)
  if (there) return done(there)
  const made = answerOf(overviewOf(seen.index, request))
  seen.overviews.set(question, made)
  return done(made)
}

/** The tag is of the answer alone: one of the store's state would tell that something hidden changed. */
function answerOf(overview: Overview): OverviewAnswer {
  const json = JSON.stringify(overview)
  const etag = createHash('sha256').update(json).digest('base64url').slice(0, 22)
  return { overview, json, gzip: gzipSync(json, { level: 5 }), etag: `"${etag}"` }
}

function sortedFilters({ filters = {} }: OverviewRequest): unknown[] {
  return Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** '2023-03' and '2023' name the one period with an as-of date in them, when no label is spelt so. */
export function named(index: PortfolioIndex, request: OverviewRequest): OverviewRequest {
  const find = (text: string | undefined) => {
    if (
      text === undefined ||
      text === 'none' ||
      findPeriod(index, text) !== undefined ||
      !/^\d{4}(-\d{2})?$/.test(text)
    )
      return text
    const inside = index.periods.filter((period) => period.asOf.startsWith(`${text}-`))
    return inside.length === 1 ? inside[0]?.id : text
  }
  const [period, compare] = [find(request.period), find(request.compare)]
  return { ...request, ...(period === undefined ? {} : { period }), ...(compare === undefined ? {} : { compare }) }
}

/** A period that was asked for by name and is not there is refused, not replaced by another. */
export function unknownPeriod(index: PortfolioIndex, { period, compare }: OverviewRequest): Refused | undefined {
  for (const named of [period, compare === 'none' ? undefined : compare]) {
    if (named === undefined || findPeriod(index, named) !== undefined) continue
    const labels = index.periods.map((one) => one.label)
    return refuse({
      id: 'overview.period',
      status: 404,
      message: `There is no period “${named.slice(0, 100)}” that you can see.`,
      mend:
        labels.length === 0
          ? 'There is no period yet; maybe import one.'
          : `Maybe one of: ${labels.slice(-12).join(', ')}.`,
    })
  }
  return undefined
}
