import type { MoneyField, StatusFact, TextField } from './facts.ts'
import type { Quote } from './overview.ts'
import type { PortfolioIndex } from './portfolio-index.ts'
import { quoteOf, splitSentences } from './quote-cause.ts'
import { remember } from './remember.ts'

/**
 * Sentences that deny that cost moved, or put a difference down to how it is recorded: another way of reporting, other
 * prices, a figure that the report before left out.
 */
const denials: readonly RegExp[] = [
  /\bno (real |actual |net |overall |underlying )?(cost )?(increase|rise|growth|change) (in|to) (the )?(programme|project|(budgeted |total )?whole[- ]life costs?|costs? themselves)\b/i,
  /\b(whole[- ]life costs?|WLC)( figures?| baseline)?\b[^.;]{0,60}\b(not (been )?(changed|increased|risen)(?! significantly)|unchanged|remain(s|ed)? the same)\b/i,
  /\bnot a change in (the )?costs?\b/i,
  /\b(way|manner)( in which| that)? [^.;]{0,60}\b(is|are|was|were|been) (recorded|reported|presented|captured)\b/i,
  /\b(was|were) not included in the [^.;]{0,40}\breport\b/i,
  /\b(is|are) not (directly )?comparable\b/i,
  /\bprevious(ly)?( reported)? (figures?|costs?|reports?)\b[^.;]{0,60}\b(real|nominal|constant) (prices|terms)\b/i,
  /\bpurely presentational\b/i,
]

const commentaryOf: Readonly<Partial<Record<MoneyField, TextField>>> = {
  wholeLifeCost: 'costCommentary',
  benefits: 'benefitsCommentary',
}

/** The sentence of the report that says so of the field, word for word; undefined where none does. */
export function quoteRecorded(index: PortfolioIndex, status: StatusFact, field: MoneyField): Quote | undefined {
  const commentary = commentaryOf[field]
  const text = commentary === undefined ? undefined : recordedIn(status).get(commentary)
  return commentary === undefined || text === undefined ? undefined : quoteOf(index, status, commentary, text)
}

/** Whether a report puts its figure’s difference from the one before down to how it is recorded. */
export function isRecordedOtherwise(status: StatusFact, field: MoneyField): boolean {
  const commentary = commentaryOf[field]
  return commentary !== undefined && recordedIn(status).has(commentary)
}

const recordedIn = remember(({ texts }: StatusFact) => {
  const found = new Map<TextField, string>()
  for (const field of ['costCommentary', 'benefitsCommentary'] as const) {
    const text = splitSentences(texts[field] ?? '').find((one) => denials.some((denial) => denial.test(one)))
    if (text !== undefined) found.set(field, text)
  }
  return found
})
