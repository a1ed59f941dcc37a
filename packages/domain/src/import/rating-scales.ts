import type { RatingScale, RatingValue } from '../portfolio/facts.ts'

/** The points of each scale, worst first. Scales map one way only, by these tables. */
export const scalePoints: Record<RatingScale, readonly RatingValue[]> = {
  rag3: ['red', 'amber', 'green'],
  rag5: ['red', 'amberRed', 'amber', 'amberGreen', 'green'],
  fivePoint: ['red', 'amberRed', 'amber', 'amberGreen', 'green'],
}

/** Colour words and their short forms, without punctuation and spaces. */
const colours: Record<string, RatingValue> = {
  red: 'red',
  r: 'red',
  amberred: 'amberRed',
  redamber: 'amberRed',
  ar: 'amberRed',
  ra: 'amberRed',
  amber: 'amber',
  yellow: 'amber',
  orange: 'amber',
  a: 'amber',
  y: 'amber',
  ambergreen: 'amberGreen',
  greenamber: 'amberGreen',
  ag: 'amberGreen',
  ga: 'amberGreen',
  green: 'green',
  g: 'green',
}

/** How delivery-confidence definitions begin when the cell holds the whole phrase instead of the colour. */
const confidencePhrases: [RegExp, RatingValue][] = [
  [/^successful delivery .{0,80}(highly likely|very likely)/i, 'green'],
  [/^successful delivery .{0,80}appears probable/i, 'amberGreen'],
  [/^successful delivery .{0,80}(appears feasible|seems feasible)/i, 'amber'],
  [/^successful delivery .{0,80}(in doubt|is doubtful)/i, 'amberRed'],
  [/^successful delivery .{0,80}(unachievable|appears to be unachievable)/i, 'red'],
]

/** Status words, where a column uses nothing else. */
const statusWords: [RegExp, RatingValue][] = [
  [/^(on (track|target|schedule)|no (concerns|issues))$/i, 'green'],
  [/^(at risk|some concerns|needs attention|caution)$/i, 'amber'],
  [/^(off (track|target|schedule)|critical|in trouble|behind)$/i, 'red'],
]

/** The point a text names, whatever the scale; null when it names none. Digits 1 (worst) to 5 (best) need `fivePoint`. */
export function readRating(text: string, scale?: RatingScale): RatingValue | null {
  const trimmed = text.trim()
  if (trimmed.length > 60 && !/^successful/i.test(trimmed)) return null
  const folded = trimmed.replace(/\s+/g, ' ')
  if (scale === 'fivePoint') {
    const digit = /^([1-5])(?:\.0+)?(?:\s*[-–:(/].*)?$/.exec(folded)?.[1]
    if (digit !== undefined) return scalePoints.fivePoint[Number(digit) - 1] ?? null
  }
  const phrase = confidencePhrases.find(([pattern]) => pattern.test(folded))
  if (phrase !== undefined) return phrase[1]
  const head = folded.replace(/\s*(\(.*\)|[-–:] .*)$/, '')
  const bare = head.toLowerCase().replace(/[^a-z]/g, '')
  if (head.length <= 16 && Object.hasOwn(colours, bare)) return colours[bare] ?? null
  return statusWords.find(([pattern]) => pattern.test(folded))?.[1] ?? null
}

/** The scale a column uses: the five-point one as soon as one of its in-between points occurs or its header says so. */
export function scaleOf(values: Iterable<RatingValue>, header: string): RatingScale {
  if (/five[- ]point|5[- ]point|amber ?\/ ?(red|green)/i.test(header)) return 'rag5'
  for (const value of values) if (value === 'amberRed' || value === 'amberGreen') return 'rag5'
  return 'rag3'
}
