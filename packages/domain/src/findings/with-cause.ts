import { nameSegment } from '../narrative/segments.ts'
import { joined, say } from '../narrative/sentence.ts'
import type { Quote, Sentence } from '../portfolio/overview.ts'
import { quoteSegment } from './words.ts'

/** What moved, and what people wrote about it: a cause as such, anything else as their commentary, or that nobody said why. */
export function withCause(told: Sentence, quote: Quote | undefined): Sentence {
  if (quote === undefined) return joined(told, say('cause.none', {}))
  return joined(told, say(quote.cause ? 'cause.quoted' : 'cause.commentary', saidBy(quote)))
}

/** The parts of a message that quotes. */
export function saidBy(quote: Quote) {
  return { author: nameSegment('author', quote.status, quote.author), quote: quoteSegment(quote) }
}
