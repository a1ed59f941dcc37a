import { durationText } from '../../narrative/format.ts'
import { countSegment, workedOut } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import { dateChangeId, lastKnownId } from '../../portfolio/comparisons/date-change.ts'
import type { DateMove } from '../../portfolio/date-move.ts'
import { quoteDateRecorded } from '../../portfolio/date-recorded.ts'
import { weighDays } from '../../portfolio/exchange.ts'
import { quoteCause, statedReason } from '../../portfolio/quote-cause.ts'
import type { Quote, Sentence } from '../../portfolio/overview.ts'
import type { Subject } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import { saidBy, withCause } from '../with-cause.ts'
import { dayOf, evidenceOf, exchangeOf, nameOf, periodOf, subjectOf, thenSegment } from '../words.ts'

/** Moves of less than this are not worth a finding of their own. */
const worthTellingDays = 28

/** An end date that two reports give differently, with the reason as far as anybody gave one. */
export const endDateMoved: Rule = {
  id: 'endDate.moved',
  find: (analysis) =>
    (analysis.dates?.moves ?? [])
      .filter(
        ({ move }) =>
          Math.abs(move.days) >= worthTellingDays && quoteDateRecorded(analysis.view.index, move) === undefined,
      )
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
  const quote = quoteCause(analysis.view.index, move.now, ['scheduleCommentary'])
  const reason = statedReason(move.reason, quote)
  const compares = { c: compareId(move) }
  const weight = weighDays(move.days, exchangeOf(analysis))
  return {
    rule: 'endDate.moved',
    severity: later && weight >= 1.5 ? 'high' : later ? 'medium' : 'low',
    materiality: later ? weight : weight / 2,
    subject: subjectOf(subject),
    initiatives: [subject.initiative.id],
    evidence: evidenceOf('endDate', move.before, move.now),
    reason,
    tell: () => withCause(say('endDate.moved', partsOf(analysis, subject, move), compares), quote),
    quotes: () => (quote === undefined ? [] : [quote]),
    ...(later ? { ask: () => ask(partsOf(analysis, subject, move), quote, compares) } : {}),
  }
}

/** Why it moved is not asked of those who said so: only what makes the date hold. */
function ask(parts: ReturnType<typeof partsOf>, quote: Quote | undefined, compares: { c: string }): Sentence {
  if (!quote?.cause) return say('ask.endDate.moved', parts, compares)
  return say('ask.endDate.moved.stated', { ...parts, ...saidBy(quote) }, compares)
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
