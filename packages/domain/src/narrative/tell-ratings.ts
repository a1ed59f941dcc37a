import type { Ranked } from '../findings/find.ts'
import { type Analysis, isValid } from '../portfolio/analysis.ts'
import { type RatingChange, ratingChangeId } from '../portfolio/comparisons/rating-change.ts'
import type { RatingScale, StatusFact } from '../portfolio/facts.ts'
import type { Sentence } from '../portfolio/overview.ts'
import { scalePoints } from '../portfolio/rating-scale.ts'
import type { Subject } from '../portfolio/view.ts'
import { nameOf } from '../findings/words.ts'
import { countText } from './format.ts'
import { failsBy, measure, thenOf } from './measure-words.ts'
import { ended, listed, plainText, say, sentenceOf, withClauses } from './sentence.ts'
import { workedOut } from './segments.ts'

/** How the comparable lead ratings moved; or why none can be compared. */
export function ratings(analysis: Analysis): Sentence[] {
  const { ratings: change } = analysis
  if (change === undefined) return []
  if (isValid(analysis, ratingChangeId)) {
    return [withClauses(compared(analysis, change), leftOut(analysis))]
  }
  return [...scaleChanged(analysis, change.notComparable.get('scale') ?? []), ...assessorChanged(analysis)]
}

/** Who is rated worse, better and the same; parts of nobody are left out, and one alone is named. */
function compared(analysis: Analysis, { moves }: RatingChange): Sentence {
  const then = thenOf(analysis)
  const [only, ...others] = moves
  const compares = { c: ratingChangeId }
  if (only !== undefined && others.length === 0) {
    const { steps } = only.move
    const way = steps < 0 ? 'worse' : steps > 0 ? 'better' : 'same'
    return ended(say('portfolio.ratings.one', { then, name: nameOf(only.subject), way }, compares))
  }
  const parts = (['worsened', 'improved', 'unchanged'] as const)
    .map((part) => ({ part, n: measure(analysis, `rating.lead.${part}`) }))
    .filter(({ n }) => n.value !== 0)
    .map(({ part, n }, at) => say(`portfolio.ratings.${part}`, { n, verb: at === 0 ? 'yes' : 'no' }, compares))
  const head = say('portfolio.ratings', { comparable: measure(analysis, 'rating.lead.comparable'), then })
  return sentenceOf([...head.segments, ...listed(parts), plainText('.')])
}

function leftOut(analysis: Analysis): Sentence[] {
  const assessor = measure(analysis, 'rating.lead.notComparable.assessor')
  return assessor.value === 0 ? [] : [say('portfolio.ratings.leftOut', { assessor })]
}

/** The weaker true sentence where every rating changed its scale from one to one other. */
function scaleChanged(analysis: Analysis, subjects: readonly Subject[]): Sentence[] {
  const [changed] = subjects
  const [from, to] = [changed?.leadBefore?.scale, changed?.leadNow?.scale]
  if (changed === undefined || from === undefined || to === undefined) return []
  if (subjects.some(({ leadBefore, leadNow }) => leadBefore?.scale !== from || leadNow?.scale !== to)) return []
  const then = thenOf(analysis)
  if (scalePoints[from].length === scalePoints[to].length) return [say('portfolio.ratings.scaleOther', { then })]
  const points = (scale: RatingScale, status: StatusFact | undefined) =>
    workedOut(countText(scalePoints[scale].length), scalePoints[scale].length, [status], 'rating.lead')
  const parts = { pointsThen: points(from, changed.before), pointsNow: points(to, changed.now) }
  return [say('portfolio.ratings.scale', { ...parts, then })]
}

/** The weaker true sentence where every comparable scale comes with another assessor. */
function assessorChanged(analysis: Analysis): Sentence[] {
  if (!failsBy(analysis, ratingChangeId, 'assessor') || failsBy(analysis, ratingChangeId, 'scale')) return []
  const assessor = measure(analysis, 'rating.lead.notComparable.assessor')
  return [say('portfolio.ratings.assessor', { assessor, then: thenOf(analysis) })]
}

/** The one finding a reader must not miss: a value withdrawn as the rating got worse. */
export function withdrawn(findings: readonly Ranked[]): Sentence[] {
  const top = findings.find(({ rule, mute }) => rule === 'value.withdrawnAsRatingFell' && mute === undefined)
  return top === undefined ? [] : [top.tell()]
}
