import type { StatusFact, TextField } from './facts.ts'
import type { Quote } from './overview.ts'
import type { PortfolioIndex } from './portfolio-index.ts'
import { remember } from './remember.ts'

/** Openings that state the value again, refusals and remarks on the form: none of them is a cause. */
const boilerplate =
  /^compared (to|with) |due to the following factors|^the (project|programme)('s|s|’s)? (end|departmental|baseline|monetised)|rating (at \S+ )?(is|remained|decreased|increased)|exempt under|exemption|not required|(inferior|less than) or equal to|variance (is )?(less than|exceeds|inferior)|did not provide|^(n\/?a|none|nil|tbc)\b/i
const causal =
  /\b(due to|because|owing to|as a result|result(s|ed|ing)? (of|from|in)|caus(e|es|ed)|driven|reflect(s|ed|ing)?|attributable|following|delay(s|ed)?|re-?baselin\w*|re-?plan\w*|re-?profil\w*|impact(s|ed)?|inflation|scope|approved|approval|revised|extend(s|ed)?)\b/i
const longest = 260

/** The sentence of a commentary that says most about a cause, word for word; undefined where it says nothing. */
export function quoteCause(index: PortfolioIndex, status: StatusFact, fields: readonly TextField[]): Quote | undefined {
  for (const field of fields) {
    const text = causesOf(status).get(field)
    if (text === undefined) continue
    return { text, author: authorOf(index, status), initiative: status.initiative, status: status.id, field }
  }
  return undefined
}

const causesOf = remember(({ texts }: StatusFact) => {
  const causes = new Map<string, string>()
  for (const [field, text] of Object.entries(texts)) {
    const cause = causeIn(text)
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
