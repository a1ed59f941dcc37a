import { absenceOf, valueOf } from '../known.ts'
import { beforeIds, makeMeasure, nowIds, pairIds } from '../measures/make-measure.ts'
import { moneyLabels } from '../measures/money.ts'
import type { BridgePart, Comparison, Measure } from '../overview.ts'
import { type Subject, type View, periodRef } from '../view.ts'
import {
  asOfCondition,
  condition,
  coverageCondition,
  declaredIn,
  definitionCondition,
  populationCondition,
} from './conditions.ts'
import { type BridgeDetail, bridgeParts, costBridge } from './cost-bridge.ts'

export interface CostChange {
  readonly detail: BridgeDetail
  readonly comparisons: readonly Comparison[]
  readonly measures: readonly Measure[]
}

type BridgedField = 'wholeLifeCost' | 'benefits'

/** `bridge.<field>`: the whole change of the total in parts; `change.<field>`: initiatives with both figures, like for like. */
export function costChange(view: View, field: BridgedField): CostChange | undefined {
  const detail = costBridge(view, field)
  if (detail === undefined || view.compare === undefined) return undefined
  const { bridge, likeForLike, doubtful } = detail
  const both = view.subjects.filter(({ now, before }) => now !== undefined && before !== undefined)
  const valued = both.filter(({ now, before }) => valueOf(now?.money[field]) && valueOf(before?.money[field]))
  const conditions = [
    populationCondition(likeForLike.subjects.length, both.length, likeForLikeWords(doubtful.subjects.length)),
    definitionCondition(valued, field),
    condition(
      'currency',
      true,
      `in ${[bridge.currency, detail.priceBase].filter(Boolean).join(', ')}; other currencies and price bases stand apart`,
    ),
    asOfCondition(view),
    coverageCondition(view),
  ]
  const valid = conditions.every(({ holds }) => holds)
  const common = {
    from: periodRef(view.compare),
    to: periodRef(view.period),
    conditions,
    valid,
    ...declaredIn(valued, field),
  }
  const population = { n: likeForLike.subjects.length, of: both.length }
  const measured = valid ? { unit: 'minor' as const, currency: bridge.currency } : {}
  const comparisons: Comparison[] = [
    { id: `change.${field}`, ...common, population, ...measured, ...(valid ? { change: likeForLike.change } : {}) },
    { id: `bridge.${field}`, ...common, population, ...measured, ...(valid ? { change: bridge.total, bridge } : {}) },
  ]
  return { detail, comparisons, measures: valid ? changeMeasures(view, field, detail, both.length) : [] }
}

function changeMeasures(view: View, field: BridgedField, detail: BridgeDetail, of: number): Measure[] {
  const { bridge, subjects, likeForLike, doubtful, recorded } = detail
  const label = moneyLabels[field]
  const make = (id: string, what: string, value: number, list: readonly Subject[], unit: Measure['unit'] = 'minor') =>
    makeMeasure(view, {
      id: `${field}.${id}`,
      label: `${label}: ${what}`,
      value,
      unit,
      ...(unit === 'minor' ? { currency: bridge.currency } : {}),
      formula: what,
      n: list.length,
      of,
      statuses: id === 'before' ? beforeIds(list) : id === 'after' ? nowIds(list) : pairIds(list),
      field,
    })
  const all = bridgeParts.flatMap((part) => subjects[part])
  const amounts = new Map(bridge.parts[0]?.initiatives.map(({ id, amount }) => [id, amount]))
  const amountOf = ({ initiative }: Subject) => amounts.get(initiative.id) ?? 0
  const up = likeForLike.subjects.filter((subject) => amountOf(subject) > 0)
  const down = likeForLike.subjects.filter((subject) => amountOf(subject) < 0)
  const undecided = [...subjects.left, ...subjects.joined].filter(({ mayBe }) => mayBe.length > 0)
  const measures = [
    make(
      'before',
      'total in the compared period, of those expected both times',
      bridge.fromTotal,
      all.filter(({ before }) => before),
    ),
    make(
      'after',
      'total in this period, of those expected both times',
      bridge.toTotal,
      all.filter(({ now }) => now),
    ),
    make('change', 'total in this period − total in the compared period', bridge.total, all),
    ...bridgeParts.flatMap((part) => [
      make(`change.${part}`, partWords[part], bridge[part], subjects[part]),
      make(`change.${part}.count`, `initiatives: ${partWords[part]}`, subjects[part].length, subjects[part], 'count'),
    ]),
    ...(['left', 'joined'] as const).flatMap((part) => {
      const open = subjects[part].filter(({ mayBe }) => mayBe.length > 0)
      const amount = bridge.parts.find(({ id }) => id === part)?.undecided?.amount ?? 0
      const what = `${partWords[part]}, with an undecided match to one of the other side`
      return [
        make(`change.${part}.undecided`, what, amount, open),
        make(`change.${part}.undecided.count`, `initiatives: ${what}`, open.length, open, 'count'),
      ]
    }),
    make(
      'change.out',
      'left, withheld and not in: figures then, none now',
      bridge.left + bridge.withheld + bridge.unreported,
      [...subjects.left, ...subjects.withheld, ...subjects.unreported],
    ),
    make('change.in', 'joined and published: figures now, none then', bridge.joined + bridge.published, [
      ...subjects.joined,
      ...subjects.published,
    ]),
    make(
      'change.undecided.count',
      'initiatives that left or joined, with an undecided match',
      undecided.length,
      undecided,
      'count',
    ),
    make('likeForLike', 'a figure both times that can be told as a move', likeForLike.change, likeForLike.subjects),
    make(
      'likeForLike.count',
      'initiatives with such figures',
      likeForLike.subjects.length,
      likeForLike.subjects,
      'count',
    ),
    make('doubtful', 'figures fifty times apart and more, or not above zero', doubtful.change, doubtful.subjects),
    make('doubtful.count', 'initiatives with such figures', doubtful.subjects.length, doubtful.subjects, 'count'),
    make(
      'recorded',
      'of those, the report puts the difference down to how it is recorded',
      recorded.change,
      recorded.subjects,
    ),
    make('recorded.count', 'initiatives with such a report', recorded.subjects.length, recorded.subjects, 'count'),
    make('rose', 'initiatives with a higher figure now, of those with both', up.length, up, 'count'),
    make('fell', 'initiatives with a lower figure now, of those with both', down.length, down, 'count'),
    make(
      'withheldNow',
      'a figure then, withheld now',
      withheld(subjects.withheld, field).length,
      withheld(subjects.withheld, field),
      'count',
    ),
  ]
  if (likeForLike.from > 0) {
    const share = (likeForLike.change / likeForLike.from) * 100
    measures.push(
      make('likeForLike.percent', 'like-for-like change ÷ its total then', share, likeForLike.subjects, 'percent'),
    )
  }
  return measures.concat(driverMeasures(make, likeForLike.change >= 0 ? up : down, amountOf))
}

/** The fewest initiatives that carry four fifths of the moves in the direction of the whole. */
function driverMeasures(
  make: (id: string, what: string, value: number, list: readonly Subject[], unit?: Measure['unit']) => Measure,
  movers: readonly Subject[],
  amountOf: (subject: Subject) => number,
): Measure[] {
  const gross = movers.reduce((sum, subject) => sum + amountOf(subject), 0)
  if (movers.length < 3 || gross === 0) return []
  const sorted = [...movers].sort((a, b) => Math.abs(amountOf(b)) - Math.abs(amountOf(a)))
  let carried = 0
  let count = 0
  while (Math.abs(carried) < Math.abs(gross) * 0.8) carried += amountOf(sorted[count++] as Subject)
  const drivers = sorted.slice(0, count)
  const way = gross > 0 ? 'rises' : 'falls'
  return [
    make('drivers', `fewest initiatives that carry at least 80 % of all ${way}`, count, drivers, 'count'),
    make('drivers.share', `their share of all ${way}`, (carried / gross) * 100, drivers, 'percent'),
    make('movers', `all initiatives with such a move (${way})`, movers.length, movers, 'count'),
    make('movers.gross', `sum of all ${way}`, gross, movers),
  ]
}

function likeForLikeWords(doubtful: number): string {
  const left = doubtful === 0 ? '' : `; ${doubtful} with figures too far apart are left out`
  return `reported both times give two figures that can be compared${left}`
}

function withheld(subjects: readonly Subject[], field: BridgedField): Subject[] {
  return subjects.filter(({ now }) => now !== undefined && absenceOf(now.money[field]) === 'withheld')
}

export const partWords: Readonly<Record<BridgePart['id'], string>> = {
  same: 'a figure both times, on one definition',
  withheld: 'a figure then, none now',
  unreported: 'a figure then, the report owed now not there',
  published: 'no figure then, one now',
  left: 'reported then, not now',
  joined: 'reported now, not then',
  reshaped: 'merged, split, replaced or re-scoped, or on another definition',
}
