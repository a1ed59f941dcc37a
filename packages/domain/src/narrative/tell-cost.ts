import { type Analysis, isValid } from '../portfolio/analysis.ts'
import { isApproved } from '../portfolio/definition.ts'
import type { Segment, Sentence } from '../portfolio/overview.ts'
import { failsBy, measure, nowOf, thenOf } from './measure-words.ts'
import { measureSegment, nameSegment } from './segments.ts'
import { joined, say } from './sentence.ts'

/** Cost of the same initiatives, like for like; or why it cannot be compared. */
export function cost(analysis: Analysis): Sentence[] {
  const detail = analysis.cost?.detail
  if (detail === undefined) return []
  const then = thenOf(analysis)
  if (!isValid(analysis, 'change.wholeLifeCost')) {
    return failsBy(analysis, 'change.wholeLifeCost', 'definition') ? [say('portfolio.cost.definition', { then })] : []
  }
  const { change } = detail.likeForLike
  if (change * (change + detail.doubtful.change) < 0) return [undecided(analysis, change)]
  const parts = { then, now: nowOf(analysis), count: measure(analysis, 'wholeLifeCost.likeForLike.count') }
  const compares = { c: 'change.wholeLifeCost' }
  if (change === 0) return [withDoubts(analysis, say('portfolio.cost.equal', parts, compares))]
  const percent = analysis.measures.get('wholeLifeCost.likeForLike.percent')
  const told = say(
    'portfolio.cost',
    {
      ...parts,
      way: change > 0 ? 'rose' : 'fell',
      change: measure(analysis, 'wholeLifeCost.likeForLike'),
      percent: percent === undefined ? 'none' : 'some',
      ...(percent === undefined ? {} : { percentValue: measureSegment(percent) }),
      approved: allApproved(analysis) ? 'yes' : 'no',
    },
    compares,
  )
  return [withDoubts(analysis, told)]
}

/** Figures nobody can vouch for would turn the direction round: then no direction is told. */
function undecided(analysis: Analysis, change: number): Sentence {
  const parts = {
    then: thenOf(analysis),
    count: measure(analysis, 'wholeLifeCost.likeForLike.count'),
    change: measure(analysis, 'wholeLifeCost.likeForLike'),
    doubts: measure(analysis, 'wholeLifeCost.doubtful.count'),
    amount: measure(analysis, 'wholeLifeCost.doubtful'),
    way: change > 0 ? 'rose' : 'fell',
  }
  return say('portfolio.cost.open', parts, { c: 'change.wholeLifeCost' })
}

/** Figures that would drown all others, and that nobody can vouch for yet, are named as left out. */
function withDoubts(analysis: Analysis, told: Sentence): Sentence {
  const count = measure(analysis, 'wholeLifeCost.doubtful.count')
  if (count.value === 0) return told
  return joined(told, say('portfolio.cost.doubtful', { count, amount: measure(analysis, 'wholeLifeCost.doubtful') }))
}

/** Only where few carry much: at most a third of those that moved. */
export function drivers(analysis: Analysis): Sentence[] {
  const bridge = analysis.comparisons.get('bridge.wholeLifeCost')?.bridge
  if (bridge === undefined) return []
  const same = analysis.cost?.detail.likeForLike.change ?? 0
  const plausible = new Set(analysis.cost?.detail.likeForLike.subjects.map(({ initiative }) => initiative.id))
  const [few, all, share] = ['drivers', 'movers', 'drivers.share'].map((id) =>
    analysis.measures.get(`wholeLifeCost.${id}`),
  )
  if (few === undefined || all === undefined || share === undefined || few.value < 2 || few.value * 3 > all.value)
    return []
  const movers = (bridge.parts.find(({ id }) => id === 'same')?.initiatives ?? []).filter(
    ({ id, amount }) => plausible.has(id) && amount > 0 === same > 0,
  )
  const [lead, next] = movers.map(({ id }) =>
    nameSegment('initiative', id, analysis.view.index.initiatives.get(id)?.title ?? id),
  )
  if (lead === undefined || next === undefined) return []
  const shown = { drivers: measureSegment(few), movers: measureSegment(all), share: measureSegment(share) }
  return [
    say('portfolio.drivers', { ...shown, lead, next, way: same > 0 ? 'rose' : 'fell' }, { c: 'change.wholeLifeCost' }),
  ]
}

/** The published total mixes cost with who is in it: told where what came and went is a tenth of the total and more. */
export function bridge(analysis: Analysis): Sentence[] {
  const detail = analysis.comparisons.get('bridge.wholeLifeCost')?.bridge
  if (detail === undefined || !isValid(analysis, 'bridge.wholeLifeCost')) return []
  const turnover = Math.abs(detail.left) + Math.abs(detail.withheld) + detail.joined + detail.published
  if (turnover === 0 || turnover * 50 < detail.fromTotal) return []
  const amount = (one: number, other: number, first: string, second: string) =>
    one !== 0 && other !== 0 ? 'both' : one !== 0 ? first : other !== 0 ? second : 'none'
  const out = amount(detail.left, detail.withheld, 'left', 'withheld')
  const came = amount(detail.joined, detail.published, 'joined', 'published')
  const parts: Record<string, Segment | string> = {
    then: thenOf(analysis),
    now: nowOf(analysis),
    before: measure(analysis, 'wholeLifeCost.before'),
    after: measure(analysis, 'wholeLifeCost.after'),
    out,
    in: came,
    between: out !== 'none' && came !== 'none' ? 'yes' : 'no',
  }
  for (const part of ['left', 'withheld', 'joined', 'published'] as const) {
    parts[part] = measure(analysis, `wholeLifeCost.change.${part}`)
    parts[`${part}Count`] = measure(analysis, `wholeLifeCost.change.${part}.count`)
  }
  return [say('portfolio.bridge', parts)]
}

/** Whether every figure compared is an approved baseline or budget. */
function allApproved({ cost: change }: Analysis): boolean {
  const same = change?.detail.likeForLike.subjects ?? []
  return (
    same.length > 0 &&
    same.every(
      ({ now, before }) => isApproved(now?.definitions.wholeLifeCost) && isApproved(before?.definitions.wholeLifeCost),
    )
  )
}
