import type { RatingScale, RatingValue } from './facts.ts'

/** The points of each scale, worst first. Points of different scales are never compared. */
export const scalePoints: Readonly<Record<RatingScale, readonly RatingValue[]>> = {
  rag3: ['red', 'amber', 'green'],
  rag5: ['red', 'amberRed', 'amber', 'amberGreen', 'green'],
  fivePoint: ['red', 'amberRed', 'amber', 'amberGreen', 'green'],
}

/** Full steps from `from` to `to` on a scale: positive = better. Undefined when a value is not a point of the scale. */
export function ratingSteps(scale: RatingScale, from: RatingValue, to: RatingValue): number | undefined {
  const points = scalePoints[scale]
  const a = points.indexOf(from)
  const b = points.indexOf(to)
  return a < 0 || b < 0 ? undefined : b - a
}
