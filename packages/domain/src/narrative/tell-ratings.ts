import type { Ranked } from '../findings/find.ts'
import { type Analysis, isValid } from '../portfolio/analysis.ts'
import { ratingChangeId } from '../portfolio/comparisons/rating-change.ts'
import type { RatingScale } from '../portfolio/facts.ts'
import type { Sentence } from '../portfolio/overview.ts'
import { scalePoints } from '../portfolio/rating-scale.ts'
import { countText } from './format.ts'
import { measure, thenOf } from './measure-words.ts'
import { say } from './sentence.ts'
import { workedOut } from './segments.ts'

/** How the comparable lead ratings moved; or why none can be compared. */
export function ratings(analysis: Analysis): Sentence[] {
  const { ratings: change } = analysis
  if (change === undefined) return []
  const then = thenOf(analysis)
  if (isValid(analysis, ratingChangeId)) {
    const names = {
      comparable: 'comparable',
      worsened: 'worsened',
      improved: 'improved',
      unchanged: 'unchanged',
      assessor: 'notComparable.assessor',
    }
    const parts = Object.fromEntries(
      Object.entries(names).map(([key, id]) => [key, measure(analysis, `rating.lead.${id}`)]),
    )
    return [say('portfolio.ratings', { ...parts, then }, { c: ratingChangeId })]
  }
  const [changed] = change.notComparable.get('scale') ?? []
  if (changed?.leadBefore?.scale === undefined || changed.leadNow?.scale === undefined) return []
  const points = (scale: RatingScale, status: typeof changed.now) =>
    workedOut(countText(scalePoints[scale].length), scalePoints[scale].length, [status], 'rating.lead')
  const parts = {
    then,
    pointsThen: points(changed.leadBefore.scale, changed.before),
    pointsNow: points(changed.leadNow.scale, changed.now),
  }
  return [say('portfolio.ratings.scale', parts)]
}

/** The one finding a reader must not miss: a value withdrawn as the rating got worse. */
export function withdrawn(findings: readonly Ranked[]): Sentence[] {
  const top = findings.find(({ rule, mute }) => rule === 'value.withdrawnAsRatingFell' && mute === undefined)
  return top === undefined ? [] : [top.tell()]
}
