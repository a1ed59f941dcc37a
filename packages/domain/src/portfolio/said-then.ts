import { type StatusFact, textFields } from './facts.ts'
import type { PortfolioIndex } from './portfolio-index.ts'
import { authorOf } from './quote-cause.ts'
import type { InitiativeStory } from './story.ts'
import { periodRef } from './view.ts'

/** What the reports said, word for word, newest first; a text that repeats the one of the report before is left out. */
export function saidThen(index: PortfolioIndex, reports: readonly StatusFact[]): InitiativeStory['said'] {
  return reports
    .flatMap((status, position) =>
      textFields.flatMap((field) => {
        const text = status.texts[field]?.trim()
        const period = index.periods[index.positionOf.get(status.period) ?? -1]
        if (text === undefined || text === '' || period === undefined) return []
        if (text === reports[position - 1]?.texts[field]?.trim()) return []
        const author = authorOf(index, status)
        return { text, author, initiative: status.initiative, status: status.id, field, period: periodRef(period) }
      }),
    )
    .sort((a, b) => (a.period.asOf < b.period.asOf ? 1 : a.period.asOf > b.period.asOf ? -1 : 0))
}
