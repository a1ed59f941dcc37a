import { type Analysis, isValid } from '../portfolio/analysis.ts'
import { isApproved } from '../portfolio/definition.ts'
import type { Sentence } from '../portfolio/overview.ts'
import { nameOf } from '../findings/words.ts'
import { failsBy, measure, moneyMeasures, nowOf, thenOf, whichOf } from './measure-words.ts'
import { measureSegment, nameSegment } from './segments.ts'
import { withDeclared } from './tell-declared.ts'
import { say, withClauses } from './sentence.ts'

const costChangeId = 'change.wholeLifeCost'

/** Cost of the same initiatives, like for like; or why it cannot be compared. */
export function cost(analysis: Analysis): Sentence[] {
  const detail = analysis.cost?.detail
  if (detail === undefined) return []
  const then = thenOf(analysis)
  if (!isValid(analysis, 'change.wholeLifeCost')) {
    return failsBy(analysis, 'change.wholeLifeCost', 'definition')
      ? [withDeclared(analysis, costChangeId, say('portfolio.cost.definition', { then }))]
      : []
  }
  const named = (told: Sentence) => withDeclared(analysis, costChangeId, told)
  const { change } = detail.likeForLike
  if (change * (change + detail.doubtful.change) < 0) return [named(undecided(analysis, change, 'doubtful'))]
  if (change * (change - detail.recorded.change) < 0) return [named(undecided(analysis, change, 'recorded'))]
  const [only] = detail.likeForLike.subjects
  const parts = {
    then,
    now: nowOf(analysis),
    count: measure(analysis, 'wholeLifeCost.likeForLike.count'),
    ...(only === undefined ? {} : { name: nameOf(only) }),
  }
  const compares = { c: 'change.wholeLifeCost' }
  if (change === 0) return [named(withDoubts(analysis, say('portfolio.cost.equal', parts, compares)))]
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
  return [named(withDoubts(analysis, told))]
}

/** Figures nobody can vouch for, or that tell of records only, would turn the direction round: then no direction is told. */
function undecided(analysis: Analysis, change: number, why: 'doubtful' | 'recorded'): Sentence {
  const parts = {
    then: thenOf(analysis),
    count: measure(analysis, 'wholeLifeCost.likeForLike.count'),
    change: measure(analysis, 'wholeLifeCost.likeForLike'),
    doubts: measure(analysis, `wholeLifeCost.${why}.count`),
    amount: measure(analysis, `wholeLifeCost.${why}`),
    way: change > 0 ? 'rose' : 'fell',
  }
  return say(why === 'doubtful' ? 'portfolio.cost.open' : 'portfolio.cost.open.recorded', parts, {
    c: 'change.wholeLifeCost',
  })
}

/** Figures that tell of records only are named apart; those that would drown all others, and that nobody can vouch for, as left out. */
function withDoubts(analysis: Analysis, told: Sentence): Sentence {
  const counts = (['recorded', 'doubtful'] as const)
    .map((why) => ({ why, count: measure(analysis, `wholeLifeCost.${why}.count`) }))
    .filter(({ count }) => count.value !== 0)
  const [only, ...others] = counts
  if (only === undefined) return told
  // Beside another clause each is told by its count alone: five numbers are what a sentence carries.
  if (others.length > 0)
    return withClauses(
      told,
      counts.map(({ why, count }) => say(`portfolio.cost.${why}.count`, { count })),
    )
  const amount = measure(analysis, `wholeLifeCost.${only.why}`)
  return withClauses(told, [say(`portfolio.cost.${only.why}`, { count: only.count, amount })])
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

/** The published total mixes cost with who is in it: told where what came and went is a fiftieth of the total and more. */
export function bridge(analysis: Analysis): Sentence[] {
  const detail = analysis.comparisons.get('bridge.wholeLifeCost')?.bridge
  if (detail === undefined || !isValid(analysis, 'bridge.wholeLifeCost')) return []
  const [out, into] = [measure(analysis, 'wholeLifeCost.change.out'), measure(analysis, 'wholeLifeCost.change.in')]
  const turnover = Math.abs(out.value) + Math.abs(into.value)
  if (turnover === 0 || turnover * 50 < detail.fromTotal) return []
  const [before, after] = moneyMeasures(analysis, 'wholeLifeCost.before', 'wholeLifeCost.after')
  const count = measure(analysis, 'wholeLifeCost.change.undecided.count')
  const ways = whichOf(out.value, into.value, 'out', 'in')
  const parts = { then: thenOf(analysis), now: nowOf(analysis), before, after, out, in: into, ways, count }
  return [say('portfolio.bridge', { ...parts, open: count.value === 0 ? 'no' : 'yes' })]
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
