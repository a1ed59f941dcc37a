import type { Analysis } from '../portfolio/analysis.ts'
import type { Segment, Sentence } from '../portfolio/overview.ts'
import { ratingValues } from '../portfolio/facts.ts'
import type { Subject } from '../portfolio/view.ts'
import { awaitedBy } from '../portfolio/reports-due.ts'
import { dayText } from './format.ts'
import { nameOf, ratingBy } from '../findings/words.ts'
import { measure, nowOf, thenOf } from './measure-words.ts'
import type { UsedRate } from '../portfolio/convert-money.ts'
import { measureSegment, nameSegment, periodSegment } from './segments.ts'
import { ended, listed, plainText, say, sentenceOf, withClauses } from './sentence.ts'

/** Who reported, who is new, who is missing, and whom nobody expected. */
export function population(analysis: Analysis): Sentence[] {
  const { view } = analysis
  const parts = {
    initiatives: measure(analysis, 'initiatives'),
    units: measure(analysis, 'units'),
    now: nowOf(analysis),
  }
  const sentences: Sentence[] = []
  if (view.compare === undefined) sentences.push(say('portfolio.population.alone', parts))
  else {
    const change = { joined: measure(analysis, 'initiatives.joined'), left: measure(analysis, 'initiatives.left') }
    const count = measure(analysis, 'initiatives.undecided')
    const open = count.value === 0 ? 'no' : 'yes'
    sentences.push(say('portfolio.population', { ...parts, ...change, count, open, then: thenOf(analysis) }))
  }
  return [...notExpected(analysis), ...sentences, ...absent(analysis), ...notIn(analysis)]
}

/** Units of which nothing is said. */
function notExpected(analysis: Analysis): Sentence[] {
  const { measures, view } = analysis
  const now = nowOf(analysis)
  if (view.compare !== undefined) {
    if (!measures.get('units.notExpected')?.value) return []
    const out = {
      units: measure(analysis, 'units.notExpected'),
      initiatives: measure(analysis, 'initiatives.notExpected'),
    }
    return [say('portfolio.notExpected', { ...out, now, then: thenOf(analysis) })]
  }
  const { before } = view.coverage
  if (before === undefined || !measures.get('coverage.units')?.value) return []
  const out = { units: measure(analysis, 'coverage.units'), initiatives: measure(analysis, 'coverage.outside') }
  return [say('portfolio.notExpected', { ...out, now, then: periodSegment(before, view.index.periods) })]
}

/** Where nothing can be compared: who of the period before is not there. */
function absent(analysis: Analysis): Sentence[] {
  const { view, measures } = analysis
  const { before } = view.coverage
  if (view.compare !== undefined || before === undefined || !measures.get('coverage.absent')?.value) return []
  const then = periodSegment(before, view.index.periods)
  return [say('portfolio.absent', { absent: measure(analysis, 'coverage.absent'), then, now: nowOf(analysis) })]
}

/** Reports that are owed and not there: those that are late are missing, the others merely not due yet. */
function notIn(analysis: Analysis): Sentence[] {
  const { view } = analysis
  const now = nowOf(analysis)
  const [awaited, missing] = ['awaited', 'late'].map((which) => measure(analysis, `initiatives.missing.${which}`))
  const told: Sentence[] = []
  if (missing !== undefined && missing.value !== 0)
    told.push(say(view.period.state === 'locked' ? 'portfolio.missing.locked' : 'portfolio.missing', { missing, now }))
  if (awaited === undefined || awaited.value === 0) return told
  const day = awaitedBy(view)
  const parts = { awaited, now, day: day === undefined ? 'none' : 'some' }
  return [...told, say('portfolio.awaited', day === undefined ? parts : { ...parts, dueOn: dueSegment(day) })]
}

function dueSegment(day: string): Segment {
  return { type: 'value', text: dayText(day), value: day, evidence: { statuses: [], field: 'dueOn' } }
}

/** How things stand in the period itself. */
export function state(analysis: Analysis): Sentence[] {
  if (analysis.view.reported.length === 0) return []
  const rated = (analysis.measures.get('rating.lead.rated')?.value ?? 0) > 0
  const rest = [...costState(analysis), ...bandState(analysis), ...endState(analysis), ...inYear(analysis)]
  return rated ? [...ratingState(analysis), ...rest] : [...rest, ...ratingState(analysis)]
}

function ratingState(analysis: Analysis): Sentence[] {
  const { measures } = analysis
  if (!measures.get('rating.lead.rated')?.value) return [say('portfolio.state.none', { now: nowOf(analysis) })]
  const lead = (id: string) => measure(analysis, `rating.lead.${id}`)
  const rated = analysis.view.reported.filter(({ leadNow }) => leadNow?.value !== undefined)
  const [only] = rated
  if (only !== undefined && rated.length === 1) return [ended(oneRating(analysis, only))]
  const parts = ratingValues
    .map((value) => ({ value, n: lead(value) }))
    .filter(({ n }) => n.value !== 0)
    .map(({ value, n }, at) => say('portfolio.state.value', { value, n, verb: at === 0 ? 'yes' : 'no' }))
  const told = sentenceOf([
    ...say('portfolio.state', { rated: lead('rated') }).segments,
    ...listed(parts),
    plainText('.'),
  ])
  const byOwner = lead('byOwner')
  return [byOwner.value === 0 ? told : withClauses(told, [say('portfolio.state.byOwner', { byOwner })])]
}

function oneRating(analysis: Analysis, subject: Subject): Sentence {
  const { now, leadNow } = subject
  if (now === undefined || leadNow?.value === undefined) throw new Error(`Not rated: ${subject.initiative.id}`)
  const who = leadNow.assessor ?? 'owner'
  const parts = { name: nameOf(subject), value: ratingBy(leadNow.value, now, who), now: nowOf(analysis), who }
  return say('portfolio.state.one', parts)
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

/** A total over several currencies is told with each rate that made it, of which day and by whose word. */
export function converted({ measures, view }: Analysis): Sentence[] {
  const total = measures.get('wholeLifeCost.converted')
  const known = measures.get('wholeLifeCost.known')
  if (total?.rates === undefined || known === undefined) return []
  const home = view.index.facts.organisation.currency
  const head = say('portfolio.costConverted', {
    known: measureSegment(known),
    total: measureSegment(total),
    home: nameSegment('currency', home, home),
  })
  const rates = total.rates.flatMap((rate, at) => [plainText(at === 0 ? ' ' : '; '), ...rateSegments(rate)])
  return [sentenceOf([...head.segments, ...rates, plainText('.')])]
}

function rateSegments({ from, to, rate, day, source, inverse }: UsedRate): readonly Segment[] {
  return say('portfolio.rate', {
    rate: { type: 'value', text: String(rate), value: rate, evidence: { statuses: [], field: 'rate' } },
    to: nameSegment('currency', to, to),
    from: nameSegment('currency', from, from),
    on: { type: 'value', text: dayText(day), value: day, evidence: { statuses: [], field: 'rateDay' } },
    source: nameSegment('source', '', source),
    way: inverse ? 'inverse' : 'direct',
  }).segments
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
