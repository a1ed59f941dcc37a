import { type Analysis, isValid, measureOf } from '../portfolio/analysis.ts'
import type { Finding, Sentence } from '../portfolio/overview.ts'
import { measureSegment, periodSegment } from './segments.ts'
import { say } from './sentence.ts'

export function portfolioNarrative(analysis: Analysis, _findings: readonly Finding[]): Sentence[] {
  const { view } = analysis
  const m = (id: string) => measureSegment(measureOf(analysis, id))
  const now = periodSegment(view.period, view.index.periods)
  const sentences = [say('portfolio.initiatives', { initiatives: m('initiatives'), now })]
  if (view.compare === undefined) return sentences
  const then = periodSegment(view.compare, view.index.periods)
  if (isValid(analysis, 'change.rating.lead')) {
    sentences.unshift(
      say(
        'portfolio.ratings',
        {
          comparable: m('rating.lead.comparable'),
          worsened: m('rating.lead.worsened'),
          improved: m('rating.lead.improved'),
          unchanged: m('rating.lead.unchanged'),
          then,
        },
        { c: 'change.rating.lead' },
      ),
    )
  }
  return sentences
}
