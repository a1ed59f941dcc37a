import { acronymLength, initialsOf, joiningWords, type NameToken } from './name-tokens.ts'

/** How much of two names is the same, and what speaks for it. */
export type Alignment = {
  /** Weighted Dice coefficient of the words, 0 to 1; a differing number halves it, one that only one side has (or only with a letter) takes a fifth. */
  similarity: number
  /** Weight of the common words over that of the shorter name, 0 to 1. */
  contained: number
  /** Weight of what they have in common. */
  common: number
  /** Acronyms with the words that they stand for. */
  acronyms: { acronym: string; words: string }[]
  /** Words that are spelled alike only. */
  spellings: { here: string; there: string }[]
}

const sharedStem = 5
const longestEnding = 4
const alike = 0.8

/**
 * Compares names word by word, in any order: a word stands for the same word, an acronym for words with its initials
 * ("RSRL" for "Research Sites Restoration Ltd"), a word for another with the same stem or nearly the same letters.
 * @param weight how telling a word is
 */
export function alignNames(
  here: readonly NameToken[],
  there: readonly NameToken[],
  weight: (token: NameToken) => number,
): Alignment {
  const [mine, theirs] = [credits(here), credits(there)]
  pairSame(here, there, mine, theirs)
  const acronyms = [...pairAcronyms(here, there, mine, theirs), ...pairAcronyms(there, here, theirs, mine)]
  const spellings = pairAlike(here, there, mine, theirs)
  const [gotHere, gotThere] = [covered(here, mine, weight), covered(there, theirs, weight)]
  const [allHere, allThere] = [total(here, weight), total(there, weight)]
  const least = Math.min(allHere, allThere)
  const penalty = numberPenalty(here, there)
  return {
    similarity: allHere + allThere === 0 ? 0 : (penalty * (gotHere + gotThere)) / (allHere + allThere),
    contained: least === 0 ? 0 : (penalty * (allHere <= allThere ? gotHere : gotThere)) / least,
    common: Math.min(gotHere, gotThere),
    acronyms,
    spellings,
  }
}

/** How far each word is accounted for by the other name, 0 to 1; joining words are not asked for. */
function credits(tokens: readonly NameToken[]): number[] {
  return tokens.map(({ text }) => (joiningWords.has(text) ? -1 : 0))
}

function pairSame(here: readonly NameToken[], there: readonly NameToken[], mine: number[], theirs: number[]): void {
  const at = new Map<string, number[]>()
  for (const [i, { text }] of there.entries()) if (theirs[i] === 0) at.set(text, [...(at.get(text) ?? []), i])
  for (const [i, { text }] of here.entries()) {
    const found = mine[i] === 0 ? at.get(text)?.shift() : undefined
    if (found === undefined) continue
    mine[i] = 1
    theirs[found] = 1
  }
}

function pairAcronyms(short: readonly NameToken[], long: readonly NameToken[], own: number[], other: number[]) {
  const found: Alignment['acronyms'] = []
  for (const [i, { text, acronym }] of short.entries()) {
    if (!acronym || own[i] !== 0 || text.length < acronymLength.least || text.length > acronymLength.most) continue
    const words = wordsBehind(text, long, other)
    if (words === null) continue
    own[i] = 1
    for (const at of words) if (other[at] === 0) other[at] = 1
    const [from, to] = [words[0] as number, words.at(-1) as number]
    found.push({
      acronym: text.toUpperCase(),
      words: long
        .slice(from, to + 1)
        .map((token) => token.text)
        .join(' '),
    }) // prettier-ignore
  }
  return found
}

/** Positions of a run of words, none of them accounted for yet, whose initials are these letters. */
function wordsBehind(letters: string, tokens: readonly NameToken[], taken: readonly number[]): number[] | null {
  for (const { text, at } of initialsOf(tokens)) {
    for (let from = text.indexOf(letters); from !== -1; from = text.indexOf(letters, from + 1)) {
      const words = at.slice(from, from + letters.length)
      if (words.every((word) => (taken[word] ?? 1) <= 0)) return words
    }
  }
  return null
}

function pairAlike(here: readonly NameToken[], there: readonly NameToken[], mine: number[], theirs: number[]) {
  const found: Alignment['spellings'] = []
  for (const [i, one] of here.entries()) {
    if (mine[i] !== 0) continue
    const k = there.findIndex((other, at) => theirs[at] === 0 && areAlike(one, other))
    if (k === -1) continue
    mine[i] = alike
    theirs[k] = alike
    found.push({ here: one.text, there: (there[k] as NameToken).text })
  }
  return found
}

/** "systems" and "system", "southern" and "south"; "material" and "materiel"; "31" and "31e". */
function areAlike({ text: a, number }: NameToken, { text: b, number: other }: NameToken): boolean {
  if (number || other) return number && other && a !== b && digits(a) === digits(b)
  let stem = 0
  while (stem < a.length && a[stem] === b[stem]) stem++
  if (stem >= sharedStem && a.length - stem <= longestEnding && b.length - stem <= longestEnding) return true
  return Math.min(a.length, b.length) >= 6 && Math.abs(a.length - b.length) <= 1 && differences(a, b) <= 1
}

/** Letters that one text has more or otherwise than the other, at most 2 are counted. */
function differences(a: string, b: string): number {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a]
  let at = 0
  while (at < short.length && long[at] === short[at]) at++
  if (at === short.length) return long.length - short.length
  const rest = long.slice(at + 1)
  return rest === (long.length === short.length ? short.slice(at + 1) : short.slice(at)) ? 1 : 2
}

function digits(text: string): string {
  return text.replace(/\D+$/, '')
}

function covered(
  tokens: readonly NameToken[],
  credit: readonly number[],
  weight: (token: NameToken) => number,
): number {
  return tokens.reduce((sum, token, i) => sum + Math.max(0, credit[i] as number) * weight(token), 0)
}

function total(tokens: readonly NameToken[], weight: (token: NameToken) => number): number {
  return tokens.reduce((sum, token) => (joiningWords.has(token.text) ? sum : sum + weight(token)), 0)
}

function numberPenalty(here: readonly NameToken[], there: readonly NameToken[]): number {
  const [one, other] = [numbersOf(here), numbersOf(there)]
  if (one.length === 0 && other.length === 0) return 1
  if (one.join(' ') === other.join(' ')) return 1
  const close = one.length === 0 || other.length === 0 || one.map(digits).join(' ') === other.map(digits).join(' ')
  return close ? 0.8 : 0.5
}

function numbersOf(tokens: readonly NameToken[]): string[] {
  return tokens.flatMap(({ number, text }) => (number ? [text] : [])).sort()
}
