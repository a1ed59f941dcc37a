import { convertMoney, rateWords } from '../convert-money.ts'
import { type MoneyField, type StatusFact, moneyFields } from '../facts.ts'
import { absenceOf, rangeOf, valueOf } from '../known.ts'
import { type MoneyGroup, groupSuffix, moneyGroups } from '../money-group.ts'
import type { Measure } from '../overview.ts'
import type { View } from '../view.ts'
import { countAbsences, makeMeasure } from './make-measure.ts'

export const moneyLabels: Readonly<Record<MoneyField, string>> = {
  wholeLifeCost: 'Whole-life cost',
  inYearBaseline: 'Baseline for the year',
  inYearForecast: 'Forecast for the year',
  benefits: 'Benefits',
}

/** A total for each money field and each group that may be added; ranges and conversions beside it. */
export function moneyMeasures(view: View): Measure[] {
  const reports = view.reported.flatMap(({ now }) => (now === undefined ? [] : [now]))
  return moneyFields.flatMap((field) => {
    const groups = moneyGroups(reports, field, view.index.facts.organisation.currency)
    const absent = countAbsences(reports.map((status) => absenceOf(status.money[field])))
    return [
      ...totals(view, field, groups, reports.length, absent),
      ...counts(view, field, reports),
      ...ranges(view, field, reports),
      ...converted(view, field, groups, reports.length),
    ]
  })
}

function totals(
  view: View,
  field: MoneyField,
  found: readonly MoneyGroup[],
  of: number,
  absent: Measure['absent'],
): Measure[] {
  const home = view.index.facts.organisation.currency
  const groups: readonly MoneyGroup[] = found.length > 0 ? found : [{ currency: home, total: 0, statuses: [] }]
  return groups.map((group, position) =>
    makeMeasure(view, {
      id: `${field}${groupSuffix(group, position)}`,
      label: `${moneyLabels[field]}${groups.length > 1 ? `, ${[group.currency, group.priceBase].filter(Boolean).join(', ')}` : ''}`,
      value: group.total,
      unit: 'minor',
      currency: group.currency,
      formula: `sum of ${moneyLabels[field].toLowerCase()} over reports that give one figure in ${group.currency}${
        group.priceBase === undefined ? '' : ` at ${group.priceBase} prices`
      }`,
      n: group.statuses.length,
      of,
      ...(absent === undefined || Object.keys(absent).length === 0 ? {} : { absent }),
      statuses: ids(group.statuses),
      field,
    }),
  )
}

/** How many give one figure, how many a band, how many withhold it. */
function counts(view: View, field: MoneyField, reports: readonly StatusFact[]): Measure[] {
  const make = (id: string, what: string, of: readonly StatusFact[]) =>
    makeMeasure(view, {
      id: `${field}.${id}`,
      label: `${moneyLabels[field]}: ${what}`,
      value: of.length,
      formula: `reports that ${what}`,
      n: of.length,
      of: reports.length,
      statuses: ids(of),
      field,
    })
  return [
    make(
      'known',
      'give one figure',
      reports.filter((status) => valueOf(status.money[field]) !== undefined),
    ),
    make(
      'bands',
      'give a band',
      reports.filter((status) => rangeOf(status.money[field]) !== undefined),
    ),
    make(
      'withheld',
      'withhold it',
      reports.filter((status) => absenceOf(status.money[field]) === 'withheld'),
    ),
  ]
}

/** Bands are never turned into a figure: their lower and upper ends are added, where all have that end. */
function ranges(view: View, field: MoneyField, reports: readonly StatusFact[]): Measure[] {
  const banded = reports.filter((status) => rangeOf(status.money[field]) !== undefined)
  const currencies = new Set(
    banded.map((status) => {
      const range = rangeOf(status.money[field])
      return (range?.low ?? range?.high)?.currency
    }),
  )
  const [currency] = currencies
  if (currencies.size !== 1 || currency === undefined) return []
  return (['low', 'high'] as const).flatMap((end) => {
    const having = banded.filter((status) => rangeOf(status.money[field])?.[end] !== undefined)
    if (having.length === 0) return []
    const value = having.reduce((sum, status) => sum + (rangeOf(status.money[field])?.[end]?.minor ?? 0), 0)
    const side = end === 'low' ? 'lower' : 'upper'
    const common = { n: having.length, of: banded.length, statuses: ids(having), field }
    return [
      makeMeasure(view, {
        ...common,
        id: `${field}.${end}`,
        label: `${moneyLabels[field]}, ${side} ends of the bands`,
        value,
        unit: 'minor',
        currency,
        formula: `sum of the ${side} ends over reports that give a band with one`,
      }),
      makeMeasure(view, {
        ...common,
        id: `${field}.${end}.count`,
        label: `${moneyLabels[field]}, bands with ${side} ends`,
        value: having.length,
        formula: `reports that give a band with a ${side} end`,
      }),
    ]
  })
}

/** All of them in the organisation's currency, only where a dated rate covers each other one; the rates stand beside it. */
function converted(view: View, field: MoneyField, groups: readonly MoneyGroup[], of: number): Measure[] {
  const { currency: home, rates } = view.index.facts.organisation
  const bases = new Set(groups.map((group) => group.priceBase))
  if (groups.every((group) => group.currency === home) || bases.size > 1) return []
  const parts = groups.map((group) =>
    group.currency === home
      ? { minor: group.total }
      : convertMoney({ minor: group.total, currency: group.currency }, home, view.period.asOf, rates),
  )
  if (parts.some((part) => part === undefined)) return []
  const used = parts.flatMap((part) => (part !== undefined && 'rate' in part ? [part.rate] : []))
  const statuses = groups.flatMap((group) => group.statuses)
  return [
    makeMeasure(view, {
      id: `${field}.converted`,
      label: `${moneyLabels[field]}, all in ${home}`,
      value: parts.reduce((sum, part) => sum + (part?.minor ?? 0), 0),
      unit: 'minor',
      currency: home,
      formula: `sums by currency, converted: ${used.map(rateWords).join('; ')}`,
      rates: used,
      n: statuses.length,
      of,
      statuses: ids(statuses),
      field,
    }),
  ]
}

function ids(statuses: readonly StatusFact[]): string[] {
  return statuses.map((status) => status.id)
}
