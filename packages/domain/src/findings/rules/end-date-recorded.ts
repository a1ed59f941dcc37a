import { countSegment } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import type { DateMove } from '../../portfolio/date-move.ts'
import { quoteDateRecorded } from '../../portfolio/date-recorded.ts'
import { weighDays } from '../../portfolio/exchange.ts'
import type { Subject } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import { saidBy } from '../with-cause.ts'
import { dayOf, evidenceOf, exchangeOf, nameOf, nowSegment, periodOf, subjectOf } from '../words.ts'

/** An end date that differs from the one before, while its report says that the date remains, or that another one was given. */
export const endDateRecorded: Rule = {
  id: 'endDate.recorded',
  find: (analysis) =>
    (analysis.dates?.moves ?? [])
      .filter(({ move }) => move.days !== 0)
      .flatMap(({ subject, move }) => found(analysis, subject, move) ?? []),
  tellMany: (_analysis, all) =>
    say('endDate.recorded.many', {
      count: countSegment(all.length, {
        statuses: all.flatMap(({ evidence }) => evidence.statuses),
        field: 'endDate',
      }),
    }),
}

function found(analysis: Analysis, subject: Subject, move: DateMove): Found | undefined {
  const { view } = analysis
  const quote = quoteDateRecorded(view.index, move)
  if (quote === undefined) return undefined
  const parts = {
    name: nameOf(subject),
    from: dayOf(move.before, 'endDate'),
    to: dayOf(move.now, 'endDate'),
    then: periodOf(view, move.before),
    now: nowSegment(view),
    ...saidBy(quote),
  }
  return {
    rule: 'endDate.recorded',
    severity: 'data',
    materiality: weighDays(move.days, exchangeOf(analysis)) / 2,
    subject: subjectOf(subject),
    initiatives: [subject.initiative.id],
    evidence: evidenceOf('endDate', move.before, move.now),
    tell: () => say('endDate.recorded', parts),
    quotes: () => [quote],
    ask: () => say('ask.endDate.recorded', parts),
  }
}
