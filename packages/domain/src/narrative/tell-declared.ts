import type { Analysis } from '../portfolio/analysis.ts'
import type { Declared, Sentence } from '../portfolio/overview.ts'
import { dayText } from './format.ts'
import { nameSegment } from './segments.ts'
import { say, withClauses } from './sentence.ts'

const longestReason = 200

/** Whose word a comparison rests on, or fails by, is said in the same breath as what it says. */
export function withDeclared({ comparisons }: Analysis, id: string, told: Sentence): Sentence {
  const comparison = comparisons.get(id)
  const behind = (comparison?.declared ?? []).filter(({ verdict }) => (verdict === 'same') === comparison?.valid)
  return withClauses(told, behind.slice(0, 1).map(declaredClause))
}

function declaredClause({ id, verdict, byName, on, reason }: Declared): Sentence {
  const words = reason.replace(/\s+/g, ' ').trim()
  const text = words.length > longestReason ? `${words.slice(0, longestReason)}…` : words
  return say('portfolio.declared', {
    verdict,
    author: nameSegment('declarer', id, byName),
    on: { type: 'value', text: dayText(on), value: on, evidence: { statuses: [], field: 'declaredOn' } },
    quote: { type: 'quote', text: text.replace(/[.\s]+$/, ''), author: byName },
  })
}
