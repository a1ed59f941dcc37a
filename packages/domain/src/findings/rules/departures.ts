import { countSegment } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import { isAccountedFor } from '../../portfolio/accounted-for.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import { weighCost } from '../../portfolio/exchange.ts'
import { beforeIds } from '../../portfolio/measures/make-measure.ts'
import type { Subject } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import { exchangeOf, nameOf, nowSegment, ratingBy, sizeOf, subjectOf, thenSegment } from '../words.ts'

/** Reported then, expected and not reported now, nobody declared what became of it, and nothing reported now may be it. */
export const departures: Rule = {
  id: 'initiative.departed',
  find: (analysis) => {
    const { view } = analysis
    return view.subjects
      .filter(
        (subject) =>
          subject.standing === 'left' &&
          subject.mayBe.length === 0 &&
          !isAccountedFor(view.index, subject, view.period.asOf),
      )
      .map((subject) => found(analysis, subject))
  },
  tellMany: (analysis, all) =>
    say('departed.many', {
      count: countSegment(all.length, { statuses: all.flatMap(({ evidence }) => evidence.statuses) }),
      then: thenSegment(analysis.view),
      now: nowSegment(analysis.view),
    }),
}

function found(analysis: Analysis, subject: Subject): Found {
  const { view } = analysis
  const { before, leadBefore } = subject
  const value = leadBefore?.value
  const size = Math.min(2, weighCost(sizeOf(subject), exchangeOf(analysis)) / 6)
  const troubled = value === 'red' ? 1.5 : value === 'amberRed' ? 1 : 0
  const rated = before !== undefined && value !== undefined && leadBefore?.assessor !== undefined
  const parts = {
    name: nameOf(subject),
    then: thenSegment(view),
    now: nowSegment(view),
    by: before?.state === 'imported' ? 'name' : 'record',
    ...(rated ? { rating: ratingBy(value, before, leadBefore.assessor ?? 'owner') } : {}),
  }
  return {
    rule: 'initiative.departed',
    severity: troubled > 0 ? 'medium' : 'low',
    materiality: 0.25 + troubled + size,
    subject: subjectOf(subject),
    initiatives: [subject.initiative.id],
    evidence: { statuses: beforeIds([subject]) },
    tell: () => say(rated ? 'departed.rated' : 'departed', parts),
    ask: () => say(rated ? 'ask.departed.rated' : 'ask.departed', parts),
  }
}
