import { countSegment } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import { ratingSteps } from '../../portfolio/rating-scale.ts'
import { assessorMove, leadMove } from '../../portfolio/rating-move.ts'
import type { Subject } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import { evidenceOf, nameOf, nowSegment, ratingBy, subjectOf, thenSegment } from '../words.ts'

/**
 * The lead rating looks better only because somebody else gives it: an independent reviewer then, the owner now (or the
 * reverse). No comparison holds; the finding says so, and weighs more where the owner took over from the reviewer.
 */
export const assessorChanged: Rule = {
  id: 'rating.assessorChanged',
  find: (analysis) => analysis.view.reported.flatMap((subject) => found(analysis, subject) ?? []),
  tellMany: (analysis, all) =>
    say('assessorChanged.many', {
      count: countSegment(all.length, {
        statuses: all.flatMap(({ evidence }) => evidence.statuses),
        field: 'rating.lead',
      }),
      then: thenSegment(analysis.view),
    }),
}

function found(analysis: Analysis, subject: Subject): Found | undefined {
  const { now, before, leadNow, leadBefore } = subject
  if (now === undefined || before === undefined || leadMove(subject) !== 'assessor') return undefined
  const from = leadBefore?.value
  const to = leadNow?.value
  if (from === undefined || to === undefined || leadBefore?.assessor === undefined || leadNow?.assessor === undefined)
    return undefined
  const looks = ratingSteps(leadNow.scale ?? 'rag5', from, to) ?? 0
  if (looks <= 0 || leadBefore.assessor === leadNow.assessor) return undefined
  if (assessorMove(subject, leadNow.assessor) !== undefined) return undefined
  const parts = {
    name: nameOf(subject),
    from: ratingBy(from, before, leadBefore.assessor),
    to: ratingBy(to, now, leadNow.assessor),
    then: thenSegment(analysis.view),
    now: nowSegment(analysis.view),
    who: leadNow.assessor,
  }
  const ownerTookOver = leadNow.assessor === 'owner'
  return {
    rule: 'rating.assessorChanged',
    severity: ownerTookOver && from === 'red' ? 'high' : 'medium',
    materiality: looks * (ownerTookOver ? 1 : 0.4) + (from === 'red' ? 0.5 : 0),
    subject: subjectOf(subject),
    initiatives: [subject.initiative.id],
    evidence: evidenceOf('rating.lead', before, now),
    tell: () => say('assessorChanged', parts),
    ...(ownerTookOver ? { ask: () => say('ask.assessorChanged', parts) } : {}),
  }
}
