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

type Field = 'endDate' | 'wholeLifeCost'

/** A date or a cost that was given and is withheld now that the rating got worse: what a reader must not miss. */
export const withdrawnAsRatingFell: Rule = {
  id: 'value.withdrawnAsRatingFell',
  find: (analysis) =>
    each(analysis, (subject, field, move) => (worse(move) ? [asRatingFell(analysis, subject, field, move)] : [])),
  tellMany: (analysis, all) =>
    say('withdrawnAsRatingFell.many', { count: count(all), then: thenSegment(analysis.view) }, { c: ratingChangeId }),
}

/** A date or a cost that was given and is withheld now, with a rating that did not get worse or cannot be compared. */
export const valueWithdrawn: Rule = {
  id: 'value.withdrawn',
  find: (analysis) =>
    each(analysis, (subject, field, move) => (worse(move) ? [] : [withdrawn(analysis, subject, field)])),
  tellMany: (analysis, all) => say('withdrawn.many', { count: count(all), then: thenSegment(analysis.view) }),
}

function each(
  analysis: Analysis,
  find: (subject: Subject, field: Field, move: ReturnType<typeof leadMove>) => Found[],
): Found[] {
  return analysis.view.reported.flatMap((subject) =>
    withdrawnFields(subject).flatMap((field) => find(subject, field, leadMove(subject))),
  )
}

function worse(move: ReturnType<typeof leadMove>): move is RatingMove {
  return typeof move !== 'string' && move.steps < 0
}

function asRatingFell(analysis: Analysis, subject: Subject, field: Field, move: RatingMove): Found {
  const base = withdrawn(analysis, subject, field)
  const { now, before } = subject
  if (now === undefined || before === undefined) throw new Error('A withdrawn value has two reports')
  const parts = {
    ...partsOf(analysis, subject, field),
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

function withdrawn(analysis: Analysis, subject: Subject, field: Field): Found {
  const { now, before } = subject
  const exchange = exchangeOf(analysis)
  const lost = field === 'wholeLifeCost' && before !== undefined ? (valueOf(before.money.wholeLifeCost)?.minor ?? 0) : 0
  const parts = partsOf(analysis, subject, field)
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
    quotes: () => reasonQuotes(analysis, subject, field),
  }
}

function partsOf({ view }: Analysis, subject: Subject, field: Field) {
  const { before } = subject
  if (before === undefined) throw new Error('A withdrawn value was given before')
  return {
    name: nameOf(subject),
    field,
    value: field === 'endDate' ? dayOf(before, 'endDate') : moneyOf(before, 'wholeLifeCost'),
    then: thenSegment(view),
    now: nowSegment(view),
  }
}

/** What the report says instead of the value. */
function reasonQuotes({ view }: Analysis, { now }: Subject, field: Field): Quote[] {
  if (now === undefined) return []
  const text = absenceReasonOf<unknown>(field === 'endDate' ? now.days.endDate : now.money.wholeLifeCost)
  return text ? [{ text, author: authorOf(view.index, now), initiative: now.initiative, status: now.id, field }] : []
}

function count(all: readonly Found[]) {
  return countSegment(all.length, { statuses: all.flatMap(({ evidence }) => evidence.statuses) })
}
