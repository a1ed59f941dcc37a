import { moneyTexts } from '../narrative/format.ts'
import { dayValue, moneyValue, nameSegment, periodSegment, ratingSegment } from '../narrative/segments.ts'
import type { Analysis } from '../portfolio/analysis.ts'
import type { Assessor, DayField, MoneyField, RatingValue, StatusFact } from '../portfolio/facts.ts'
import { valueOf } from '../portfolio/known.ts'
import type { Finding, Quote, Segment } from '../portfolio/overview.ts'
import type { Subject, View } from '../portfolio/view.ts'

/** The segments that findings speak with. */

export function nameOf({ initiative }: Subject): Segment {
  return nameSegment('initiative', initiative.id, initiative.title)
}

export function subjectOf({ initiative }: Subject): Finding['subject'] {
  return { kind: 'initiative', id: initiative.id, title: initiative.title }
}

export function unitSegment({ index }: View, unit: string | undefined): Segment {
  const known = unit === undefined ? undefined : index.units.get(unit)
  return nameSegment('unit', known?.id ?? '', known?.title ?? 'a unit without a name')
}

export function thenSegment({ index, compare, period }: View): Segment {
  return periodSegment(compare ?? period, index.periods)
}

export function nowSegment({ index, period }: View): Segment {
  return periodSegment(period, index.periods)
}

export function periodOf({ index }: View, status: StatusFact): Segment {
  const period = index.periods[index.positionOf.get(status.period) ?? -1]
  return period === undefined ? dayValue(status.asOf, status, 'asOf') : periodSegment(period, index.periods)
}

export function dayOf(status: StatusFact, field: DayField): Segment {
  return dayValue(valueOf(status.days[field]) ?? '', status, field)
}

export function moneyOf(status: StatusFact, field: MoneyField): Segment {
  return moneyValue(valueOf(status.money[field]) ?? { minor: 0, currency: 'XXX' }, status, field)
}

/** The amounts of two reports, told so that they differ where they do. */
export function moneyPair(before: StatusFact, now: StatusFact, field: MoneyField): readonly [Segment, Segment] {
  const [a, b] = [valueOf(before.money[field]), valueOf(now.money[field])]
  if (a === undefined || b === undefined) throw new Error('A pair of amounts has two amounts')
  const [from, to] = moneyTexts(a.minor, b.minor, a.currency)
  return [
    { type: 'value', text: from, value: a.minor, evidence: { statuses: [before.id], field } },
    { type: 'value', text: to, value: b.minor, evidence: { statuses: [now.id], field } },
  ]
}

export function ratingBy(value: RatingValue, status: StatusFact, assessor: Assessor): Segment {
  return ratingSegment(value, status, assessor)
}

export function quoteSegment({ text, author }: Quote): Segment {
  return { type: 'quote', text, author }
}

/** Evidence of one or two reports. */
export function evidenceOf(field: string, ...statuses: readonly (StatusFact | undefined)[]) {
  return { statuses: statuses.flatMap((status) => (status === undefined ? [] : [status.id])), field }
}

/** Whole-life cost as this period gives it, else as last given: for weighing only, never told. */
export function sizeOf({ series }: Subject): number {
  const last = series.findLast((status) => valueOf(status?.money.wholeLifeCost) !== undefined)
  return Math.abs(valueOf(last?.money.wholeLifeCost)?.minor ?? 0)
}

export function exchangeOf({ view }: Analysis) {
  return view.index.facts.organisation.exchange
}
