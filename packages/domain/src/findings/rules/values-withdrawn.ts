import { countSegment } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import { ratingChangeId } from '../../portfolio/comparisons/rating-change.ts'
import { weighCost } from '../../portfolio/exchange.ts'
import { absenceReasonOf, valueOf } from '../../portfolio/known.ts'
import { type RatingMove, leadMove } from '../../portfolio/rating-move.ts'
import { withdrawnFields } from '../../portfolio/rows.ts'
import { authorOf } from '../../portfolio/quote-cause.ts'
import type { Quote } from '../../portfolio/overview.ts'
import type { Subject } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import {
  dayOf,
  evidenceOf,
  exchangeOf,
  moneyOf,
  nameOf,
  nowSegment,
  ratingBy,
  subjectOf,
  thenSegment,
} from '../words.ts'

/** A date, a cost or both that were given and are withheld now that the rating got worse: what a reader must not miss. */
export const withdrawnAsRatingFell: Rule = {
  id: 'value.withdrawnAsRatingFell',
  find: (analysis) =>
    each(analysis, (subject, move) => (worse(move) ? asRatingFell(analysis, subject, move) : undefined)),
  tellMany: (analysis, all) =>
    say('withdrawnAsRatingFell.many', { count: count(all), then: thenSegment(analysis.view) }, { c: ratingChangeId }),
}

/** A date, a cost or both that were given and are withheld now, with a rating that did not get worse or cannot be compared. */
export const valueWithdrawn: Rule = {
  id: 'value.withdrawn',
  find: (analysis) => each(analysis, (subject, move) => (worse(move) ? undefined : withdrawn(analysis, subject))),
  tellMany: (analysis, all) => say('withdrawn.many', { count: count(all), then: thenSegment(analysis.view) }),
}

function each(
  analysis: Analysis,
  find: (subject: Subject, move: ReturnType<typeof leadMove>) => Found | undefined,
): Found[] {
  return analysis.view.reported
    .filter((subject) => withdrawnFields(subject).length > 0)
    .flatMap((subject) => find(subject, leadMove(subject)) ?? [])
}

function worse(move: ReturnType<typeof leadMove>): move is RatingMove {
  return typeof move !== 'string' && move.steps < 0
}

function asRatingFell(analysis: Analysis, subject: Subject, move: RatingMove): Found {
  const base = withdrawn(analysis, subject)
  const { now, before } = subject
  if (now === undefined || before === undefined) throw new Error('A withdrawn value has two reports')
  const parts = {
    ...partsOf(analysis, subject),
    from: ratingBy(move.from, before, move.assessor),
    to: ratingBy(move.to, now, move.assessor),
  }
  return {
    ...base,
    rule: 'value.withdrawnAsRatingFell',
    severity: 'high',
    materiality: exchangeOf(analysis).withheldStep * 2 - move.steps + base.materiality,
    tell: () => say('withdrawnAsRatingFell', parts, { c: ratingChangeId }),
    ask: () => say('ask.withdrawnAsRatingFell', parts, { c: ratingChangeId }),
  }
}

function withdrawn(analysis: Analysis, subject: Subject): Found {
  const { now, before } = subject
  const exchange = exchangeOf(analysis)
  const fields = withdrawnFields(subject)
  const lost = fields.includes('wholeLifeCost') ? (valueOf(before?.money.wholeLifeCost)?.minor ?? 0) : 0
  const parts = partsOf(analysis, subject)
  const field = fields.join('+')
  return {
    rule: 'value.withdrawn',
    severity: 'medium',
    materiality: exchange.withheldStep / 3 + Math.min(4, weighCost(lost, exchange) / 4),
    subject: subjectOf(subject),
    initiatives: [subject.initiative.id],
    evidence: evidenceOf(field, before, now),
    detail: field,
    reason: 'publication',
    tell: () => say('withdrawn', parts),
    ask: () => say('ask.withdrawn', parts),
    quotes: () => reasonQuotes(analysis, subject),
  }
}

function partsOf({ view }: Analysis, subject: Subject) {
  const { before } = subject
  if (before === undefined) throw new Error('A withdrawn value was given before')
  const fields = withdrawnFields(subject)
  const end = dayOf(before, 'endDate')
  return {
    name: nameOf(subject),
    field: fields.length > 1 ? 'both' : (fields[0] ?? ''),
    value: fields.includes('wholeLifeCost') ? moneyOf(before, 'wholeLifeCost') : end,
    end,
    then: thenSegment(view),
    now: nowSegment(view),
  }
}

/** What the report says instead of the values, each wording once. */
function reasonQuotes({ view }: Analysis, subject: Subject): Quote[] {
  const { now } = subject
  if (now === undefined) return []
  const quotes = withdrawnFields(subject).flatMap((field): Quote[] => {
    const text = absenceReasonOf<unknown>(field === 'endDate' ? now.days.endDate : now.money.wholeLifeCost)
    return text ? [{ text, author: authorOf(view.index, now), initiative: now.initiative, status: now.id, field }] : []
  })
  return quotes.filter(({ text }, at) => quotes.findIndex((one) => one.text === text) === at)
}

function count(all: readonly Found[]) {
  return countSegment(all.length, { statuses: all.flatMap(({ evidence }) => evidence.statuses) })
}
