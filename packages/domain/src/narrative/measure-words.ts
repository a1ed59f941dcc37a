import { type Analysis, measureOf } from '../portfolio/analysis.ts'
import type { Segment } from '../portfolio/overview.ts'
import { moneyTexts } from './format.ts'
import { measureSegment, periodSegment } from './segments.ts'

/** The segments that the portfolio's sentences speak with. */

export function measure(analysis: Analysis, id: string) {
  return measureSegment(measureOf(analysis, id))
}

/** Two measures of money told side by side: with just enough digits that they differ where they do. */
export function moneyMeasures(analysis: Analysis, first: string, second: string) {
  const [a, b] = [measureOf(analysis, first), measureOf(analysis, second)]
  const [one, other] = moneyTexts(Math.abs(a.value), Math.abs(b.value), a.currency ?? 'XXX')
  return [
    { ...measureSegment(a), text: one },
    { ...measureSegment(b), text: other },
  ] as const
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

/** Which of two amounts there is something of: a key that messages select by. */
export function whichOf(one: number, other: number, first: string, second: string): string {
  return one !== 0 && other !== 0 ? 'both' : one !== 0 ? first : other !== 0 ? second : 'none'
}
