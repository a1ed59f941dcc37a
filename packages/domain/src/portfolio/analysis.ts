import { type CostChange, costChange } from './comparisons/cost-change.ts'
import { type DateChange, dateChange } from './comparisons/date-change.ts'
import { inYearVariance } from './comparisons/in-year-variance.ts'
import { type RatingChange, ratingChange } from './comparisons/rating-change.ts'
import { dateMeasures } from './measures/dates.ts'
import { moneyMeasures } from './measures/money.ts'
import { populationMeasures } from './measures/population.ts'
import { ratingMeasures } from './measures/ratings.ts'
import type { Comparison, Measure } from './overview.ts'
import type { View } from './view.ts'

/** All numbers and comparisons of a view: what findings and sentences may speak of. */
export interface Analysis {
  readonly view: View
  readonly measures: ReadonlyMap<string, Measure>
  readonly comparisons: ReadonlyMap<string, Comparison>
  readonly ratings?: RatingChange
  readonly cost?: CostChange
  readonly dates?: DateChange
}

export function analyse(view: View): Analysis {
  const ratings = ratingChange(view)
  const cost = costChange(view, 'wholeLifeCost')
  const benefits = costChange(view, 'benefits')
  const dates = dateChange(view)
  const variance = inYearVariance(view)
  const measures = [
    ...populationMeasures(view),
    ...ratingMeasures(view),
    ...moneyMeasures(view),
    ...dateMeasures(view),
    ...(ratings?.measures ?? []),
    ...(cost?.measures ?? []),
    ...(benefits?.measures ?? []),
    ...(dates?.measures ?? []),
    ...(variance?.measures ?? []),
  ]
  const comparisons = [
    ratings?.comparison,
    ...(cost?.comparisons ?? []),
    ...(benefits?.comparisons ?? []),
    ...(dates?.comparisons ?? []),
    variance?.comparison,
  ].filter((one) => one !== undefined)
  return {
    view,
    measures: new Map(measures.map((measure) => [measure.id, measure])),
    comparisons: new Map(comparisons.map((comparison) => [comparison.id, comparison])),
    ...(ratings === undefined ? {} : { ratings }),
    ...(cost === undefined ? {} : { cost }),
    ...(dates === undefined ? {} : { dates }),
  }
}

/** A measure that must be there: asking for one that is not is a bug. */
export function measureOf({ measures }: Analysis, id: string): Measure {
  const measure = measures.get(id)
  if (measure === undefined) throw new Error(`No measure "${id}" in this view`)
  return measure
}

/** A comparison a sentence may rest on: there, and valid. */
export function isValid({ comparisons }: Analysis, id: string): boolean {
  return comparisons.get(id)?.valid === true
}
