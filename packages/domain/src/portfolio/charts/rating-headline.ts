import { type RatingValue, ratingValues } from '../facts.ts'
import type { Charts, PeriodRef } from '../overview.ts'

/** What the rating chart says first, on screen and on paper: how many of those rated stand at the worst rating given. */
export interface RatingHeadline {
  readonly value: RatingValue
  readonly n: number
  readonly of: number
}

/** Undefined where nobody is rated in the period. */
export function ratingHeadline(ratings: Charts['ratings'], { id }: Pick<PeriodRef, 'id'>): RatingHeadline | undefined {
  const lead = ratings.find(({ period }) => period.id === id)?.by.lead
  const value = ratingValues.find((one) => (lead?.[one] ?? 0) > 0)
  if (lead === undefined || value === undefined) return undefined
  return { value, n: lead[value], of: ratingValues.reduce((sum, one) => sum + lead[one], 0) }
}
