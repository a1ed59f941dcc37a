import type { DayField, Money, MoneyField, PeriodFact, RatingValue, StatusFact } from '../portfolio/facts.ts'
import type { Evidence, Measure, PeriodRef, Segment } from '../portfolio/overview.ts'
import { countText, dayText, durationText, moneyText, monthText, percentText, ratingText } from './format.ts'

/** A measure as the text shows it, without its sign: the words around it say which way. */
export function measureSegment(measure: Measure): Extract<Segment, { type: 'measure' }> {
  return { type: 'measure', id: measure.id, text: measureText(measure, Math.abs(measure.value)), value: measure.value }
}

export function measureText({ unit, currency }: Pick<Measure, 'unit' | 'currency'>, value: number): string {
  switch (unit) {
    case 'count':
    case 'periods':
      return countText(value)
    case 'minor':
      return moneyText(value, currency ?? 'XXX')
    case 'days':
      return durationText(value)
    case 'percent':
      return percentText(value)
  }
}

export function dayValue(day: string, status: StatusFact, field: DayField | 'asOf'): Segment {
  return { type: 'value', text: dayText(day), value: day, evidence: { statuses: [status.id], field } }
}

export function moneyValue(money: Money, status: StatusFact, field: MoneyField): Segment {
  const text = moneyText(money.minor, money.currency)
  return { type: 'value', text, value: money.minor, evidence: { statuses: [status.id], field } }
}

export function ratingSegment(value: RatingValue, status: StatusFact, assessor: string): Segment {
  return {
    type: 'value',
    text: ratingText(value),
    value,
    evidence: { statuses: [status.id], field: `rating.${assessor}` },
  }
}

/** A number worked out from several reports: a difference, a count of periods. */
export function workedOut(
  text: string,
  value: number,
  statuses: readonly (StatusFact | undefined)[],
  field: string,
): Segment {
  const ids = statuses.flatMap((status) => (status === undefined ? [] : [status.id]))
  return { type: 'value', text, value, evidence: { statuses: ids, field } }
}

export function countSegment(value: number, evidence: Evidence): Segment {
  return { type: 'value', text: countText(value), value, evidence }
}

export function nameSegment(kind: string, id: string, text: string): Segment {
  return { type: 'name', kind, id, text }
}

/** A period's name is its month, or its day where two periods fall into one month. */
export function periodSegment(period: PeriodFact | PeriodRef, all: readonly PeriodRef[]): Segment {
  const twins = all.filter(({ asOf }) => asOf.slice(0, 7) === period.asOf.slice(0, 7)).length
  return nameSegment('period', period.id, twins > 1 ? dayText(period.asOf) : monthText(period.asOf))
}
