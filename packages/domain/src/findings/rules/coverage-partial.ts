import { periodSegment } from '../../narrative/segments.ts'
import { measure } from '../../narrative/measure-words.ts'
import { say } from '../../narrative/sentence.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import { outsideUnits } from '../../portfolio/coverage.ts'
import { beforeIds } from '../../portfolio/measures/make-measure.ts'
import type { Found, Rule } from '../rule.ts'
import { nowSegment } from '../words.ts'

/**
 * An imported period that holds a part of the one before: units were taken as not expected, or half and more of those
 * to be expected are not there. Nobody has said so; everything else on the page rests on the answer, so it weighs a
 * rating step for each initiative.
 */
export const coveragePartial: Rule = {
  id: 'coverage.partial',
  find: (analysis) => {
    const { before, absent, outside, both } = analysis.view.coverage
    if (before === undefined) return []
    const guessed = analysis.view.period.scopeProposed === true && outside.length > 0
    const half = absent.length > 0 && absent.length >= both.length
    return guessed || half ? [found(analysis, guessed)] : []
  },
  tellMany: (analysis) => tell(analysis, '', analysis.view.period.scopeProposed === true),
}

function found(analysis: Analysis, guessed: boolean): Found {
  const { view } = analysis
  const { id, name: title } = view.index.facts.organisation
  const gone = [...(guessed ? view.coverage.outside : []), ...view.coverage.absent]
  return {
    rule: 'coverage.partial',
    severity: 'data',
    materiality: gone.length,
    subject: { kind: 'portfolio', id, title },
    initiatives: gone.map(({ initiative }) => initiative.id),
    evidence: { statuses: beforeIds(gone), field: 'report' },
    tell: () => tell(analysis, '', guessed),
    ask: () => tell(analysis, 'ask.', guessed),
    addressee: () => ({ kind: 'pmo', title }),
  }
}

function tell(analysis: Analysis, ask: '' | 'ask.', guessed: boolean) {
  const { view } = analysis
  const { before = view.period } = view.coverage
  const parts = { now: nowSegment(view), then: periodSegment(before, view.index.periods) }
  if (guessed && outsideUnits(view.coverage, view.reported).length > 0)
    return say(`${ask}coverage.partial.scope`, {
      ...parts,
      here: measure(analysis, 'units'),
      units: measure(analysis, 'coverage.units'),
      outside: measure(analysis, 'coverage.outside'),
    })
  return say(`${ask}coverage.partial`, {
    ...parts,
    expected: measure(analysis, 'coverage.expected'),
    absent: measure(analysis, 'coverage.absent'),
  })
}
