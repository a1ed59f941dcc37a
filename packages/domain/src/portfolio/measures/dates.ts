import { daysBetween } from '../day.ts'
import { absenceOf, valueOf } from '../known.ts'
import { median } from '../median.ts'
import type { Measure } from '../overview.ts'
import type { View } from '../view.ts'
import { countAbsences, makeMeasure, nowIds } from './make-measure.ts'

/** End dates: how far off the middle one is, and how many have passed while the initiative still reports. */
export function dateMeasures(view: View): Measure[] {
  const { reported, period } = view
  const dated = reported.filter(({ now }) => valueOf(now?.days.endDate) !== undefined)
  const endOf = (subject: (typeof dated)[number]) => valueOf(subject.now?.days.endDate) ?? ''
  const past = dated.filter((subject) => endOf(subject) < period.asOf)
  const soon = dated.filter((subject) => {
    const days = daysBetween(period.asOf, endOf(subject))
    return days >= 0 && days <= 365
  })
  const absent = countAbsences(reported.map(({ now }) => absenceOf(now?.days.endDate)))
  const common = {
    n: dated.length,
    of: reported.length,
    ...(Object.keys(absent).length === 0 ? {} : { absent }),
    field: 'endDate',
  }
  const measures = [
    makeMeasure(view, {
      ...common,
      id: 'endDate.known',
      label: 'Initiatives with an end date',
      value: dated.length,
      formula: 'reports that give one end date',
      statuses: nowIds(dated),
    }),
    makeMeasure(view, {
      ...common,
      id: 'endDate.past',
      label: 'Past their end date and reported',
      value: past.length,
      formula: 'reports whose end date lies before the as-of date',
      statuses: nowIds(past),
    }),
    makeMeasure(view, {
      ...common,
      id: 'endDate.withinYear',
      label: 'Ending within a year',
      value: soon.length,
      formula: 'reports whose end date lies within 365 days after the as-of date',
      statuses: nowIds(soon),
    }),
  ]
  if (dated.length === 0) return measures
  const remaining = dated.map((subject) => daysBetween(period.asOf, endOf(subject)))
  return measures.concat(
    makeMeasure(view, {
      ...common,
      id: 'endDate.median',
      label: 'Median time to the end date',
      value: median(remaining),
      unit: 'days',
      formula: 'median over reports of (end date − as-of date), in calendar days',
      statuses: nowIds(dated),
    }),
  )
}
