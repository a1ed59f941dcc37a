import { type Analysis, isValid } from '../portfolio/analysis.ts'
import { isApproved } from '../portfolio/definition.ts'
import type { Segment, Sentence } from '../portfolio/overview.ts'
import { failsBy, measure, moneyMeasures, nowOf, thenOf, whichOf } from './measure-words.ts'
import { measureSegment, nameSegment } from './segments.ts'
import { withDeclared } from './tell-declared.ts'
import { joined, plainText, say, sentenceOf } from './sentence.ts'

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
  const parts = { then, now: nowOf(analysis), count: measure(analysis, 'wholeLifeCost.likeForLike.count') }
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
  const [doubtful, recorded] = (['doubtful', 'recorded'] as const).map((why) => ({
    count: measure(analysis, `wholeLifeCost.${why}.count`),
    amount: measure(analysis, `wholeLifeCost.${why}`),
  }))
  const noted = recorded?.count.value ? joined(told, say('portfolio.cost.recorded', recorded)) : told
  return doubtful?.count.value ? joined(noted, say('portfolio.cost.doubtful', doubtful)) : noted
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
  const turnover = moved.reduce((sum, { part }) => sum + Math.abs(detail[part]), 0)
  if (turnover === 0 || turnover * 50 < detail.fromTotal) return []
  const [before, after] = moneyMeasures(analysis, 'wholeLifeCost.before', 'wholeLifeCost.after')
  const head = say('portfolio.bridge', { then: thenOf(analysis), now: nowOf(analysis), before, after })
  const clauses = (['out', 'in'] as const).map((way) =>
    moved.filter((one) => one.way === way && detail[one.part] !== 0).map(({ part }, at) => clause(analysis, part, at)),
  )
  const told = sentenceOf([
    ...head.segments,
    plainText(' '),
    ...separated(
      clauses.filter((list) => list.length > 0).map((list) => separated(list, ', ')),
      '; ',
    ),
    plainText('.'),
  ])
  return [bridgeWithUndecided(analysis, told)]
}

const moved = [
  { part: 'left', way: 'out' },
  { part: 'withheld', way: 'out' },
  { part: 'unreported', way: 'out' },
  { part: 'joined', way: 'in' },
  { part: 'published', way: 'in' },
] as const

/** “£61m went with 28 not reported now”; the verb stands with the leading clause of its kind. */
function clause(analysis: Analysis, part: (typeof moved)[number]['part'], at: number): readonly Segment[] {
  const amount = measure(analysis, `wholeLifeCost.change.${part}`)
  const count = measure(analysis, `wholeLifeCost.change.${part}.count`)
  return say(`portfolio.bridge.${part}`, { amount, count, verb: at === 0 ? 'yes' : 'no' }).segments
}

function separated(lists: readonly (readonly Segment[])[], by: string): readonly Segment[] {
  return lists.flatMap((list, at) => (at === 0 ? list : [plainText(by), ...list]))
}

/** What may have come and gone by name alone belongs to what is said of coming and going. */
function bridgeWithUndecided(analysis: Analysis, told: Sentence): Sentence {
  const of = (part: string) => measure(analysis, `wholeLifeCost.change.${part}`)
  const parts = { left: of('left.undecided'), joined: of('joined.undecided') }
  const counts = { leftCount: of('left.undecided.count'), joinedCount: of('joined.undecided.count') }
  const open = whichOf(parts.left.value, parts.joined.value, 'left', 'joined')
  return open === 'none' ? told : joined(told, say('portfolio.bridge.undecided', { ...parts, ...counts, open }))
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
