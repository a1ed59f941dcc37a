import type { IdentityFigures } from '../types.ts'

/** A figure that two reports have in common, by which field. */
export type Figure = { field: 'startDate' | 'endDate' | 'dates' | 'wholeLifeCost'; key: string; words: string }

/** The figures of a report as keys that are equal where the figures are; sums of under three digits say nothing. */
export function figureKeys(figures: IdentityFigures | null | undefined): Figure[] {
  if (!figures) return []
  const { startDate, endDate, wholeLifeCost: cost } = figures
  const found: Figure[] = []
  if (startDate) found.push({ field: 'startDate', key: `start ${startDate}`, words: `start on ${startDate}` })
  if (endDate) found.push({ field: 'endDate', key: `end ${endDate}`, words: `end on ${endDate}` })
  if (startDate && endDate) {
    const words = `start on ${startDate} and end on ${endDate}`
    found.push({ field: 'dates', key: `dates ${startDate} ${endDate}`, words })
  }
  if (cost && telling(cost.minor)) {
    const key = `cost ${cost.currency} ${cost.minor}`
    found.push({ field: 'wholeLifeCost', key, words: 'state the same whole-life cost' })
  }
  return found
}

/** "600 million" is a round guess that many make; "634.06 million" is one project's. */
function telling(minor: number): boolean {
  return String(Math.abs(minor)).replace(/0+$/, '').length >= 3
}

/** Figures that both reports have; where both dates are equal, they count together and not once more each. */
export function equalFigures(
  one: IdentityFigures | null | undefined,
  other: IdentityFigures | null | undefined,
): Figure[] {
  const theirs = new Set(figureKeys(other).map(({ key }) => key))
  const equal = figureKeys(one).filter(({ key }) => theirs.has(key))
  const both = equal.some(({ field }) => field === 'dates')
  return equal.filter(({ field }) => !both || (field !== 'startDate' && field !== 'endDate'))
}

/**
 * How sure equal figures make one, 0 to 1: 1 − ∏(1 − s). One date or sum that one or two initiatives have counts 0.4, up
 * to five 0.25, else 0.1; both dates together 0.6 and 0.4 and 0.2.
 * @param spread how many initiatives have a figure
 */
export function figureStrength(equal: readonly Figure[], spread: (key: string) => number): number {
  return 1 - equal.reduce((left, { field, key }) => left * (1 - strengthOf(field, spread(key))), 1)
}

function strengthOf(field: Figure['field'], spread: number): number {
  const [rare, some, common] = field === 'dates' ? [0.6, 0.4, 0.2] : [0.4, 0.25, 0.1]
  if (spread <= 2) return rare
  return spread <= 5 ? some : common
}
