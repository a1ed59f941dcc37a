import { moneyText } from '../../narrative/format.ts'
import { countSegment, workedOut } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import { varianceId } from '../../portfolio/comparisons/in-year-variance.ts'
import { weighCost } from '../../portfolio/exchange.ts'
import { valueOf } from '../../portfolio/known.ts'
import { quoteCause } from '../../portfolio/quote-cause.ts'
import type { Subject } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import { evidenceOf, exchangeOf, moneyOf, nameOf, nowSegment, subjectOf } from '../words.ts'

/** A tenth of the baseline: what a board usually asks about. */
const worthTellingShare = 0.1
const worthTellingWeight = 0.5

/** The year's forecast above the year's baseline by a tenth and more, over a baseline above zero. */
export const inYearAbove: Rule = {
  id: 'cost.inYearAbove',
  find: (analysis) =>
    analysis.comparisons.has(varianceId)
      ? analysis.view.reported.flatMap((subject) => found(analysis, subject) ?? [])
      : [],
  tellMany: (analysis, all) => {
    const count = countSegment(all.length, {
      statuses: all.flatMap(({ evidence }) => evidence.statuses),
      field: 'inYearForecast',
    })
    return say('inYear.above.many', { count, now: nowSegment(analysis.view) }, { c: varianceId })
  },
}

function found(analysis: Analysis, subject: Subject): Found | undefined {
  const { now } = subject
  const baseline = valueOf(now?.money.inYearBaseline)
  const forecast = valueOf(now?.money.inYearForecast)
  if (now === undefined || baseline === undefined || forecast === undefined || baseline.minor <= 0) return undefined
  const currency = analysis.comparisons.get(varianceId)?.currency
  if (baseline.currency !== currency || forecast.currency !== currency) return undefined
  const above = forecast.minor - baseline.minor
  const weight = weighCost(above, exchangeOf(analysis))
  if (above / baseline.minor < worthTellingShare || weight < worthTellingWeight) return undefined
  const parts = {
    name: nameOf(subject),
    forecast: moneyOf(now, 'inYearForecast'),
    baseline: moneyOf(now, 'inYearBaseline'),
    above: workedOut(moneyText(above, baseline.currency), above, [now], 'inYearForecast'),
    now: nowSegment(analysis.view),
  }
  return {
    rule: 'cost.inYearAbove',
    severity: 'medium',
    materiality: weight * 0.8,
    subject: subjectOf(subject),
    initiatives: [subject.initiative.id],
    evidence: evidenceOf('inYearForecast', now),
    tell: () => say('inYear.above', parts, { c: varianceId }),
    ask: () => say('ask.inYear.above', parts, { c: varianceId }),
    quotes: () => [quoteCause(analysis.view.index, now, ['inYearCommentary'])].filter((one) => one !== undefined),
  }
}
