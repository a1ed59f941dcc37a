import { countText } from '../../narrative/format.ts'
import { countSegment, workedOut } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import type { StatusFact } from '../../portfolio/facts.ts'
import type { Subject } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import { since } from '../since.ts'
import { nameOf, nowSegment, ratingBy, subjectOf } from '../words.ts'

const shortestRun = 3
const weights = { red: 1, amberRed: 0.5 } as const

/** Three and more reports running at Red or Amber/Red, unbroken on one scale by one assessor. */
export const periodsInRating: Rule = {
  id: 'rating.longRun',
  find: (analysis) => analysis.view.reported.flatMap((subject) => found(analysis, subject) ?? []),
  tellMany: (analysis, all) =>
    say('longRun.many', {
      count: countSegment(all.length, {
        statuses: all.flatMap(({ evidence }) => evidence.statuses),
        field: 'rating.lead',
      }),
      now: nowSegment(analysis.view),
    }),
}

function found(analysis: Analysis, subject: Subject): Found | undefined {
  const { view } = analysis
  const { now, leadNow } = subject
  const value = leadNow?.value
  if (now === undefined || leadNow?.assessor === undefined || (value !== 'red' && value !== 'amberRed'))
    return undefined
  const alike = (status: StatusFact) => {
    const lead = view.index.lead.get(status.id)
    return lead?.value === value && lead.scale === leadNow.scale && lead.assessor === leadNow.assessor
  }
  const start = since(subject, view.now, alike)
  const length = view.now - start + 1
  if (length < shortestRun) return undefined
  const statuses = subject.series.slice(start, view.now + 1)
  const parts = {
    name: nameOf(subject),
    value: ratingBy(value, now, leadNow.assessor),
    run: workedOut(countText(length), length, statuses, 'rating.lead'),
    who: leadNow.assessor,
    now: nowSegment(view),
  }
  return {
    rule: 'rating.longRun',
    severity: value === 'red' ? 'high' : 'medium',
    materiality: weights[value] * (1 + length / 4),
    subject: subjectOf(subject),
    initiatives: [subject.initiative.id],
    evidence: {
      statuses: statuses.flatMap((status) => (status === undefined ? [] : [status.id])),
      field: 'rating.lead',
    },
    since: start,
    tell: () => say('longRun', parts),
    ask: () => say('ask.longRun', parts),
  }
}
