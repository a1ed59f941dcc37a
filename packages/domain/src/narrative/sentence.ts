import type { Segment, Sentence } from '../portfolio/overview.ts'
import type { MessageId } from './english.ts'
import { findForbidden } from './lexicon.ts'
import { messageOf } from './message.ts'

/** What fills a message: a segment, a plain key for `select`, or a number that only chooses (its name ends in N). */
export type SentenceParts = Readonly<Record<string, Segment | string | number>>

/**
 * Says a message of the catalogue. `{x}` prints the segment `x`; `{xN, plural, …}` chooses by its number;
 * `<c>rose</c>` names the comparison `compares.c`. Text that holds a number or compares is a bug and throws.
 */
export function say(id: MessageId, parts: SentenceParts, compares: Readonly<Record<string, string>> = {}): Sentence {
  const pieces = messageOf(id).formatToParts<Segment>({ ...argumentsOf(parts), ...tagsOf(compares) })
  const segments: Segment[] = []
  for (const piece of pieces) {
    if (typeof piece.value === 'string') pushText(segments, piece.value)
    else segments.push(piece.value)
  }
  return sentenceOf(segments)
}

/** Puts segments together; the only way to make a sentence. */
export function sentenceOf(segments: readonly Segment[]): Sentence {
  const numbers = new Set<string>()
  const comparisons = new Set<string>()
  for (const segment of segments) {
    if (segment.type === 'measure') numbers.add(segment.id)
    if (segment.type === 'value') numbers.add(valueId(segment))
    if (segment.type === 'comparison') comparisons.add(segment.id)
  }
  const text = segments.map((segment) => (segment.type === 'quote' ? `“${segment.text}”` : segment.text)).join('')
  return { text, segments, numbers: [...numbers], comparisons: [...comparisons] }
}

/** A plain text segment. Throws on words that count or compare: those need a segment of their own. */
export function plainText(text: string): Segment {
  const word = findForbidden(text)
  if (word !== undefined) throw new Error(`"${word}" may not stand in plain text: ${text}`)
  return { type: 'text', text }
}

/** Two sentences in one, the second after a space. */
export function joined(first: Sentence, second: Sentence): Sentence {
  return sentenceOf([...first.segments, { type: 'text', text: ' ' }, ...second.segments])
}

/** A sentence whose message leaves the full stop to what may follow. */
export function ended({ segments }: Sentence): Sentence {
  return sentenceOf([...segments, plainText('.')])
}

/** A sentence with clauses put before its full stop. */
export function withClauses(told: Sentence, clauses: readonly Sentence[]): Sentence {
  if (clauses.length === 0) return told
  const last = told.segments.at(-1)
  if (last?.type !== 'text' || !last.text.endsWith('.')) throw new Error(`No full stop ends: ${told.text}`)
  const open = last.text.slice(0, -1)
  const body = [...told.segments.slice(0, -1), ...(open === '' ? [] : [plainText(open)])]
  return sentenceOf([...body, ...clauses.flatMap(({ segments }) => segments), plainText('.')])
}

/** "a, b and c". */
export function listed(parts: readonly Sentence[]): readonly Segment[] {
  return parts.flatMap(({ segments }, at) =>
    at === 0 ? segments : [plainText(at === parts.length - 1 ? ' and ' : ', '), ...segments],
  )
}

/** Names a value that is no measure: the field and the reports it stands in. */
export function valueId(segment: Extract<Segment, { type: 'value' }>): string {
  return `value:${segment.evidence.field ?? 'report'}@${segment.evidence.statuses.slice(0, 2).join('+')}`
}

function argumentsOf(parts: SentenceParts): Record<string, Segment | string | number> {
  const values: Record<string, Segment | string | number> = {}
  for (const [key, part] of Object.entries(parts)) {
    values[key] = part
    if (typeof part !== 'object' || !('value' in part) || typeof part.value !== 'number') continue
    values[`${key}N`] = Math.abs(part.value)
  }
  return values
}

function tagsOf(compares: Readonly<Record<string, string>>) {
  const tags: Record<string, (chunks: (string | Segment)[]) => Segment[]> = {}
  for (const [tag, id] of Object.entries(compares)) {
    tags[tag] = (chunks) =>
      chunks.map((chunk) => (typeof chunk === 'string' ? { type: 'comparison', id, text: chunk } : chunk))
  }
  return tags
}

function pushText(segments: Segment[], text: string): void {
  const last = segments.at(-1)
  if (last?.type === 'text') segments[segments.length - 1] = { type: 'text', text: last.text + text }
  else segments.push({ type: 'text', text })
}
