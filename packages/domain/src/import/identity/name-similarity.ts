/** Words nearly every initiative's name has; they say nothing about which one it is. */
export const emptyWords: ReadonlySet<string> = new Set([
  'the',
  'of',
  'and',
  'for',
  'to',
  'in',
  'a',
  'project',
  'programme',
  'program',
  'portfolio',
  'scheme',
])

/** The telling words of a normalised name. */
export function wordsOf(normalName: string): string[] {
  return normalName.split(' ').filter((word) => word !== '' && !emptyWords.has(word))
}

/**
 * Weighted Dice coefficient of two names' words, 0 to 1: twice the weight they share over the weight of both. Rare words
 * weigh more (see `rarity`); a differing number or roman numeral ("Phase 2", "Phase 3") halves it.
 */
export function nameSimilarity(a: string[], b: string[], weight: (word: string) => number): number {
  const [one, other] = [new Set(a), new Set(b)]
  const total = sum(one, weight) + sum(other, weight)
  if (total === 0) return 0
  let shared = 0
  for (const word of one) if (other.has(word)) shared += weight(word)
  const dice = (2 * shared) / total
  return numbers(one) === numbers(other) ? dice : dice / 2
}

function sum(words: Set<string>, weight: (word: string) => number): number {
  let total = 0
  for (const word of words) total += weight(word)
  return total
}

function numbers(words: Set<string>): string {
  return [...words]
    .filter((word) => /\d/.test(word) || /^(i{1,3}|iv|vi{0,3}|ix|x)$/.test(word))
    .sort()
    .join(' ')
}

/** Weight of a word by how many names have it: 4 for one or two names, 3 up to eight, 2 up to thirty, else 1. */
export function rarity(count: number): number {
  if (count <= 2) return 4
  if (count <= 8) return 3
  return count <= 30 ? 2 : 1
}

/** Dice coefficient of two texts' pairs of letters, 0 to 1: close spellings ("Martlett", "Martlet") come near 1. */
export function spellingSimilarity(a: string, b: string): number {
  const [one, other] = [pairs(a), pairs(b)]
  if (one.size + other.size === 0) return a === b ? 1 : 0
  let shared = 0
  for (const pair of one) if (other.has(pair)) shared++
  return (2 * shared) / (one.size + other.size)
}

function pairs(text: string): Set<string> {
  const found = new Set<string>()
  for (let at = 0; at + 1 < text.length; at++) found.add(text.slice(at, at + 2))
  return found
}
