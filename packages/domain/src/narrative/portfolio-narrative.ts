import type { Ranked } from '../findings/find.ts'
import type { Analysis } from '../portfolio/analysis.ts'
import { ratingChangeId } from '../portfolio/comparisons/rating-change.ts'
import type { Sentence } from '../portfolio/overview.ts'
import { bridge, cost, drivers } from './tell-cost.ts'
import { dates } from './tell-dates.ts'
import { ratings, withdrawn } from './tell-ratings.ts'
import { converted, population, state } from './tell-standing.ts'

/** A portfolio's story never runs longer than this. */
const longestStory = 6
const shortestStory = 4

/**
 * Four to six sentences: like for like first, the strongest ahead; then who reported and how things stand, and by which
 * rates a total was converted. Of nobody, none.
 */
export function portfolioNarrative(analysis: Analysis, findings: readonly Ranked[]): Sentence[] {
  if (analysis.view.subjects.length === 0) return []
  const compared = analysis.view.compare === undefined ? [] : comparedSentences(analysis, findings)
  const standing = [...population(analysis), ...state(analysis)]
  const length = Math.max(shortestStory, Math.min(longestStory, compared.length + 2))
  const sums = converted(analysis)
  return [...[...compared, ...standing].slice(0, length - sums.length), ...sums]
}

/** Comparisons by how much of the portfolio they cover, each with what belongs to it; those that fail say so last. */
function comparedSentences(analysis: Analysis, findings: readonly Ranked[]): Sentence[] {
  const topics = [
    { id: ratingChangeId, tell: () => [...ratings(analysis), ...withdrawn(findings)] },
    { id: 'change.wholeLifeCost', tell: () => [...cost(analysis), ...bridge(analysis)] },
    { id: 'change.endDate', tell: () => dates(analysis) },
  ]
  const coverage = (id: string) => {
    const comparison = analysis.comparisons.get(id)
    return comparison?.valid === true ? comparison.population.n : -1
  }
  const told = topics.sort((a, b) => coverage(b.id) - coverage(a.id)).flatMap(({ tell }) => tell())
  return told.length < shortestStory ? [...told, ...drivers(analysis)] : told
}
