import { type Analysis, measureOf } from '../portfolio/analysis.ts'
import type { Segment } from '../portfolio/overview.ts'
import { measureSegment, periodSegment } from './segments.ts'

/** The segments that the portfolio's sentences speak with. */

export function measure(analysis: Analysis, id: string) {
  return measureSegment(measureOf(analysis, id))
}

export function thenOf({ view }: Analysis): Segment {
  return periodSegment(view.compare ?? view.period, view.index.periods)
}

export function nowOf({ view }: Analysis): Segment {
  return periodSegment(view.period, view.index.periods)
}

/** Whether a comparison fails by one of its conditions. */
export function failsBy({ comparisons }: Analysis, id: string, condition: string): boolean {
  return comparisons.get(id)?.conditions.some((one) => one.id === condition && !one.holds) === true
}
