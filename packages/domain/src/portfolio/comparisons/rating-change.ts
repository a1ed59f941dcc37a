import type { RatingValue } from '../facts.ts'
import { beforeIds, makeMeasure, pairIds } from '../measures/make-measure.ts'
import type { Comparison, Measure } from '../overview.ts'
import { type NotComparable, type RatingMove, leadMove } from '../rating-move.ts'
import { type Subject, type View, periodRef } from '../view.ts'
import { asOfCondition, condition, coverageCondition, populationCondition } from './conditions.ts'

/** The lead ratings of two periods, sorted into moves and reasons why there is none. */
export interface RatingChange {
  readonly moves: readonly { readonly subject: Subject; readonly move: RatingMove }[]
  readonly notComparable: ReadonlyMap<NotComparable, readonly Subject[]>
  readonly comparison: Comparison
  readonly measures: readonly Measure[]
}

export const ratingChangeId = 'change.rating.lead'

export function ratingChange(view: View): RatingChange | undefined {
  const { compare, subjects } = view
  if (compare === undefined || !subjects.some(({ leadNow, leadBefore }) => leadNow?.value ?? leadBefore?.value))
    return undefined
  const moves: { subject: Subject; move: RatingMove }[] = []
  const notComparable = new Map<NotComparable, Subject[]>()
  for (const subject of subjects) {
    const move = leadMove(subject)
    if (typeof move !== 'string') moves.push({ subject, move })
    else notComparable.set(move, [...(notComparable.get(move) ?? []), subject])
  }
  const both = subjects.filter(({ now, before }) => now !== undefined && before !== undefined)
  const scale = notComparable.get('scale')?.length ?? 0
  const assessor = notComparable.get('assessor')?.length ?? 0
  const conditions = [
    populationCondition(moves.length, both.length, 'reported both times have a comparable lead rating'),
    condition(
      'scale',
      moves.length > 0 || scale === 0,
      scale === 0 ? 'the same scale both times' : `the scale differs for ${scale}`,
    ),
    condition(
      'assessor',
      moves.length > 0 || assessor === 0,
      assessor === 0 ? 'the same assessor both times' : `the assessor differs for ${assessor}; left out`,
    ),
    asOfCondition(view),
    coverageCondition(view),
  ]
  const valid = conditions.every(({ holds }) => holds)
  const comparison: Comparison = {
    id: ratingChangeId,
    valid,
    conditions,
    from: periodRef(compare),
    to: periodRef(view.period),
    population: { n: moves.length, of: both.length },
    ...(valid
      ? { change: moves.reduce((sum, { move }) => sum + Math.sign(move.steps), 0), unit: 'count' as const }
      : {}),
  }
  return { moves, notComparable, comparison, measures: changeMeasures(view, moves, notComparable, both.length) }
}

function changeMeasures(
  view: View,
  moves: RatingChange['moves'],
  notComparable: RatingChange['notComparable'],
  of: number,
): Measure[] {
  const make = (id: string, label: string, formula: string, subjects: readonly Subject[]) =>
    makeMeasure(view, {
      id,
      label,
      value: subjects.length,
      formula,
      n: moves.length,
      of,
      statuses: pairIds(subjects),
      field: 'rating.lead',
    })
  const those = (test: (move: RatingMove) => boolean) =>
    moves.filter(({ move }) => test(move)).map(({ subject }) => subject)
  const same = 'among lead ratings on one scale by one assessor'
  const worst: RatingValue = 'red'
  const measures = [
    make(
      'rating.lead.comparable',
      'Comparable lead ratings',
      'lead ratings of both periods on one scale by one assessor',
      those(() => true),
    ),
    make(
      'rating.lead.worsened',
      'Lead ratings that worsened',
      `now at a worse point, ${same}`,
      those(({ steps }) => steps < 0),
    ),
    make(
      'rating.lead.improved',
      'Lead ratings that improved',
      `now at a better point, ${same}`,
      those(({ steps }) => steps > 0),
    ),
    make(
      'rating.lead.unchanged',
      'Lead ratings that stayed',
      `at the same point, ${same}`,
      those(({ steps }) => steps === 0),
    ),
    make(
      'rating.lead.intoRed',
      'Lead ratings now Red',
      `Red now and not then, ${same}`,
      those(({ from, to }) => to === worst && from !== worst),
    ),
  ]
  for (const why of ['scale', 'assessor', 'dimension', 'notRatedThen', 'notRatedNow'] as const) {
    const subjects = notComparable.get(why) ?? []
    measures.push(
      makeMeasure(view, {
        id: `rating.lead.notComparable.${why}`,
        label: whyLabels[why],
        value: subjects.length,
        formula: `reported both times, not comparable: ${whyLabels[why].toLowerCase()}`,
        n: subjects.length,
        of,
        statuses: why === 'notRatedNow' ? beforeIds(subjects) : pairIds(subjects),
        field: 'rating.lead',
      }),
    )
  }
  return measures
}

export const whyLabels: Readonly<Record<NotComparable, string>> = {
  joined: 'Not reported then',
  left: 'Not reported now',
  notExpected: 'Not expected now',
  notRatedThen: 'Not rated then',
  notRatedNow: 'Not rated now',
  scale: 'Another scale',
  assessor: 'Another assessor',
  dimension: 'Another dimension',
}
