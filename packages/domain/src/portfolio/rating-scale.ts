import { scalePoints } from '../import/rating-scales.ts'
import type { RatingScale, RatingValue } from './facts.ts'

/** Points of different scales are never compared; those of one scale are a full step apart. */
export { scalePoints }

/** Full steps from `from` to `to` on a scale: positive = better. Undefined when a value is not a point of the scale. */
export function ratingSteps(scale: RatingScale, from: RatingValue, to: RatingValue): number | undefined {
  const points = scalePoints[scale]
  const a = points.indexOf(from)
  const b = points.indexOf(to)
  return a < 0 || b < 0 ? undefined : b - a
}
