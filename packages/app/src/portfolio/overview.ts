import { gzipSync } from 'node:zlib'
import type { Overview, OverviewRequest } from '@gantry/domain/portfolio/overview'
import { findPeriod } from '@gantry/domain/portfolio/choose-periods'
import { overviewOf } from '@gantry/domain/portfolio/build-overview'
import type { Context } from '../context.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { seenBy, type Seen } from './seen-by.ts'

/** The overview as it travels: made once for each question, reader's rights and version of the data. */
export interface OverviewAnswer {
  readonly overview: Overview
  readonly json: string
  readonly gzip: Uint8Array
  /** The same text for the same answer. */
  readonly etag: string
}

/** Everything the portfolio says of a period, as this reader may see it. */
export async function overview(context: Context, request: OverviewRequest): Promise<Outcome<OverviewAnswer>> {
  const seen = await seenBy(context)
  const unknown = unknownPeriod(seen, request)
  if (unknown) return unknown
  const question = JSON.stringify([request.period, request.compare, request.today, sortedFilters(request)])
  const there = seen.overviews.get(question)
  if (there) return done(there)
  const made = answerOf(overviewOf(seen.index, request), `${seen.etag}-${seen.overviews.count}`)
  seen.overviews.set(question, made)
  return done(made)
}

function answerOf(overview: Overview, etag: string): OverviewAnswer {
  const json = JSON.stringify(overview)
  return { overview, json, gzip: gzipSync(json, { level: 5 }), etag: `"${etag}"` }
}

function sortedFilters({ filters = {} }: OverviewRequest): unknown[] {
  return Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** A period that was asked for by name and is not there is refused, not replaced by another. */
export function unknownPeriod({ index }: Pick<Seen, 'index'>, { period, compare }: OverviewRequest): Outcome<never> | undefined {
  for (const named of [period, compare === 'none' ? undefined : compare]) {
    if (named === undefined || findPeriod(index, named) !== undefined) continue
    const labels = index.periods.map((one) => one.label)
    return refuse({
      id: 'overview.period',
      status: 404,
      message: `There is no period “${named.slice(0, 100)}” that you can see.`,
      mend: labels.length === 0 ? 'There is no period yet; maybe import one.' : `Maybe one of: ${labels.slice(-12).join(', ')}.`,
    })
  }
  return undefined
}
