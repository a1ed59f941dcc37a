import type { Finding } from '@gantry/domain/portfolio/overview'
import type { FindingPaper } from './paper.ts'
import { cut, runsOf } from './runs.ts'

/** A finding with the first thing people wrote about it, unless its sentence quotes that already. */
export function findingPaper({ severity, sentence, quotes }: Finding): FindingPaper {
  const quoted = sentence.segments.some(({ type }) => type === 'quote')
  const [quote] = quotes
  return {
    severity: severity === 'data' ? 'about data' : severity,
    said: runsOf(sentence),
    quote: quote && !quoted ? { text: cut(quote.text, 260), author: cut(quote.author, 80) } : null,
  }
}
