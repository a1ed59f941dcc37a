import { durationText } from '../../narrative/format.ts'
import { countSegment, workedOut } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import { costMove, isPlausibleCost } from '../../portfolio/cost-move.ts'
import { weighCost } from '../../portfolio/exchange.ts'
import { dateMove, endsBeforeStart, implausibleDays } from '../../portfolio/date-move.ts'
import { valueOf } from '../../portfolio/known.ts'
import type { Subject } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import { since } from '../since.ts'
import {
  dayOf,
  evidenceOf,
  exchangeOf,
  moneyOf,
  nameOf,
  nowSegment,
  periodOf,
  subjectOf,
  thenSegment,
} from '../words.ts'

type Parts = Parameters<typeof say>[1]

/** The end date lies before the start date. */
export const endBeforeStart = dataRule('data.endBeforeStart', (analysis, subject) => {
  const { now } = subject
  if (now === undefined || !endsBeforeStart(now)) return undefined
  return {
    parts: { name: nameOf(subject), start: dayOf(now, 'startDate'), end: dayOf(now, 'endDate') },
    evidence: evidenceOf('endDate', now),
    materiality: 1,
    since: since(subject, analysis.view.now, endsBeforeStart),
  }
})

/** The end date is sixty years and more from what it was: more likely a slip of the pen than of the work. */
export const implausibleMove = dataRule('data.implausibleMove', (analysis, subject) => {
  const move = dateMove(subject, 'endDate', analysis.view.before)
  if (move === undefined || Math.abs(move.days) < implausibleDays) return undefined
  const parts = {
    name: nameOf(subject),
    from: dayOf(move.before, 'endDate'),
    to: dayOf(move.now, 'endDate'),
    then: periodOf(analysis.view, move.before),
    length: workedOut(durationText(move.days), move.days, [move.before, move.now], 'endDate'),
  }
  return { parts, evidence: evidenceOf('endDate', move.before, move.now), materiality: 1.5 }
})

/** A baseline of zero or below with a forecast beside it: no percentage can be taken of it. */
export const zeroBase = dataRule('data.zeroBase', (_analysis, subject) => {
  const { now } = subject
  const baseline = valueOf(now?.money.inYearBaseline)
  const forecast = valueOf(now?.money.inYearForecast)
  if (now === undefined || baseline === undefined || forecast === undefined) return undefined
  if (baseline.minor > 0 || forecast.minor === baseline.minor) return undefined
  const parts = {
    name: nameOf(subject),
    baseline: moneyOf(now, 'inYearBaseline'),
    forecast: moneyOf(now, 'inYearForecast'),
  }
  return { parts, evidence: evidenceOf('inYearBaseline', now), materiality: 0.5 }
})

/** Two figures so far apart, or on two sides of zero, that they may not be in one unit or of one scope. */
export const magnitude = dataRule('data.magnitude', (analysis, subject) => {
  const move = costMove(subject.before, subject.now, 'wholeLifeCost')
  if (move === undefined || isPlausibleCost(move)) return undefined
  const weight = weighCost(move.change, exchangeOf(analysis))
  const parts = {
    name: nameOf(subject),
    from: moneyOf(move.before, 'wholeLifeCost'),
    to: moneyOf(move.now, 'wholeLifeCost'),
    then: thenSegment(analysis.view),
    now: nowSegment(analysis.view),
  }
  return {
    parts,
    evidence: evidenceOf('wholeLifeCost', move.before, move.now),
    materiality: 2 + Math.min(4, weight / 4),
  }
})

interface Doubt {
  parts: Parts
  evidence: Found['evidence']
  materiality: number
  since?: number
}

type DataRuleId = 'data.endBeforeStart' | 'data.implausibleMove' | 'data.zeroBase' | 'data.magnitude'

/** Questions about data, not findings about initiatives: severity `data`, always with a question to the unit. */
function dataRule(id: DataRuleId, doubt: (analysis: Analysis, subject: Subject) => Doubt | undefined): Rule {
  const found = (analysis: Analysis, subject: Subject): Found[] => {
    const one = doubt(analysis, subject)
    if (one === undefined) return []
    return [
      {
        rule: id,
        severity: 'data',
        materiality: one.materiality,
        subject: subjectOf(subject),
        initiatives: [subject.initiative.id],
        evidence: one.evidence,
        ...(one.since === undefined ? {} : { since: one.since }),
        tell: () => say(id, one.parts),
        ask: () => say(`ask.${id}`, one.parts),
      },
    ]
  }
  return {
    id,
    find: (analysis) => analysis.view.reported.flatMap((subject) => found(analysis, subject)),
    tellMany: (_analysis, all) =>
      say(`${id}.many`, {
        count: countSegment(all.length, { statuses: all.flatMap(({ evidence }) => evidence.statuses) }),
      }),
  }
}
