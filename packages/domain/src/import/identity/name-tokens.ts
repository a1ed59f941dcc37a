import { normaliseName } from './normalise-name.ts'

/** One word of a name, ready to be compared with those of another. */
export type NameToken = {
  /** Lower case; numbers in digits, whatever they were written in. */
  text: string
  /** Capital letters in the name as written: it may stand for the initials of other words. */
  acronym: boolean
  /** Says which of several: a number, "2b", "31e". */
  number: boolean
}

/** Words that join others; initials may leave them out. */
export const joiningWords: ReadonlySet<string> = new Set([
  'the',
  'of',
  'and',
  'for',
  'to',
  'in',
  'a',
  'at',
  'on',
  'with',
])

const digitsOf: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  ii: 2,
  iii: 3,
  iv: 4,
  vi: 6,
  vii: 7,
  viii: 8,
  ix: 9,
} // prettier-ignore
const factorOf: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, million: 1_000_000 }

/**
 * The words of a name with everything that spelling varies evened out: besides what `normaliseName` does, numbers are
 * digits ("II", "two", "2nd", "10k", "10,000", "one hundred thousand"), and "T26" or "NHSmail2" are two words.
 */
export function nameTokens(name: string): NameToken[] {
  const acronyms = acronymsIn(name)
  const apart = normaliseName(name.replace(/(\d),(?=\d{3}\b)/g, '$1'))
    .replace(/(\p{L})(?=\d)/gu, '$1 ')
    .replace(/\b(\d+)k\b/g, '$1000')
    .replace(/\b(\d+)(?:st|nd|rd|th)\b/g, '$1')
  return numbersInDigits(apart.split(' ').filter((word) => word !== '')).map((text) => ({
    text,
    acronym: acronyms.has(text),
    number: /^\d/.test(text),
  }))
}

/** Words in capitals, where not the whole name is in capitals. */
function acronymsIn(name: string): ReadonlySet<string> {
  if (!/\p{Ll}/u.test(name) && /\s/.test(name.trim()) && name.length > 12) return new Set()
  return new Set((name.match(/\b\p{Lu}[\p{L}&]*\p{Lu}[\p{L}&]*/gu) ?? []).map((word) => word.toLowerCase()))
}

function numbersInDigits(words: readonly string[]): string[] {
  const found: string[] = []
  let value: number | null = null
  for (const word of words) {
    const [digit, factor] = [own(digitsOf, word), own(factorOf, word)]
    if (factor !== undefined) value = (value ?? lastNumber(found) ?? 1) * factor
    else {
      if (value !== null) found.push(String(value))
      value = digit ?? null
      if (digit === undefined) found.push(word)
    }
  }
  return value === null ? found : [...found, String(value)]
}

/** "100 thousand": the digits before the word are part of its number. */
function lastNumber(found: string[]): number | undefined {
  return /^\d{1,6}$/.test(found.at(-1) ?? '') ? Number(found.pop()) : undefined
}

function own(table: Readonly<Record<string, number>>, word: string): number | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined
}

/** First letters of the words, once with and once without those that only join. */
export function initialsOf(tokens: readonly NameToken[]): readonly Initials[] {
  const all = tokens.map((token, at) => ({ letter: token.text.charAt(0), at }))
  const telling = all.filter(({ at }) => !joiningWords.has((tokens[at] as NameToken).text))
  return [all, telling].map((letters) => ({
    text: letters.map(({ letter }) => letter).join(''),
    at: letters.map(({ at }) => at),
  }))
}

/** `text[i]` is the first letter of the word at `at[i]`. */
export type Initials = { text: string; at: readonly number[] }

/** The longest and the shortest acronym that is looked for among the initials of another name. */
export const acronymLength = { least: 3, most: 8 }

/** Every run of initials that an acronym could be. */
export function initialRuns(tokens: readonly NameToken[]): Set<string> {
  const runs = new Set<string>()
  for (const { text } of initialsOf(tokens)) {
    for (let from = 0; from < text.length; from++) {
      for (let length = acronymLength.least; length <= acronymLength.most && from + length <= text.length; length++) {
        runs.add(text.slice(from, from + length))
      }
    }
  }
  return runs
}
