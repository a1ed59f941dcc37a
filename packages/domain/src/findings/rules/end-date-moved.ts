import { durationText } from '../../narrative/format.ts'
import { countSegment, workedOut } from '../../narrative/segments.ts'
import { joined, say } from '../../narrative/sentence.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import { dateChangeId, lastKnownId } from '../../portfolio/comparisons/date-change.ts'
import type { DateMove } from '../../portfolio/date-move.ts'
import { weighDays } from '../../portfolio/exchange.ts'
import { quoteCause } from '../../portfolio/quote-cause.ts'
import type { Sentence } from '../../portfolio/overview.ts'
import type { Subject } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import { dayOf, evidenceOf, exchangeOf, nameOf, periodOf, quoteSegment, subjectOf, thenSegment } from '../words.ts'

/** Moves of less than this are not worth a finding of their own. */
const worthTellingDays = 28

/** An end date that two reports give differently, with the reason as far as anybody gave one. */
export const endDateMoved: Rule = {
  id: 'endDate.moved',
  find: (analysis) =>
    (analysis.dates?.moves ?? [])
      .filter(({ move }) => Math.abs(move.days) >= worthTellingDays)
      .map(({ subject, move }) => found(analysis, subject, move)),
  tellMany: (analysis, all) => {
    const count = countSegment(all.length, {
      statuses: all.flatMap(({ evidence }) => evidence.statuses),
      field: 'endDate',
    })
    return say('endDate.moved.many', { count, then: thenSegment(analysis.view) }, { c: dateChangeId })
  },
}

function found(analysis: Analysis, subject: Subject, move: DateMove): Found {
  const later = move.days > 0
  const quote = () => quoteCause(analysis.view.index, move.now, ['scheduleCommentary'])
  const weight = weighDays(move.days, exchangeOf(analysis))
  return {
    rule: 'endDate.moved',
    severity: later && weight >= 1.5 ? 'high' : later ? 'medium' : 'low',
    materiality: later ? weight : weight / 2,
    subject: subjectOf(subject),
    initiatives: [subject.initiative.id],
    evidence: evidenceOf('endDate', move.before, move.now),
    reason: move.reason,
    tell: () => tellMove(analysis, subject, move, quote()),
    quotes: () => [quote()].filter((one) => one !== undefined),
    ...(later ? { ask: () => say('ask.endDate.moved', partsOf(analysis, subject, move), { c: compareId(move) }) } : {}),
  }
}

function tellMove(
  analysis: Analysis,
  subject: Subject,
  move: DateMove,
  quote: ReturnType<typeof quoteCause>,
): Sentence {
  const told = say('endDate.moved', partsOf(analysis, subject, move), { c: compareId(move) })
  if (quote === undefined) return joined(told, say('cause.none', {}))
  return joined(
    told,
    say('cause.quoted', {
      author: { type: 'name', kind: 'author', id: quote.status, text: quote.author },
      quote: quoteSegment(quote),
    }),
  )
}

function partsOf({ view }: Analysis, subject: Subject, move: DateMove) {
  return {
    name: nameOf(subject),
    from: dayOf(move.before, 'endDate'),
    to: dayOf(move.now, 'endDate'),
    length: workedOut(durationText(move.days), move.days, [move.before, move.now], 'endDate'),
    then: periodOf(view, move.before),
    way: move.days > 0 ? 'later' : 'earlier',
    reason: move.reason,
    known: move.lastKnown ? 'last' : 'then',
  }
}

function compareId(move: DateMove): string {
  return move.lastKnown ? lastKnownId(move.before.period) : dateChangeId
}
