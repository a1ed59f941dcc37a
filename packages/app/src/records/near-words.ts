/** Words at most this long are taken as typed, and so are those with a digit; longer ones may hold one slip, long ones two. */
const exactUpTo = 3
const oneSlipUpTo = 7

export function slipsAllowed(word: string): number {
  if (word.length <= exactUpTo || /\d/.test(word)) return 0
  return word.length <= oneSlipUpTo ? 1 : 2
}

/** Of the words there are, those that `typed` may mean: whole, or by their beginning as long as it. Nearest first. */
export function nearWords(typed: string, vocabulary: Iterable<string>): string[] {
  const most = slipsAllowed(typed)
  const near: { word: string; slips: number }[] = []
  for (const word of vocabulary) {
    const lengths = [typed.length - 1, typed.length, typed.length + 1].filter((length) => length <= word.length)
    const beginnings = new Set([word, ...lengths.map((length) => word.slice(0, length))])
    const slips = Math.min(...[...beginnings].map((beginning) => slipsBetween(typed, beginning, most)))
    if (slips <= most) near.push({ word, slips })
  }
  return near.sort((a, b) => a.slips - b.slips || (a.word < b.word ? -1 : 1)).map(({ word }) => word)
}

/**
 * Letters left out, put in, exchanged or swapped with their neighbour (optimal string alignment). More than `most` is
 * any number above it.
 */
function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const ways = [row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same, ...(swapped ? [before[j - 2]! + 1] : [])]
      next.push(Math.min(...ways))
    }
    before = row
    row = next
  }
  return row[b.length]!
}
