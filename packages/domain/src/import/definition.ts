import type { HeaderWords } from './header-words.ts'
import type { ColumnDefinition } from './types.ts'

const bases: [RegExp, string][] = [
  [/\blatest approved\b/, 'latestApproved'],
  [/\bbaselined?\b/, 'baseline'],
  [/\b(budget|budgeted)\b/, 'budget'],
  [/\b(forecast|estimated?|expected|projected|estimate at completion)\b/, 'forecast'],
  [/\b(actual|outturn)\b/, 'actual'],
  [/\b(planned|target)\b/, 'planned'],
]

/**
 * What a header says its column means, word for word, and a normalised key by which two files' columns can be compared:
 * 'basis=baseline;nonGovernment=included'. An empty key means that the header does not say.
 */
export function columnDefinition(target: string, header: string, words: HeaderWords): ColumnDefinition {
  return { header, text: words.definition, key: definitionKey(target, words) }
}

function definitionKey(target: string, { all }: HeaderWords): string {
  const facts: string[] = []
  if (target.startsWith('rating.')) return /\bfive point\b/.test(all) ? 'points=5' : ''
  if (target.endsWith('Commentary')) return ''
  if (!/^(status\.(startDate|endDate|wholeLifeCost|inYear|benefits)|custom\.)/.test(target)) return ''
  const basis = target.endsWith('Date')
    ? bases.find(([pattern]) => pattern.test(all))
    : [...bases].sort((a, b) => first(a[0], all) - first(b[0], all)).find(([pattern]) => pattern.test(all))
  if (basis !== undefined) facts.push(`basis=${basis[1]}`)
  if (/\bexcl(uding)? (non government|ncg)\b/.test(all)) facts.push('nonGovernment=excluded')
  else if (/\b(non government|ncg)\b/.test(all)) facts.push('nonGovernment=included')
  if (/\bnominal\b/.test(all)) facts.push('prices=nominal')
  if (/\breal terms\b|\bconstant prices\b/.test(all)) facts.push('prices=real')
  if (/\bexcluding (vat|tax)\b/.test(all)) facts.push('tax=excluded')
  if (/\bincluding (vat|tax)\b/.test(all)) facts.push('tax=included')
  return facts.join(';')
}

function first(pattern: RegExp, text: string): number {
  const at = text.search(pattern)
  return at === -1 ? Number.MAX_SAFE_INTEGER : at
}

/** Whether two columns mean the same: only 'same' allows a comparison without a warning. */
export function sameDefinition(a: ColumnDefinition, b: ColumnDefinition): 'same' | 'different' | 'unknown' {
  if (a.key === '' || b.key === '') return a.header === b.header ? 'same' : 'unknown'
  return a.key === b.key ? 'same' : 'different'
}
