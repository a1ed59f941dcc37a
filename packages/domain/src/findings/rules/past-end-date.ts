import { countSegment } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import { daysBetween } from '../../portfolio/day.ts'
import { weighDays } from '../../portfolio/exchange.ts'
import { valueOf } from '../../portfolio/known.ts'
import type { Subject } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import { since } from '../since.ts'
import { dayOf, evidenceOf, exchangeOf, nameOf, nowSegment, subjectOf } from '../words.ts'

/** The end date lies before the as-of date of the report that gives it, and nobody closed the initiative. */
export const pastEndDate: Rule = {
  id: 'endDate.past',
  find: (analysis) =>
    analysis.view.reported
      .filter(
        ({ now, initiative }) =>
          (valueOf(now?.days.endDate) ?? '9') < analysis.view.period.asOf && initiative.condition !== 'closed',
      )
      .map((subject) => found(analysis, subject)),
  tellMany: (analysis, all) =>
    say('endDate.past.many', {
      count: countSegment(all.length, { statuses: all.flatMap(({ evidence }) => evidence.statuses), field: 'endDate' }),
      now: nowSegment(analysis.view),
    }),
}

function found(analysis: Analysis, subject: Subject): Found {
  const { view } = analysis
  const { now } = subject
  if (now === undefined) throw new Error('Only a report can be past its end date')
  const parts = { name: nameOf(subject), end: dayOf(now, 'endDate'), now: nowSegment(view) }
  const days = Math.min(daysBetween(valueOf(now.days.endDate) ?? view.period.asOf, view.period.asOf), 5 * 365)
  return {
    rule: 'endDate.past',
    severity: days > 90 ? 'medium' : 'low',
    materiality: 0.25 + weighDays(days, exchangeOf(analysis)) * 0.5,
    subject: subjectOf(subject),
    initiatives: [subject.initiative.id],
    evidence: evidenceOf('endDate', now),
    since: since(subject, view.now, (status) => (valueOf(status.days.endDate) ?? '9') < status.asOf),
    tell: () => say('endDate.past', parts),
    ask: () => say('ask.endDate.past', parts),
  }
}
