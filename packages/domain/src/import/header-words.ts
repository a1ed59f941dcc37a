import { moneyStretch, moneyWords } from './money-words.ts'

/** A header taken apart: the words it is recognised by, the unit in it, and the definitions in parentheses. */
export type HeaderWords = {
  /** Lower-case words, abbreviations written out, without units and definitions, years as 'financial year': 'whole life cost total baseline'. */
  words: string
  /** The same with everything in parentheses too. */
  all: string
  /** Parenthesised texts that define, verbatim; units like "(£m)" are not definitions. */
  definition: string
}

const abbreviations: [RegExp, string][] = [
  [/\bwlc(s)?\b/g, 'whole life cost'],
  [/\bwhole-life\b/g, 'whole life'],
  [/\b(ncg|ngc)s?\b/g, 'non government costs'],
  [/\bnon-government(al)?\b/g, 'non government'],
  [/\bincl\b\.?/g, 'including'],
  [/\bexcl\b\.?/g, 'excluding'],
  [/\bdca\b/g, 'delivery confidence assessment'],
  [/\bdept\b/g, 'department'],
  [/\bproj\b/g, 'project'],
  [/\bprog\b/g, 'programme'],
  [/\bprogram\b/g, 'programme'],
  [/\bdesc\b/g, 'description'],
  [/\bfy\b/g, 'financial year'],
  [/\bcolor\b/g, 'colour'],
  [/\bcosts\b/g, 'cost'],
]

export function headerWords(text: string): HeaderWords {
  const folded = text.replace(/\s+/g, ' ').trim()
  const parentheses = [...folded.matchAll(/\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g)].map((match) => match[1] as string)
  const definitions = parentheses.filter((inside) => !isUnit(inside))
  const outside = folded.replace(/\([^()]*(?:\([^()]*\)[^()]*)*\)/g, ' ')
  return {
    words: plainWords(outside),
    all: plainWords(folded),
    definition: definitions.map((words) => words.trim()).join('; '),
  }
}

function isUnit(inside: string): boolean {
  return moneyWords(inside) !== null || /^(%|days|hours|y\/n)$/i.test(inside.trim())
}

/** Words without unit signs, years and punctuation; camelCase and snake_case are taken apart. */
function plainWords(text: string): string {
  let words = withoutMoney(text)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/[_]+/g, ' ')
    .toLowerCase()
    .replace(/%\s?age\b/g, ' percent ')
    .replace(/%/g, ' percent ')
    .replace(/\b(19|20)\d\d\s?[/-]\s?(19|20)?\d\d\b/g, ' financial year ')
    .replace(/\b(19|20)\d\d\b/g, ' ')
    .replace(/[£$€]\s?(million|billion|thousand|mn|bn|m|k)?\b/g, ' ')
  for (const [short, long] of abbreviations) words = words.replace(short, long)
  return words.replace(/[^\p{L}\p{N}#]+/gu, ' ').trim()
}

/** "Budget GBP thousands" → "Budget". */
function withoutMoney(text: string): string {
  const words = moneyStretch(text)?.words ?? ''
  return words === text.trim() ? text : text.replace(words, '\n').replace(/(?:\s(?:in|of))?\s?\n/, ' ')
}

/** What a header's mapping is remembered by: its words without years, and which one of its kind it is. */
export function headerFingerprint(text: string, occurrence: number): string {
  const { words } = headerWords(text)
  const base = words === '' ? headerWords(text).all : words
  return occurrence > 1 ? `${base}#${occurrence}` : base
}

/** Header fingerprints of a whole table, in order; duplicates numbered. */
export function fingerprints(headers: { text: string }[]): string[] {
  const seen = new Map<string, number>()
  return headers.map(({ text }) => {
    const base = headerFingerprint(text, 1)
    const occurrence = (seen.get(base) ?? 0) + 1
    seen.set(base, occurrence)
    return occurrence > 1 ? `${base}#${occurrence}` : base
  })
}

/** pandas writes "Unnamed: 3" where a header was blank. */
export function isBlankHeader(text: string): boolean {
  return /^(unnamed: ?\d+)?$/i.test(text.trim())
}

/** A header of two rows, joined: "Cost (£m): Budget" is "Budget" below "Cost (£m)". Undefined for a header of one row. */
export function twoRowHeader(text: string): { over: string; own: string } | undefined {
  const found = /^(.+): ([^:]+)$/.exec(text.replace(/\s+/g, ' ').trim())
  return found === null ? undefined : { over: found[1] ?? '', own: found[2] ?? '' }
}
