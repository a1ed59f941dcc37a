import type { DateMove } from './date-move.ts'
import type { StatusFact } from './facts.ts'
import type { Quote } from './overview.ts'
import type { PortfolioIndex } from './portfolio-index.ts'
import { quoteOf, splitSentences } from './quote-cause.ts'
import { reportsBetween } from './recorded-otherwise.ts'
import { remember } from './remember.ts'

/**
 * Sentences that deny that the end date moved, or put its difference down to what the field holds: the date “remains”,
 * the one reported before was of a phase, of a contract, a misprint.
 */
const denials: readonly RegExp[] = [
  /\bend[- ]date('s|s)?\s+(\w+\s+)?(remain(s|ed)?(?! within)|is unchanged|has not (changed|moved))\b/i,
  /\b(previous(ly)?|last|earlier|Q\d|Qtr\.?)\b[^.;]{0,80}\b(date|dates|end)\b[^.;]{0,50}\b(related|relates|reflected|referred|referring|showed|shown|represented|was for|were for)\b/i,
  /\bend[- ]date\b[^.;]{0,120}\b(rather than|and not|instead of)\b/i,
  /\bcorrection to the (previously )?(published|reported)\b/i,
]
/** A template’s sentence on the two figures, which says no more than they do. */
const template = /^compared (to|with) /i

/** What the later report says so of the move, word for word. Its words speak of the report right before it, and of no other. */
export function quoteDateRecorded(index: PortfolioIndex, { before, now, lastKnown }: DateMove): Quote | undefined {
  const text = lastKnown || reportsBetween(index, before, now).length > 0 ? undefined : denialIn(now)
  return text === undefined ? undefined : quoteOf(index, now, 'scheduleCommentary', text)
}

const denialIn = remember(({ texts }: StatusFact) =>
  splitSentences(texts.scheduleCommentary ?? '').find(
    (one) => !template.test(one) && !one.endsWith(':') && denials.some((denial) => denial.test(one)),
  ),
)
