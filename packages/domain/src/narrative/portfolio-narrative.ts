import { isPlausibleCost } from '../findings/rules/cost-moved.ts'
import type { Ranked } from '../findings/find.ts'
import { type Analysis, isValid, measureOf } from '../portfolio/analysis.ts'
import { ratingChangeId } from '../portfolio/comparisons/rating-change.ts'
import { scalePoints } from '../portfolio/rating-scale.ts'
import { costMove } from '../portfolio/cost-move.ts'
import { isApproved } from '../portfolio/definition.ts'
import type { RatingScale } from '../portfolio/facts.ts'
import type { Segment, Sentence } from '../portfolio/overview.ts'
import { countText } from './format.ts'
import { measureSegment, nameSegment, periodSegment, workedOut } from './segments.ts'
import { say } from './sentence.ts'

/** A portfolio's story never runs longer than this. */
export const longestStory = 6
const shortestStory = 4

/** Four to six sentences: like for like first, the strongest ahead; then who reported and how things stand. */
export function portfolioNarrative(analysis: Analysis, findings: readonly Ranked[]): Sentence[] {
  const compared = analysis.view.compare === undefined ? [] : comparedSentences(analysis, findings)
  const standing = [...population(analysis), ...state(analysis)]
  const length = Math.max(shortestStory, Math.min(longestStory, compared.length + 2))
  return [...compared, ...standing].slice(0, length)
}

/** Comparisons by how much of the portfolio they cover, each with what belongs to it; those that fail say so last. */
function comparedSentences(analysis: Analysis, findings: readonly Ranked[]): Sentence[] {
  const topics = [
    { id: ratingChangeId, tell: () => [...ratings(analysis), ...withdrawn(findings)] },
    { id: 'change.wholeLifeCost', tell: () => [...cost(analysis), ...bridge(analysis)] },
    { id: 'change.endDate', tell: () => dates(analysis) },
  ]
  const coverage = (id: string) => {
    const comparison = analysis.comparisons.get(id)
    return comparison?.valid === true ? comparison.population.n : -1
  }
  const told = topics.sort((a, b) => coverage(b.id) - coverage(a.id)).flatMap(({ tell }) => tell())
  return told.length < shortestStory ? [...told, ...drivers(analysis)] : told
}

function ratings(analysis: Analysis): Sentence[] {
  const { ratings: change } = analysis
  if (change === undefined) return []
  const then = thenOf(analysis)
  if (isValid(analysis, ratingChangeId)) {
    const names = {
      comparable: 'comparable',
      worsened: 'worsened',
      improved: 'improved',
      unchanged: 'unchanged',
      assessor: 'notComparable.assessor',
    }
    const parts = Object.fromEntries(
      Object.entries(names).map(([key, id]) => [key, measure(analysis, `rating.lead.${id}`)]),
    )
    return [say('portfolio.ratings', { ...parts, then }, { c: ratingChangeId })]
  }
  const [changed] = change.notComparable.get('scale') ?? []
  if (changed?.leadBefore?.scale === undefined || changed.leadNow?.scale === undefined) return []
  const points = (scale: RatingScale, status: typeof changed.now) =>
    workedOut(countText(scalePoints[scale].length), scalePoints[scale].length, [status], 'rating.lead')
  const parts = {
    then,
    pointsThen: points(changed.leadBefore.scale, changed.before),
    pointsNow: points(changed.leadNow.scale, changed.now),
  }
  return [say('portfolio.ratings.scale', parts)]
}

/** The one finding a reader must not miss: a value withdrawn as the rating got worse. */
function withdrawn(findings: readonly Ranked[]): Sentence[] {
  const top = findings.find(({ rule, mute }) => rule === 'value.withdrawnAsRatingFell' && mute === undefined)
  return top === undefined ? [] : [top.tell()]
}

function cost(analysis: Analysis): Sentence[] {
  const detail = analysis.cost?.detail
  if (detail === undefined) return []
  const then = thenOf(analysis)
  if (!isValid(analysis, 'change.wholeLifeCost')) {
    return failsBy(analysis, 'change.wholeLifeCost', 'definition') ? [say('portfolio.cost.definition', { then })] : []
  }
  const { same } = detail.bridge
  const parts = { then, now: nowOf(analysis), sameCount: measure(analysis, 'wholeLifeCost.change.same.count') }
  const compares = { c: 'change.wholeLifeCost' }
  if (same === 0) return [say('portfolio.cost.equal', parts, compares)]
  const percent = analysis.measures.get('wholeLifeCost.change.same.percent')
  const told = say(
    'portfolio.cost',
    {
      ...parts,
      way: same > 0 ? 'rose' : 'fell',
      same: measure(analysis, 'wholeLifeCost.change.same'),
      percent: percent === undefined ? 'none' : 'some',
      ...(percent === undefined ? {} : { percentValue: measureSegment(percent) }),
      approved: allApproved(analysis, 'cost') ? 'yes' : 'no',
    },
    compares,
  )
  return [told]
}

/** Only where few carry much: at most a third of those that moved. */
function drivers(analysis: Analysis): Sentence[] {
  const bridge = analysis.comparisons.get('bridge.wholeLifeCost')?.bridge
  if (bridge === undefined) return []
  const { parts, same } = bridge
  const [few, all, share] = ['drivers', 'movers', 'drivers.share'].map((id) =>
    analysis.measures.get(`wholeLifeCost.${id}`),
  )
  if (few === undefined || all === undefined || share === undefined || few.value < 2 || few.value * 3 > all.value)
    return []
  const movers = (parts.find(({ id }) => id === 'same')?.initiatives ?? []).filter(
    ({ amount }) => amount > 0 === same > 0,
  )
  if (movers.slice(0, few.value).some(({ id }) => !isPlausibleDriver(analysis, id))) return []
  const [lead, next] = movers.map(({ id }) =>
    nameSegment('initiative', id, analysis.view.index.initiatives.get(id)?.title ?? id),
  )
  if (lead === undefined || next === undefined) return []
  const shown = { drivers: measureSegment(few), movers: measureSegment(all), share: measureSegment(share) }
  return [
    say('portfolio.drivers', { ...shown, lead, next, way: same > 0 ? 'rose' : 'fell' }, { c: 'change.wholeLifeCost' }),
  ]
}

/** A figure that looks like a misprint carries no story. */
function isPlausibleDriver({ view }: Analysis, id: string): boolean {
  const subject = view.byInitiative.get(id)
  const move = costMove(subject?.before, subject?.now, 'wholeLifeCost')
  return move !== undefined && isPlausibleCost(move)
}

/** The published total mixes cost with who is in it: told where what came and went is a tenth of the total and more. */
function bridge(analysis: Analysis): Sentence[] {
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

function dates(analysis: Analysis): Sentence[] {
  const then = thenOf(analysis)
  if (!isValid(analysis, 'change.endDate')) {
    return failsBy(analysis, 'change.endDate', 'definition') ? [say('portfolio.dates.definition', { then })] : []
  }
  const median = analysis.measures.get('endDate.medianLater')
  const names = ['comparable', 'later', 'earlier', 'unchanged']
  const parts = {
    ...Object.fromEntries(names.map((id) => [id, measure(analysis, `endDate.${id}`)])),
    ...(median === undefined ? {} : { median: measureSegment(median) }),
    then,
    now: nowOf(analysis),
    approved: allApproved(analysis, 'endDate') ? 'yes' : 'no',
  }
  return [
    say(median === undefined ? 'portfolio.dates.plain' : 'portfolio.dates.median', parts, { c: 'change.endDate' }),
  ]
}

/** Whether all that is compared are approved dates, or approved figures. */
function allApproved({ dates: change, cost: costs }: Analysis, field: 'endDate' | 'cost'): boolean {
  if (field === 'endDate') {
    const moves = (change?.moves ?? []).filter(({ move }) => !move.lastKnown)
    return (
      moves.length > 0 &&
      moves.every(({ move }) => move.reason === 'reapproval' && isApproved(move.before.definitions.endDate))
    )
  }
  const same = costs?.detail.subjects.same ?? []
  return (
    same.length > 0 &&
    same.every(
      ({ now, before }) => isApproved(now?.definitions.wholeLifeCost) && isApproved(before?.definitions.wholeLifeCost),
    )
  )
}

function population(analysis: Analysis): Sentence[] {
  const { measures, view } = analysis
  const parts = {
    initiatives: measure(analysis, 'initiatives'),
    units: measure(analysis, 'units'),
    now: nowOf(analysis),
  }
  const sentences: Sentence[] = []
  if (view.compare === undefined) sentences.push(say('portfolio.population.alone', parts))
  else {
    const change = { joined: measure(analysis, 'initiatives.joined'), left: measure(analysis, 'initiatives.left') }
    sentences.push(say('portfolio.population', { ...parts, ...change, then: thenOf(analysis) }))
  }
  if ((measures.get('initiatives.notExpected')?.value ?? 0) > 0) {
    const out = {
      units: measure(analysis, 'units.notExpected'),
      initiatives: measure(analysis, 'initiatives.notExpected'),
    }
    if (out.units.value !== 0)
      sentences.unshift(say('portfolio.notExpected', { ...out, now: parts.now, then: thenOf(analysis) }))
  }
  if ((measures.get('initiatives.missing')?.value ?? 0) > 0) {
    sentences.push(say('portfolio.missing', { missing: measure(analysis, 'initiatives.missing'), now: parts.now }))
  }
  return sentences
}

/** How things stand in the period itself. */
function state(analysis: Analysis): Sentence[] {
  const rated = (analysis.measures.get('rating.lead.rated')?.value ?? 0) > 0
  const rest = [...costState(analysis), ...bandState(analysis), ...endState(analysis), ...inYear(analysis)]
  return rated ? [...ratingState(analysis), ...rest] : [...rest, ...ratingState(analysis)]
}

function ratingState(analysis: Analysis): Sentence[] {
  const { measures } = analysis
  if (!measures.get('rating.lead.rated')?.value) return [say('portfolio.state.none', { now: nowOf(analysis) })]
  const scales = new Set(analysis.view.reported.flatMap(({ leadNow }) => leadNow?.scale ?? []))
  const lead = (id: string) => measure(analysis, `rating.lead.${id}`)
  const parts = {
    rated: lead('rated'),
    red: lead('red'),
    amberRed: lead('amberRed'),
    amber: lead('amber'),
    amberGreen: lead('amberGreen'),
    green: lead('green'),
    byIndependent: lead('byIndependent'),
    byOwner: lead('byOwner'),
  }
  return [say(scales.size === 1 && scales.has('rag3') ? 'portfolio.state.three' : 'portfolio.state.five', parts)]
}

function costState(analysis: Analysis): Sentence[] {
  if (!analysis.measures.get('wholeLifeCost.known')?.value) return []
  const groups = [...analysis.measures.keys()].filter((id) => /^wholeLifeCost\.[A-Z]{3}/.test(id))
  if (groups.length > 0) return []
  const parts = {
    known: measure(analysis, 'wholeLifeCost.known'),
    withheld: measure(analysis, 'wholeLifeCost.withheld'),
    total: measure(analysis, 'wholeLifeCost'),
  }
  return [say('portfolio.costState', parts)]
}

function bandState(analysis: Analysis): Sentence[] {
  const [low, high] = [analysis.measures.get('wholeLifeCost.low'), analysis.measures.get('wholeLifeCost.high')]
  if (low === undefined) return []
  const parts = { bands: measure(analysis, 'wholeLifeCost.bands'), low: measureSegment(low) }
  if (high === undefined || high.population.n !== high.population.of || low.population.n !== low.population.of) {
    return [say('portfolio.costBands.low', { ...parts, lowCount: measure(analysis, 'wholeLifeCost.low.count') })]
  }
  return [say('portfolio.costBands', { ...parts, high: measureSegment(high) })]
}

function endState(analysis: Analysis): Sentence[] {
  if (!analysis.measures.get('endDate.known')?.value) return []
  const parts = {
    known: measure(analysis, 'endDate.known'),
    soon: measure(analysis, 'endDate.withinYear'),
    past: measure(analysis, 'endDate.past'),
  }
  return [say('portfolio.endState', parts)]
}

function inYear(analysis: Analysis): Sentence[] {
  if (!analysis.measures.has('inYear.both')) return []
  const parts = {
    both: measure(analysis, 'inYear.both'),
    forecast: measure(analysis, 'inYear.forecast'),
    baseline: measure(analysis, 'inYear.baseline'),
  }
  return [say('portfolio.inYear', parts)]
}

function failsBy({ comparisons }: Analysis, id: string, condition: string): boolean {
  return comparisons.get(id)?.conditions.some((one) => one.id === condition && !one.holds) === true
}

function measure(analysis: Analysis, id: string) {
  return measureSegment(measureOf(analysis, id))
}

function thenOf({ view }: Analysis): Segment {
  return periodSegment(view.compare ?? view.period, view.index.periods)
}

function nowOf({ view }: Analysis): Segment {
  return periodSegment(view.period, view.index.periods)
}
