import { declaredWords } from '../portfolio/comparisons/conditions.ts'
import { declaredMatch } from '../portfolio/declared-definitions.ts'
import { since } from '../findings/since.ts'
import { dayOf, moneyPair, nowSegment, periodOf, ratingBy } from '../findings/words.ts'
import type { Analysis } from '../portfolio/analysis.ts'
import { ratingChangeId } from '../portfolio/comparisons/rating-change.ts'
import { costMove, isPlausibleCost } from '../portfolio/cost-move.ts'
import { isPlausible, moveBetween } from '../portfolio/date-move.ts'
import type { StatusFact } from '../portfolio/facts.ts'
import { absenceOf, valueOf } from '../portfolio/known.ts'
import type { Comparison, Sentence } from '../portfolio/overview.ts'
import { authorOf, causeIn } from '../portfolio/quote-cause.ts'
import { leadMove } from '../portfolio/rating-move.ts'
import { type Subject, type View, periodRef } from '../portfolio/view.ts'
import { countText, durationText, moneyText } from './format.ts'
import { moneyValue, nameSegment, workedOut } from './segments.ts'
import { say } from './sentence.ts'

export interface Told {
  readonly sentences: readonly Sentence[]
  /** Comparisons over the initiative's own history that the sentences rest on. */
  readonly comparisons: readonly Comparison[]
}

const longest = 4

/** Two to four sentences on one initiative: its rating, its end date and cost over all comparable reports, its words. */
export function initiativeNarrative({ view }: Analysis, id: string): Told {
  const subject = view.byInitiative.get(id)
  const series = view.index.series.get(id) ?? []
  const reports = series.slice(0, view.now + 1).filter((status) => status !== undefined)
  const comparisons: Comparison[] = []
  const note = (comparison: Comparison) => {
    comparisons.push(comparison)
    return comparison.id
  }
  const sentences = [
    ...ratingSentence(view, id, subject, reports),
    ...endSentence(view, reports, note),
    ...costSentence(view, reports, note),
    ...wordsSentence(view, reports),
  ].slice(0, longest)
  return { sentences, comparisons }
}

function ratingSentence(
  view: View,
  id: string,
  subject: Subject | undefined,
  reports: readonly StatusFact[],
): Sentence[] {
  const name = nameSegment('initiative', id, view.index.initiatives.get(id)?.title ?? id)
  const now = nowSegment(view)
  const last = reports.at(-1)
  if (subject?.now === undefined) {
    if (last === undefined) return []
    const parts = { name, now, then: periodOf(view, last) }
    const other = view.index.initiatives.get(subject?.mayBe[0] ?? '')
    if (other === undefined) return [say('initiative.notReported', { ...parts, open: 'no' })]
    return [
      say('initiative.notReported', { ...parts, open: 'yes', other: nameSegment('initiative', other.id, other.title) }),
    ]
  }
  const { leadNow, leadBefore, before } = subject
  if (leadNow?.value === undefined || leadNow.assessor === undefined) {
    return [say('initiative.rating.none', { name, now, absent: leadNow?.absent ?? 'notSupplied' })]
  }
  const who = leadNow.assessor
  const parts = { name, now, who, value: ratingBy(leadNow.value, subject.now, who) }
  const move = leadMove(subject)
  if (before === undefined || leadBefore?.value === undefined)
    return [say('initiative.rating', { ...parts, run: 'none' })]
  const past = { from: ratingBy(leadBefore.value, before, leadBefore.assessor ?? who), then: periodOf(view, before) }
  if (move === 'assessor') return [say('initiative.rating.assessor', { ...parts, ...past })]
  if (move === 'scale') return [say('initiative.rating.scale', { ...parts, ...past })]
  if (typeof move === 'string') return [say('initiative.rating', { ...parts, run: 'none' })]
  if (move.steps !== 0) {
    const way = move.steps < 0 ? 'worse' : 'better'
    return [say('initiative.rating.moved', { ...parts, ...past, way }, { c: ratingChangeId })]
  }
  const start = since(subject, view.now, (status) => {
    const lead = view.index.lead.get(status.id)
    return lead !== undefined && lead.value === leadNow.value && lead.scale === leadNow.scale && lead.assessor === who
  })
  const length = view.now - start + 1
  if (length < 2) return [say('initiative.rating', { ...parts, run: 'none' })]
  const run = workedOut(countText(length), length, subject.series.slice(start, view.now + 1), 'rating.lead')
  return [say('initiative.rating', { ...parts, run: 'some', runValue: run })]
}

/** From the first end date on the same definition to the newest, and in how many steps. */
function endSentence(view: View, reports: readonly StatusFact[], note: (comparison: Comparison) => string): Sentence[] {
  const dated = reports.filter((status) => valueOf(status.days.endDate) !== undefined)
  const last = dated.at(-1)
  if (last === undefined) return []
  if (last !== reports.at(-1)) {
    const hidden = absenceOf(reports.at(-1)?.days.endDate) === 'withheld'
    return hidden ? [say('initiative.end.withheld', { then: periodOf(view, last), from: dayOf(last, 'endDate') })] : []
  }
  const to = dayOf(last, 'endDate')
  for (const first of dated.slice(0, -1)) {
    const move = moveBetween(first, last, 'endDate', false)
    if (move === undefined || !isPlausible(move)) continue
    const then = periodOf(view, first)
    const c = note(ownComparison(view, 'story.endDate', first, last, move.days, 'days'))
    const start = dated.indexOf(first)
    const steps = dated.filter(
      (status, at) => at > start && valueOf(status.days.endDate) !== valueOf(dated[at - 1]?.days.endDate),
    )
    if (move.days === 0) return [say('initiative.end.same', { to, then }, { c })]
    const parts = {
      to,
      then,
      from: dayOf(first, 'endDate'),
      length: workedOut(durationText(move.days), move.days, [first, last], 'endDate'),
      moves: workedOut(countText(steps.length), steps.length, dated, 'endDate'),
      way: move.days > 0 ? 'later' : 'earlier',
    }
    return [say('initiative.end.moved', parts, { c })]
  }
  return [say('initiative.end.only', { to, then: periodOf(view, last) })]
}

/** From the first cost on the same definition, currency and price base to the newest. */
function costSentence(
  view: View,
  reports: readonly StatusFact[],
  note: (comparison: Comparison) => string,
): Sentence[] {
  const priced = reports.filter((status) => valueOf(status.money.wholeLifeCost) !== undefined)
  const last = priced.at(-1)
  const money = valueOf(last?.money.wholeLifeCost)
  if (last === undefined || money === undefined) return []
  if (last !== reports.at(-1)) {
    const hidden = absenceOf(reports.at(-1)?.money.wholeLifeCost) === 'withheld'
    const parts = { then: periodOf(view, last), from: moneyValue(money, last, 'wholeLifeCost') }
    return hidden ? [say('initiative.cost.withheld', parts)] : []
  }
  for (const first of priced.slice(0, -1)) {
    const move = costMove(first, last, 'wholeLifeCost')
    if (move === undefined || !isPlausibleCost(move)) continue
    const then = periodOf(view, first)
    const c = note(ownComparison(view, 'story.wholeLifeCost', first, last, move.change, 'minor', move.currency))
    const [from, to] = moneyPair(first, last, 'wholeLifeCost')
    if (move.change === 0) return [say('initiative.cost.same', { to, then }, { c })]
    const change = workedOut(
      moneyText(Math.abs(move.change), move.currency),
      move.change,
      [first, last],
      'wholeLifeCost',
    )
    return [say('initiative.cost.moved', { from, to, then, change, way: move.change > 0 ? 'rose' : 'fell' }, { c })]
  }
  return [say('initiative.cost.only', { to: moneyValue(money, last, 'wholeLifeCost'), then: periodOf(view, last) })]
}

/** What the newest report says of a cause, if anything. */
function wordsSentence(view: View, reports: readonly StatusFact[]): Sentence[] {
  const last = reports.at(-1)
  if (last === undefined) return []
  const fields = ['ratingCommentary', 'scheduleCommentary', 'costCommentary', 'summary'] as const
  const text = fields.map((field) => causeIn(last.texts[field])).find((one) => one !== undefined)
  if (text === undefined) return []
  const author = authorOf(view.index, last)
  return [
    say('cause.quoted', { author: nameSegment('author', last.id, author), quote: { type: 'quote', text, author } }),
  ]
}

/** Where a person declared two definitions the same, the comparison says whose word it rests on. */
function definitionWords(first: StatusFact, last: StatusFact, field: 'endDate' | 'wholeLifeCost'): string {
  const by = declaredMatch(first.definitions[field], last.definitions[field])?.by ?? []
  return by.length === 0
    ? 'the definitions given do not differ'
    : declaredWords('the definitions are declared the same', by)
}

function ownComparison(
  view: View,
  id: string,
  first: StatusFact,
  last: StatusFact,
  change: number,
  unit: Comparison['unit'],
  currency?: string,
): Comparison {
  const refOf = (status: StatusFact) => {
    const period = view.index.periods[view.index.positionOf.get(status.period) ?? -1]
    return period === undefined ? { id: status.period, label: status.asOf, asOf: status.asOf } : periodRef(period)
  }
  return {
    id,
    valid: true,
    conditions: [
      { id: 'population', holds: true, text: 'the same initiative, with the value both times' },
      {
        id: 'definition',
        holds: true,
        text: definitionWords(first, last, unit === 'days' ? 'endDate' : 'wholeLifeCost'),
      },
      { id: 'asOf', holds: true, text: `as of ${first.asOf} and ${last.asOf}` },
      ...(currency === undefined ? [] : [{ id: 'currency' as const, holds: true, text: `both in ${currency}` }]),
    ],
    from: refOf(first),
    to: refOf(last),
    population: { n: 1, of: 1 },
    change,
    unit,
    ...(currency === undefined ? {} : { currency }),
  }
}
