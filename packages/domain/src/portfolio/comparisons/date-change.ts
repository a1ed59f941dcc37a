import { absenceOf, valueOf } from '../known.ts'
import { type DateMove, dateMove, isPlausible } from '../date-move.ts'
import { makeMeasure, pairIds } from '../measures/make-measure.ts'
import { median } from '../median.ts'
import type { Comparison, Measure } from '../overview.ts'
import { type Subject, type View, periodRef } from '../view.ts'
import { asOfCondition, coverageCondition, declaredIn, definitionCondition, populationCondition } from './conditions.ts'

export interface DateChange {
  /** Plausible moves, also of zero days: between the two periods, and since a last known value. */
  readonly moves: readonly { readonly subject: Subject; readonly move: DateMove }[]
  readonly comparisons: readonly Comparison[]
  readonly measures: readonly Measure[]
}

export const dateChangeId = 'change.endDate'
/** Of a move since a last known value: the comparison names the report it starts from. */
export const lastKnownId = (period: string) => `change.endDate.lastKnown.${period}`

export function dateChange(view: View): DateChange | undefined {
  const { compare, reported } = view
  if (compare === undefined) return undefined
  const found = reported.flatMap((subject) => {
    const move = dateMove(subject, 'endDate', view.before)
    return move !== undefined && isPlausible(move) ? [{ subject, move }] : []
  })
  const moves = found.filter(({ move }) => !move.lastKnown)
  const both = reported.filter(({ before }) => before !== undefined)
  const dated = both.filter(({ now, before }) => valueOf(now?.days.endDate) && valueOf(before?.days.endDate))
  const conditions = [
    populationCondition(moves.length, both.length, 'reported both times give a plausible end date both times'),
    definitionCondition(dated, 'endDate'),
    asOfCondition(view),
    coverageCondition(view),
  ]
  const valid = conditions.every(({ holds }) => holds)
  const comparison: Comparison = {
    id: dateChangeId,
    valid,
    conditions,
    from: periodRef(compare),
    to: periodRef(view.period),
    population: { n: moves.length, of: both.length },
    ...declaredIn(dated, 'endDate'),
    ...(valid ? { change: median(moves.map(({ move }) => move.days)), unit: 'days' as const } : {}),
  }
  return {
    moves: valid ? found : found.filter(({ move }) => move.lastKnown),
    comparisons: [comparison, ...lastKnownComparisons(view, found)],
    measures: valid ? changeMeasures(view, moves, both) : [],
  }
}

/** One comparison for each older report that moves start from. */
function lastKnownComparisons(view: View, found: DateChange['moves']): Comparison[] {
  const periods = new Map<string, number>()
  for (const { move } of found)
    if (move.lastKnown) periods.set(move.before.period, (periods.get(move.before.period) ?? 0) + 1)
  return [...periods].flatMap(([id, n]) => {
    const from = view.index.periods[view.index.positionOf.get(id) ?? -1]
    if (from === undefined) return []
    return {
      id: lastKnownId(id),
      valid: true,
      conditions: [
        populationCondition(n, n, 'give an end date now and last gave one then'),
        asOfCondition({ ...view, compare: from }),
      ],
      from: periodRef(from),
      to: periodRef(view.period),
      population: { n, of: n },
    }
  })
}

function changeMeasures(view: View, moves: DateChange['moves'], both: readonly Subject[]): Measure[] {
  const those = (test: (days: number) => boolean) => moves.filter(({ move }) => test(move.days))
  const later = those((days) => days > 0)
  const make = (id: string, label: string, value: number, list: DateChange['moves'], unit: Measure['unit'] = 'count') =>
    makeMeasure(view, {
      id: `endDate.${id}`,
      label: `End date: ${label}`,
      value,
      unit,
      formula: label,
      n: moves.length,
      of: both.length,
      statuses: pairIds(list.map(({ subject }) => subject)),
      field: 'endDate',
    })
  const withdrawn = both.filter(
    ({ now, before }) => valueOf(before?.days.endDate) !== undefined && absenceOf(now?.days.endDate) === 'withheld',
  )
  const measures = [
    make('comparable', 'given both times under one definition', moves.length, moves),
    make('later', 'later now than then', later.length, later),
    make(
      'earlier',
      'earlier now than then',
      those((days) => days < 0).length,
      those((days) => days < 0),
    ),
    make(
      'unchanged',
      'the same both times',
      those((days) => days === 0).length,
      those((days) => days === 0),
    ),
    makeMeasure(view, {
      id: 'endDate.withheldNow',
      label: 'End date: given then, withheld now',
      value: withdrawn.length,
      formula: 'an end date then, withheld now',
      n: withdrawn.length,
      of: both.length,
      statuses: pairIds(withdrawn),
      field: 'endDate',
    }),
  ]
  if (later.length === 0) return measures
  const size = median(later.map(({ move }) => move.days))
  return [
    ...measures,
    make('medianLater', 'median move of those that are later now, in calendar days', size, later, 'days'),
  ]
}
