import { cellText } from './cell-text.ts'
import type { HeaderWords } from './header-words.ts'
import { readRating } from './rating-scales.ts'
import type { Assessor, RawTable } from './types.ts'

const dimensions: [RegExp, string][] = [
  [/\b(delivery confidence|confidence)\b/, 'deliveryConfidence'],
  [/\b(schedule|time|timescale|milestone)s?\b/, 'time'],
  [/\b(cost|budget|financ\w*|spend)\b/, 'cost'],
  [/\bscope\b/, 'scope'],
  [/\bquality\b/, 'quality'],
  [/\bbenefits?\b/, 'benefits'],
  [/\brisks?\b/, 'risk'],
  [/\b(resources?|people|staffing)\b/, 'resources'],
]

const independentWords = /\b(mpa|ipa|nista|independent|assurance|assessor|reviewer|gateway)\b/
const ownerWords = /\b(sro|senior responsible|owner|sponsor|project manager|programme manager|self)\b/

/** Who speaks in a commentary; the closed list is of institutions that review others' projects, and of owners. */
const independentText =
  /\b(IPA|MPA|NISTA|Infrastructure and Projects Authority|Major Projects Authority|independent(ly)? (review|assess)\w*)\b/
const ownerText = /\b(SRO|Senior Responsible Owner)('s)?\b/

export type RatingReading = { assessor: Assessor; dimension: string; reason: string }

/**
 * Assessor and dimension of a column of ratings: by its header, else by what the commentaries say in the rows where this
 * column alone is filled, else the owner's overall rating.
 */
export function ratingColumn(table: RawTable, index: number, header: HeaderWords, others: number[]): RatingReading {
  const lone = rowsOfColumn(table, index, others)
  const [assessor, why] = assessorOf(header, lone)
  return { assessor, dimension: dimensionOf(header, lone), reason: why }
}

function assessorOf(header: HeaderWords, lone: string[]): [Assessor, string] {
  if (ownerWords.test(header.all)) return ['owner', 'the header names the owner']
  if (independentWords.test(header.words)) return ['independent', 'the header names an independent reviewer']
  const independent = lone.filter((text) => independentText.test(text) && !ownerText.test(text)).length
  const owner = lone.filter((text) => ownerText.test(text) && !independentText.test(text)).length
  const words = `commentaries of ${lone.length} rows speak of an independent reviewer in ${independent}, of the owner in ${owner}`
  if (independent > owner && independent >= 2) return ['independent', words]
  if (owner > independent && owner >= 2) return ['owner', words]
  return ['owner', 'nothing says who rated, so it counts as the owner’s']
}

function dimensionOf(header: HeaderWords, lone: string[]): string {
  const named = dimensions.find(([pattern]) => pattern.test(header.words))
  if (named !== undefined) return named[1]
  if (independentWords.test(header.words)) return 'deliveryConfidence'
  const spoken = lone.filter((text) => /delivery confidence|\bDCA\b/i.test(text)).length
  return spoken >= 3 && spoken >= lone.length * 0.02 ? 'deliveryConfidence' : 'overall'
}

/** The long texts of the rows where this column holds a rating and no other rating column does. */
function rowsOfColumn(table: RawTable, index: number, others: number[]): string[] {
  const texts: string[] = []
  for (const { cells } of table.rows) {
    if (readRating(cellText(cells[index])) === null) continue
    if (others.some((other) => readRating(cellText(cells[other])) !== null)) continue
    texts.push(
      cells
        .map(cellText)
        .filter((text) => text.length > 80)
        .join('\n'),
    )
  }
  return texts
}
