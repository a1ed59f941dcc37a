import { countSegment } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import { minorDigits } from '../../portfolio/currency.ts'
import { daysBetween } from '../../portfolio/day.ts'
import type { StatusFact } from '../../portfolio/facts.ts'
import { valueOf } from '../../portfolio/known.ts'
import { headlineRating } from '../../portfolio/lead-rating.ts'
import type { Quote, Segment, Sentence } from '../../portfolio/overview.ts'
import { quoteOf } from '../../portfolio/quote-cause.ts'
import { ratingSteps } from '../../portfolio/rating-scale.ts'
import { remember } from '../../portfolio/remember.ts'
import type { Subject } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import { type ClaimedAmount, claimedEndDate, claimedRating, claimedWholeLifeCost } from '../text-claims.ts'
import {
  dayOf,
  evidenceOf,
  moneyOf,
  nameOf,
  nowSegment,
  periodOf,
  quoteSegment,
  ratingBy,
  subjectOf,
} from '../words.ts'

/** A month: closer dates are taken for one date written in two ways. */
const nearDays = 31
/** One in a hundred and a million: closer amounts are taken for one amount, rounded. */
const nearShare = 0.01
const nearAmount = 1e6

/** A commentary states a date, a cost or a rating that its own field, or the report before, gives differently. */
export const textContradicts: Rule = {
  id: 'text.contradictsField',
  find: (analysis) =>
    analysis.view.reported.flatMap((subject) => [
      ...endDates(analysis, subject),
      ...costs(analysis, subject),
      ...ratings(analysis, subject),
    ]),
  tellMany: (analysis, all) =>
    say('contradicts.many', {
      count: countSegment(all.length, { statuses: all.flatMap(({ evidence }) => evidence.statuses) }),
      now: nowSegment(analysis.view),
    }),
}

const claimsOf = remember(({ texts }: StatusFact) => ({
  endDate: claimedEndDate(texts.scheduleCommentary),
  cost: claimedWholeLifeCost(texts.costCommentary),
  rating: claimedRating(texts.ratingCommentary),
}))

function endDates(analysis: Analysis, subject: Subject): Found[] {
  const { now } = subject
  const claim = now === undefined ? undefined : claimsOf(now).endDate
  if (now === undefined || claim === undefined) return []
  const quote = quoteOf(analysis.view.index, now, 'scheduleCommentary', claim.words)
  const field = valueOf(now.days.endDate)
  if (claim.now !== undefined && field !== undefined && far(claim.now, field)) {
    return [against(analysis, subject, now, now, 'endDate', quote, dayOf(now, 'endDate'), 1.5)]
  }
  const before = reportBefore(analysis, subject)
  const earlier = valueOf(before?.days.endDate)
  if (before === undefined || claim.before === undefined || earlier === undefined || !far(claim.before, earlier))
    return []
  return [against(analysis, subject, now, before, 'endDate', quote, dayOf(before, 'endDate'), 0.6)]
}

function costs(analysis: Analysis, subject: Subject): Found[] {
  const { now } = subject
  const claim = now === undefined ? undefined : claimsOf(now).cost
  if (now === undefined || claim === undefined) return []
  const quote = quoteOf(analysis.view.index, now, 'costCommentary', claim.words)
  if (claim.now !== undefined && apart(claim.now, majorOf(now))) {
    return [against(analysis, subject, now, now, 'wholeLifeCost', quote, moneyOf(now, 'wholeLifeCost'), 1.5)]
  }
  const before = reportBefore(analysis, subject)
  if (before === undefined || claim.before === undefined || !apart(claim.before, majorOf(before))) return []
  return [against(analysis, subject, now, before, 'wholeLifeCost', quote, moneyOf(before, 'wholeLifeCost'), 0.6)]
}

function ratings(analysis: Analysis, subject: Subject): Found[] {
  const { now, leadNow } = subject
  const claim = now === undefined ? undefined : claimsOf(now).rating
  if (now === undefined || claim === undefined || leadNow?.value === undefined || leadNow.assessor === undefined)
    return []
  const quote = quoteOf(analysis.view.index, now, 'ratingCommentary', claim.words)
  const given = (['independent', 'owner'] as const).map((assessor) => {
    const fact = headlineRating(now, assessor)
    return fact === undefined ? undefined : valueOf(fact.value)
  })
  if (claim.now !== undefined && !given.includes(claim.now)) {
    const value = ratingBy(leadNow.value, now, leadNow.assessor)
    return [against(analysis, subject, now, now, 'rating', quote, value, 1.25)]
  }
  if (claim.direction === 'same' || claim.before === undefined || claim.now === undefined) return []
  const steps = ratingSteps('rag5', claim.before, claim.now) ?? 0
  if ((claim.direction === 'better') === steps > 0) return []
  return [wrongWay(analysis, subject, now, quote, claim.before, claim.now)]
}

/** The words say one way, the two ratings they name go the other. */
function wrongWay(
  analysis: Analysis,
  subject: Subject,
  now: StatusFact,
  quote: Quote,
  from: Parameters<typeof ratingBy>[0],
  to: typeof from,
): Found {
  const parts = {
    name: nameOf(subject),
    quote: quoteSegment(quote),
    from: ratingBy(from, now, 'owner'),
    to: ratingBy(to, now, 'owner'),
  }
  const base = against(analysis, subject, now, now, 'rating', quote, parts.to, 0.5)
  return {
    ...base,
    detail: 'ratingDirection',
    tell: () => say('contradicts.direction', parts),
    ask: () => say('ask.contradicts.direction', parts),
  }
}

function against(
  analysis: Analysis,
  subject: Subject,
  now: StatusFact,
  other: StatusFact,
  field: 'endDate' | 'wholeLifeCost' | 'rating',
  quote: Quote,
  value: Segment,
  materiality: number,
): Found {
  const parts = {
    name: nameOf(subject),
    quote: quoteSegment(quote),
    value,
    field,
    where: other === now ? 'field' : 'before',
    then: periodOf(analysis.view, other),
  }
  const tell = (): Sentence => say('contradicts', parts)
  return {
    rule: 'text.contradictsField',
    severity: 'data',
    materiality,
    subject: subjectOf(subject),
    initiatives: [subject.initiative.id],
    evidence: evidenceOf(field, ...(other === now ? [now] : [other, now])),
    detail: field,
    tell,
    quotes: () => [quote],
    ask: () => say('ask.contradicts', parts),
  }
}

/** The report of the period just before, whatever the reader compares with: that is what the words speak of. */
function reportBefore({ view }: Analysis, subject: Subject): StatusFact | undefined {
  return view.now === 0 ? undefined : subject.series[view.now - 1]
}

function far(a: string, b: string): boolean {
  return Math.abs(daysBetween(a, b)) > nearDays
}

function apart({ amount, slack }: ClaimedAmount, field: number | undefined): boolean {
  return field !== undefined && Math.abs(amount - field) > Math.max(nearAmount, slack, Math.abs(field) * nearShare)
}

/** Whole-life cost in whole currency units. */
function majorOf(status: StatusFact): number | undefined {
  const money = valueOf(status.money.wholeLifeCost)
  return money === undefined ? undefined : money.minor / 10 ** minorDigits(money.currency)
}
