import { countSegment } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import type { RatingFact, StatusFact } from '../../portfolio/facts.ts'
import { valueOf } from '../../portfolio/known.ts'
import { headlineRating } from '../../portfolio/lead-rating.ts'
import { ratingSteps } from '../../portfolio/rating-scale.ts'
import type { Subject } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import { since } from '../since.ts'
import { evidenceOf, nameOf, nowSegment, ratingBy, subjectOf } from '../words.ts'

/** The independent reviewer and the owner rate one report differently, on one scale and dimension. */
export const assessorsDisagree: Rule = {
  id: 'rating.assessorsDisagree',
  find: (analysis) => analysis.view.reported.flatMap((subject) => found(analysis, subject) ?? []),
  tellMany: (analysis, all) =>
    say('disagree.many', {
      count: countSegment(all.length, { statuses: all.flatMap(({ evidence }) => evidence.statuses), field: 'rating' }),
      now: nowSegment(analysis.view),
    }),
}

function found(analysis: Analysis, subject: Subject): Found | undefined {
  const { now } = subject
  const pair = now === undefined ? undefined : disagreement(now)
  if (now === undefined || pair === undefined) return undefined
  const parts = {
    name: nameOf(subject),
    independent: ratingBy(pair.independent, now, 'independent'),
    owner: ratingBy(pair.owner, now, 'owner'),
    now: nowSegment(analysis.view),
  }
  return {
    rule: 'rating.assessorsDisagree',
    severity: pair.steps > 0 ? 'medium' : 'low',
    materiality: Math.abs(pair.steps) * (pair.steps > 0 ? 1.25 : 0.6),
    subject: subjectOf(subject),
    initiatives: [subject.initiative.id],
    evidence: evidenceOf('rating', now),
    since: since(subject, analysis.view.now, (status) => disagreement(status) !== undefined),
    tell: () => say('disagree', parts),
    ask: () => say('ask.disagree', parts),
  }
}

/** Steps from the independent value to the owner's: positive = the owner sees it better. */
function disagreement(status: StatusFact) {
  const [a, b] = [headlineRating(status, 'independent'), headlineRating(status, 'owner')]
  const [independent, owner] = [value(a), value(b)]
  if (a === undefined || b === undefined || independent === undefined || owner === undefined) return undefined
  if (a.scale !== b.scale || a.dimension !== b.dimension || independent === owner) return undefined
  return { independent, owner, steps: ratingSteps(a.scale, independent, owner) ?? 0 }
}

function value(fact: RatingFact | undefined) {
  return fact === undefined ? undefined : valueOf(fact.value)
}
