import { countSegment } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import { ratingChangeId } from '../../portfolio/comparisons/rating-change.ts'
import { weighCost, weighSteps } from '../../portfolio/exchange.ts'
import { quoteRating, statedReason } from '../../portfolio/quote-cause.ts'
import type { RatingMove } from '../../portfolio/rating-move.ts'
import type { Subject } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import { evidenceOf, exchangeOf, nameOf, nowSegment, ratingBy, sizeOf, subjectOf, thenSegment } from '../words.ts'

/** Lead ratings that got worse, on one scale by one assessor. */
export const ratingWorsened = ratingRule('rating.worsened', (steps) => steps < 0)
/** Lead ratings that got better, on one scale by one assessor. */
export const ratingImproved = ratingRule('rating.improved', (steps) => steps > 0)

function ratingRule(id: 'rating.worsened' | 'rating.improved', fits: (steps: number) => boolean): Rule {
  return {
    id,
    find: (analysis) =>
      (analysis.ratings?.moves ?? [])
        .filter(({ move }) => fits(move.steps))
        .map(({ subject, move }) => found(id, analysis, subject, move)),
    tellMany: (analysis, all) =>
      say(
        `${id}.many`,
        {
          count: countSegment(all.length, {
            statuses: all.flatMap(({ evidence }) => evidence.statuses),
            field: 'rating.lead',
          }),
          then: thenSegment(analysis.view),
        },
        { c: ratingChangeId },
      ),
  }
}

function found(
  id: 'rating.worsened' | 'rating.improved',
  analysis: Analysis,
  subject: Subject,
  move: RatingMove,
): Found {
  const { view } = analysis
  const { now, before } = subject
  if (now === undefined || before === undefined) throw new Error('A rating move has two reports')
  const size = Math.min(1, weighCost(sizeOf(subject), exchangeOf(analysis)) / 20)
  const parts = {
    name: nameOf(subject),
    from: ratingBy(move.from, before, move.assessor),
    to: ratingBy(move.to, now, move.assessor),
    then: thenSegment(view),
    now: nowSegment(view),
    who: move.assessor,
  }
  const worse = id === 'rating.worsened'
  const quote = quoteRating(view.index, now, move.to)
  return {
    rule: id,
    severity: worse ? (move.to === 'red' || move.steps < -1 ? 'high' : 'medium') : 'low',
    materiality: weighSteps(move.steps) + (worse ? size + (move.to === 'red' ? 0.75 : 0) : size / 2),
    subject: subjectOf(subject),
    initiatives: [subject.initiative.id],
    evidence: evidenceOf('rating.lead', before, now),
    reason: statedReason(now.movementReasons.rating ?? 'unexplained', quote),
    tell: () => say(id, parts, { c: ratingChangeId }),
    quotes: () => (quote === undefined ? [] : [quote]),
    ...(worse ? { ask: () => say('ask.rating.worsened', parts) } : {}),
  }
}
