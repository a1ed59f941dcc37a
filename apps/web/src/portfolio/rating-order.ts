import { ratingValues } from '@gantry/domain/portfolio/facts'
import type { RatingOrNone } from '../components/rating-mark.tsx'

/** Worst first, without a rating last. */
export const ratingOrder = [...ratingValues, 'none'] as const satisfies readonly RatingOrNone[]

export function isRatingOrNone(text: string): text is RatingOrNone {
  return (ratingOrder as readonly string[]).includes(text)
}
