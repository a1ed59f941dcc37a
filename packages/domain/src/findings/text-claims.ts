import { type RatingValue } from '../portfolio/facts.ts'

/** A value that a commentary states in words, with the words themselves. */
export interface Claim<T> {
  /** Word for word, on one line. */
  readonly words: string
  readonly now?: T
  /** What it says the value was before. */
  readonly before?: T
}

export interface ClaimedRating {
  readonly direction: 'better' | 'worse' | 'same' | undefined
  readonly words: string
  readonly before?: RatingValue
  readonly now?: RatingValue
}

const months = 'january february march april may june july august september october november december'.split(' ')
const dayPattern = String.raw`\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+(?:${months.join('|')})\s+\d{4}`
const endDate = new RegExp(
  String.raw`end[- ]date(?:\s+at\s+\S+)?\s+(?:(?:increased|decreased|moved|changed|extended|slipped)\s+from\s+(${dayPattern})\s+to\s+(${dayPattern})|(?:is|remains?|remained)(?:\s+(?:at|on|scheduled?|to|finish|as))*\s+(${dayPattern}))`,
  'i',
)
const amountPattern = String.raw`£?\s?[\d,]+(?:\.\d+)?\s?(?:m|bn|million|billion|\(£M\))(?![a-z])`
const wholeLife = new RegExp(
  String.raw`whole[- ]life costs?(?:\s+at\s+\S+)?\s+(?:(?:increased|decreased|moved|changed)\s+from\s+(${amountPattern})\.?\s+to\s+(${amountPattern})|(?:is|remains?|remained)(?:\s+at)?\s+(${amountPattern}))`,
  'i',
)
const colour = String.raw`(?:amber\s?/\s?red|amber\s?/\s?green|red|amber|green)`
const rating = new RegExp(
  String.raw`rating(?:\s+at\s+\S+)?\s+(increased|decreased|improved|worsened|deteriorated|remained|remains)\s+(?:from\s+(${colour})(?:\s*\([^)]*\))?\s+to\s+(${colour})|at\s+(${colour}))(?!\s?/)`,
  'i',
)

export function claimedEndDate(text: string | undefined): Claim<string> | undefined {
  return claim(text, endDate, readDay)
}

/** An amount in whole currency units, and how much the words leave open: half of their last digit. */
export interface ClaimedAmount {
  readonly amount: number
  readonly slack: number
}

export function claimedWholeLifeCost(text: string | undefined): Claim<ClaimedAmount> | undefined {
  return claim(text, wholeLife, readAmount)
}

export function claimedRating(text: string | undefined): ClaimedRating | undefined {
  const found = text === undefined ? null : rating.exec(text)
  if (found === null) return undefined
  const [words, verb = '', from, to, at] = found
  const now = readColour(to ?? at)
  const before = readColour(from ?? at)
  return { words: oneLine(words), direction: directionOf(verb), ...(now ? { now } : {}), ...(before ? { before } : {}) }
}

function claim<T>(
  text: string | undefined,
  pattern: RegExp,
  read: (words: string | undefined) => T | undefined,
): Claim<T> | undefined {
  const found = text === undefined ? null : pattern.exec(text)
  if (found === null) return undefined
  const [words, from, to, at] = found
  const now = read(to ?? at)
  const before = read(from ?? (/remain/i.test(words) ? at : undefined))
  if (now === undefined && before === undefined) return undefined
  return { words: oneLine(words), ...(now === undefined ? {} : { now }), ...(before === undefined ? {} : { before }) }
}

function readDay(words: string | undefined): string | undefined {
  if (words === undefined) return undefined
  if (/^\d{4}-/.test(words)) return words
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(words)
  if (slashed !== null) return isoDay(slashed[3], Number(slashed[2]), slashed[1])
  const spelt = /^(\d{1,2})\D*\s+([a-z]+)\s+(\d{4})$/i.exec(words)
  return spelt === null ? undefined : isoDay(spelt[3], months.indexOf((spelt[2] ?? '').toLowerCase()) + 1, spelt[1])
}

function isoDay(year = '', month: number, day = ''): string | undefined {
  if (month < 1 || month > 12) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
}

function readAmount(words: string | undefined): ClaimedAmount | undefined {
  const digits = words
    ?.replace(/[£,\s]/g, '')
    .match(/^[\d.]+/)?.[0]
    ?.replace(/\.$/, '')
  if (words === undefined || digits === undefined) return undefined
  const unit = /b/i.test(words) ? 1e9 : 1e6
  const places = digits.split('.')[1]?.length ?? 0
  return { amount: Number(digits) * unit, slack: unit / 10 ** places / 2 }
}

function readColour(words: string | undefined): RatingValue | undefined {
  switch (words?.toLowerCase().replace(/\s/g, '')) {
    case 'red':
      return 'red'
    case 'amber/red':
      return 'amberRed'
    case 'amber':
      return 'amber'
    case 'amber/green':
      return 'amberGreen'
    case 'green':
      return 'green'
    default:
      return undefined
  }
}

function directionOf(verb: string): ClaimedRating['direction'] {
  if (/increased|improved/i.test(verb)) return 'better'
  return /remain/i.test(verb) ? 'same' : 'worse'
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}
