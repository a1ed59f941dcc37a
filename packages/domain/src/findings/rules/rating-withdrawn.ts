import { countSegment } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import type { Subject } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import { evidenceOf, exchangeOf, nameOf, nowSegment, ratingBy, subjectOf, thenSegment } from '../words.ts'

/** Rated then, reported now with the rating withheld. */
export const ratingWithdrawn: Rule = {
  id: 'rating.withdrawn',
  find: (analysis) =>
    analysis.view.reported
      .filter(({ leadNow, leadBefore }) => leadNow?.absent === 'withheld' && leadBefore?.value !== undefined)
      .map((subject) => found(analysis, subject)),
  tellMany: (analysis, all) =>
    say('ratingWithdrawn.many', {
      count: countSegment(all.length, {
        statuses: all.flatMap(({ evidence }) => evidence.statuses),
        field: 'rating.lead',
      }),
      then: thenSegment(analysis.view),
    }),
}

function found(analysis: Analysis, subject: Subject): Found {
  const { before, now, leadBefore } = subject
  if (before === undefined || leadBefore?.value === undefined) throw new Error('A withdrawn rating was given before')
  const parts = {
    name: nameOf(subject),
    from: ratingBy(leadBefore.value, before, leadBefore.assessor ?? 'owner'),
    then: thenSegment(analysis.view),
    now: nowSegment(analysis.view),
  }
  const troubled = leadBefore.value === 'red' || leadBefore.value === 'amberRed'
  return {
    rule: 'rating.withdrawn',
    severity: troubled ? 'high' : 'medium',
    materiality: exchangeOf(analysis).withheldStep / 3 + (troubled ? 1.5 : 0.25),
    subject: subjectOf(subject),
    initiatives: [subject.initiative.id],
    evidence: evidenceOf('rating.lead', before, now),
    tell: () => say('ratingWithdrawn', parts),
    ask: () => say('ask.ratingWithdrawn', parts),
  }
}
