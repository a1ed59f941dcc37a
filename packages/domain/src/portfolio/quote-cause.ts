import { type MovementReason, type RatingValue, type StatusFact, type TextField, textFields } from './facts.ts'
import type { Quote, StatedReason } from './overview.ts'
import type { PortfolioIndex } from './portfolio-index.ts'
import { remember } from './remember.ts'

/** Openings that state the value again, refusals and remarks on the form: none of them is a cause. */
const boilerplate =
  /^compared (to|with)|^the (project|programme)('s|s|’s)? (end|departmental|baseline|monetised)|rating (at \S+ )?(is|remained|decreased|increased)|exempt under|exemption|not required|(inferior|less than) or equal to|variance (is )?(less than|exceeds|inferior)|did not provide|^(n\/?a|none|nil|tbc)\b/i
/** Words that give a reason. What was merely done (extended, re-planned, approved) gives none. */
const causal = new RegExp(
  [
    String.raw`due to|because|owing to|as a (direct )?(result|consequence)|results? (of|from)|result(ed|ing) (of|from|in)`,
    String.raw`caus(e|es|ed|ing) (by|of|an?|the|delays?)|(is|are|was|were) caused|led to|leads to|leading to|driven (by|in part)`,
    String.raw`reflect(s|ed|ing)?( [\w’']+){0,4} (changes?|decisions?|delays?|impacts?|increased?|inclusion|extension|additional|higher|adjustments?)`,
    String.raw`attribut(able|ed) to|consequential|in light of|given the|owed to|primarily down to`,
    String.raw`following (an?|the (outcome|decision|approval|review|completion|announcement|agreement|spending)|(feedback|approval|agreement|completion))`,
    String.raw`delays? (to|in|of|with|from)|(was|were|been|is|are) delayed|delayed by|impacted (on|by)|linked to`,
    String.raw`(changes?|increase|reduction|expansion|extension)s? (in|of|to) (the )?(\w+ )?scope|scope (change|increase|extension)|re-?scop(ed|ing)`,
    String.raw`(extended|revised|moved|rescheduled|re-scheduled|adjusted|amended|updated)( [\w’']+){0,8} to (allow|enable|accommodate|manage|align|give)`,
    String.raw`decision was made to|decided to|decision to|in order to`,
  ]
    .map((words) => String.raw`\b(?:${words})\b`)
    .join('|'),
  'i',
)
/** What may come of it, and what came of it, is no cause of what has come. */
const hypothetical =
  /\b(may|might|could|would|if|will)\b|\b(key |main |areas? of )risks?\b|\brisks? (of|to|that|is|are|remains?)\b|\bthreat of\b|\b(any|no overall) delays?\b|\bbeing (considered|assessed|reviewed|developed)\b|\b(not|is|are) expected\b|^(as a (result|consequence)|this (has )?(led|resulted|means)|consequently|therefore)\b/i
/** Says that all stands still or goes as it was meant to: never put beside a move as what explains it. */
const standstill =
  /\b(no|without|nor) (\w+ )?(deviation|change|movement|slippage|delays?|variance)\b|\b(remain(s|ed)?|stays?|stayed) (the same|unchanged|scheduled|at|on|in line|as|within|inside)\b|\b(has|have) remained\b|\bunchanged\b|\b(on|to) (track|schedule|time|course|target)\b|\bas (anticipated|planned|scheduled)\b|\b(ahead of|in line with)( \w+){0,3} (plan|schedule|approvals?|dates?)\b|\bend[- ]date\b[^.;]{0,30}\bremain(s|ed)?\b|\bnot (been )?(changed|moved|slipped|delayed)\b/i
const bullet = /^(?:[-–—•*·▪●o]|\(?[a-z\d]{1,2}[.)])\s+/
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
    const said = causesOf(status).get(field)
    if (said !== undefined) return quoted(index, status, field, said)
  }
  return undefined
}

/** The sentence that says why the rating is what it is: it names that rating. Undefined where none does. */
export function quoteRating(index: PortfolioIndex, status: StatusFact, value: RatingValue): Quote | undefined {
  const said = saidIn(status.texts.ratingCommentary).find(
    ({ text, cause }) => cause && !boilerplate.test(text) && ofRatings.test(text) && ratingNames[value].test(text),
  )
  return said === undefined ? undefined : quoted(index, status, 'ratingCommentary', said)
}

/** A quote of a report, with whether it speaks of a cause. */
export function quoteOf(index: PortfolioIndex, status: StatusFact, field: TextField, text: string): Quote {
  return quoted(index, status, field, { text, cause: causal.test(text) })
}

function quoted(index: PortfolioIndex, status: StatusFact, field: TextField, { text, cause }: Said): Quote {
  const quote = { text: clip(text), author: authorOf(index, status), initiative: status.initiative, status: status.id }
  return { ...quote, field, ...(cause ? { cause: true as const } : {}) }
}

/** The reason of a move; where none is on record and the report speaks of a cause, that is the owner’s account. */
export function statedReason(reason: MovementReason, quote: Quote | undefined): StatedReason {
  return reason === 'unexplained' && quote?.cause ? 'stated' : reason
}

const causesOf = remember(({ texts }: StatusFact) => {
  const causes = new Map<TextField, Said>()
  for (const field of textFields) {
    const cause = mostCausal(texts[field])
    if (cause !== undefined) causes.set(field, cause)
  }
  return causes
})

/** Whoever signed the report, else the unit it came from. */
export function authorOf(index: PortfolioIndex, status: StatusFact): string {
  const unit = status.unit === undefined ? undefined : index.units.get(status.unit)?.title
  return status.authorName ?? unit ?? `the report on ${status.title}`
}

/** The sentence of a text that gives a cause; undefined where none does. */
export function causeIn(text: string | undefined): string | undefined {
  const said = mostCausal(text)
  return said?.cause ? clip(said.text) : undefined
}

/** A sentence that may stand alone, and whether it gives a cause of what has happened. */
interface Said {
  readonly text: string
  readonly cause: boolean
}

/** A sentence with a cause, else the opening one of those that do not deny that anything moved. */
function mostCausal(text: string | undefined): Said | undefined {
  const all = saidIn(text).filter(
    (one) =>
      one.text.length > 20 && !/^[a-z]/.test(one.text) && !boilerplate.test(one.text) && !standstill.test(one.text),
  )
  return all.find(({ cause }) => cause) ?? all.find((one) => !hypothetical.test(one.text) && !dependent.test(one.text))
}

/** Begins with what only the sentence before it explains. */
const dependent =
  /^(however|nevertheless|following this|in addition|additionally|furthermore|also|these|they|it|this)\b/i

/** Sentences that may stand alone. One that ends in a colon announces others: what it announces is said in its place. */
function saidIn(text: string | undefined): Said[] {
  const found: Said[] = []
  let announced = false
  for (const raw of splitSentences(text ?? '')) {
    const item = bullet.test(raw)
    const one = raw.replace(bullet, '')
    const cause = causal.test(one) && !hypothetical.test(one)
    if (announcing.test(one)) {
      announced = cause
      continue
    }
    found.push({ text: one, cause: cause || (announced && item) })
    if (!item) announced = false
  }
  return found
}

const announcing = /:$|\bthe following\b[^.:;]{0,40}[;.]?$/i

/** Text as one line, cut after full stops, question marks, line ends and what announces a list; a line that goes on with a small letter is the same sentence. */
export function splitSentences(text: string): string[] {
  return text
    .replace(/([^.!?;:\s])\s*[\r\n]+\s*(?=[a-z]{2})/g, '$1 ')
    .split(/[\r\n]+|(?<=[.!?;]|\bfollowing (?:\w+ )?\w+:)\s+(?=[A-Z“"'(])/)
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
}

function clip(text: string): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest)
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`
}
