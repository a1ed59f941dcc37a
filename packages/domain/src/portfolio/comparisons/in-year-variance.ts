import { valueOf } from '../known.ts'
import { makeMeasure, nowIds } from '../measures/make-measure.ts'
import type { Comparison, Measure } from '../overview.ts'
import { type Subject, type View, periodRef } from '../view.ts'
import { condition, populationCondition } from './conditions.ts'

export const varianceId = 'variance.inYear'

/** The year's forecast against the year's baseline, of the same reports that give both in one currency. */
export function inYearVariance(view: View): { comparison: Comparison; measures: Measure[] } | undefined {
  const home = mainCurrency(view)
  if (home === undefined) return undefined
  const both = view.reported.filter((subject) => {
    const [baseline, forecast] = amounts(subject)
    return baseline?.currency === home && forecast?.currency === home && samePrices(subject)
  })
  if (both.length === 0) return undefined
  const sum = (which: 0 | 1) => both.reduce((total, subject) => total + (amounts(subject)[which]?.minor ?? 0), 0)
  const baseline = sum(0)
  const forecast = sum(1)
  const make = (id: string, label: string, value: number, unit: Measure['unit'] = 'minor') =>
    makeMeasure(view, {
      id: `inYear.${id}`,
      label,
      value,
      unit,
      ...(unit === 'minor' ? { currency: home } : {}),
      formula: `${label.toLowerCase()}, of reports that give both in ${home}`,
      n: both.length,
      of: view.reported.length,
      statuses: nowIds(both),
      field: id === 'baseline' ? 'inYearBaseline' : 'inYearForecast',
    })
  const measures = [
    make('both', 'Reports with baseline and forecast for the year', both.length, 'count'),
    make('baseline', 'Baseline for the year', baseline),
    make('forecast', 'Forecast for the year', forecast),
    make('variance', 'Forecast − baseline for the year', forecast - baseline),
  ]
  if (baseline > 0)
    measures.push(
      make('variance.percent', 'Variance ÷ baseline for the year', ((forecast - baseline) / baseline) * 100, 'percent'),
    )
  const comparison: Comparison = {
    id: varianceId,
    valid: true,
    conditions: [
      populationCondition(both.length, view.reported.length, 'give both figures'),
      condition('currency', true, `both in ${home}`),
      condition('asOf', true, `both as of ${view.period.asOf}`),
    ],
    from: periodRef(view.period),
    to: periodRef(view.period),
    population: { n: both.length, of: view.reported.length },
    change: forecast - baseline,
    unit: 'minor',
    currency: home,
  }
  return { comparison, measures }
}

function amounts({ now }: Subject) {
  return [valueOf(now?.money.inYearBaseline), valueOf(now?.money.inYearForecast)] as const
}

function samePrices({ now }: Subject): boolean {
  return now?.definitions.inYearBaseline?.priceBase === now?.definitions.inYearForecast?.priceBase
}

function mainCurrency(view: View): string | undefined {
  const home = view.index.facts.organisation.currency
  const used = new Set(view.reported.map((subject) => amounts(subject)[1]?.currency))
  used.delete(undefined)
  return used.has(home) ? home : [...used][0]
}
