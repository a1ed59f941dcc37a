import { type MovementReason, type RatingValue, type StatusFact, type TextField, textFields } from './facts.ts'
import type { Quote, StatedReason } from './overview.ts'
import type { PortfolioIndex } from './portfolio-index.ts'
import { remember } from './remember.ts'

/** Openings that state the value again, refusals and remarks on the form: none of them is a cause. */
const boilerplate =
  /^compared (to|with) |due (primarily |mainly )?to the following|^the (project|programme)('s|s|’s)? (end|departmental|baseline|monetised)|rating (at \S+ )?(is|remained|decreased|increased)|exempt under|exemption|not required|(inferior|less than) or equal to|variance (is )?(less than|exceeds|inferior)|did not provide|^(n\/?a|none|nil|tbc)\b/i
const causal =
  /\b(due to|because|owing to|as a result|result(s|ed|ing)? (of|from|in)|caus(e|es|ed)|led to|leads? to|leading to|driven|reflect(s|ed|ing)?|attributable|following|delay(s|ed)?|re-?baselin\w*|re-?plan\w*|re-?profil\w*|impact(s|ed)?|inflation|scope|approved|approval|revised|extend(s|ed)?)\b/i
const longest = 260

const ofRatings = /\b(rating|rated|confidence|assess(ed|ment)|DCA|RAG|status)\b/i
const ratingNames: Readonly<Record<RatingValue, RegExp>> = {
  red: /(?<!amber\s?[/-]\s?)\bred\b/i,
  amberRed: /\bamber\s?[/-]\s?red\b/i,
  amber: /\bamber\b(?!\s?[/-]\s?(red|green))/i,
  amberGreen: /\bamber\s?[/-]\s?green\b/i,
  green: /(?<!amber\s?[/-]\s?)\bgreen\b/i,
}

/** The sentence of a commentary that says most about a cause, word for word; undefined where it says nothing. */
export function quoteCause(index: PortfolioIndex, status: StatusFact, fields: readonly TextField[]): Quote | undefined {
  for (const field of fields) {
    const text = causesOf(status).get(field)
    if (text !== undefined) return quoteOf(index, status, field, text)
  }
  return undefined
}

/** The sentence that says why the rating is what it is: it names that rating. Undefined where none does. */
export function quoteRating(index: PortfolioIndex, status: StatusFact, value: RatingValue): Quote | undefined {
  const text = splitSentences(status.texts.ratingCommentary ?? '').find(
    (one) => !boilerplate.test(one) && ofRatings.test(one) && ratingNames[value].test(one) && causal.test(one),
  )
  return text === undefined ? undefined : quoteOf(index, status, 'ratingCommentary', clip(text))
}

/** A quote of a report, with whether it speaks of a cause. */
export function quoteOf(index: PortfolioIndex, status: StatusFact, field: TextField, text: string): Quote {
  const said = { text, author: authorOf(index, status), initiative: status.initiative, status: status.id, field }
  return causal.test(text) ? { ...said, cause: true } : said
}

/** The reason of a move; where none is on record and the report speaks of a cause, that is the owner’s account. */
export function statedReason(reason: MovementReason, quote: Quote | undefined): StatedReason {
  return reason === 'unexplained' && quote?.cause ? 'stated' : reason
}

const causesOf = remember(({ texts }: StatusFact) => {
  const causes = new Map<TextField, string>()
  for (const field of textFields) {
    const cause = causeIn(texts[field])
    if (cause !== undefined) causes.set(field, cause)
  }
  return causes
})

/** Whoever signed the report, else the unit it came from. */
export function authorOf(index: PortfolioIndex, status: StatusFact): string {
  const unit = status.unit === undefined ? undefined : index.units.get(status.unit)?.title
  return status.authorName ?? unit ?? `the report on ${status.title}`
}

export function causeIn(text: string | undefined): string | undefined {
  const sentences = splitSentences(text ?? '').filter((one) => one.length > 20 && !boilerplate.test(one))
  const chosen = sentences.find((one) => causal.test(one)) ?? sentences[0]
  return chosen === undefined ? undefined : clip(chosen)
}

/** Text as one line, cut after full stops, question marks and line ends. */
export function splitSentences(text: string): string[] {
  return text
    .split(/[\r\n]+|(?<=[.!?;])\s+(?=[A-Z“"'(])/)
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
}

function clip(text: string): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest)
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`
}
