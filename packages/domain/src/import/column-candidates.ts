import { share, type ColumnContent } from './column-content.ts'
import { fits } from './content-type.ts'
import { headerWords, twoRowHeader, type HeaderWords } from './header-words.ts'
import { importFields, type ImportField } from './import-fields.ts'
import { ratingColumn } from './rating-column.ts'
import type { ColumnProposal, KnownField, RawTable, TargetId, ValueType } from './types.ts'

/** A column with what its header and its cells say. */
export type DescribedColumn = {
  index: number
  header: string
  words: HeaderWords
  fingerprint: string
  content: ColumnContent
}

/** One place a column might go. */
export type Candidate = {
  target: TargetId
  type: ValueType
  confidence: number
  reason: string
  by: ColumnProposal['by']
}

/** Where a column might go by its header and contents, most confident first. */
export function candidatesOf(
  column: DescribedColumn,
  all: DescribedColumn[],
  table: RawTable,
  known: KnownField[],
): Candidate[] {
  if (column.content.present === 0 && column.header === '') return []
  if (isRowCounter(column)) return []
  const found = [
    ...customCandidates(column, known),
    ...fieldCandidates(column, all),
    ...ratingCandidates(column, all, table),
  ]
  return found.sort((a, b) => b.confidence - a.confidence)
}

/** A counter is never an id, whatever its header; under a header with other words it may still be a number. */
export function isRowCounter({ content, words }: DescribedColumn): boolean {
  return content.counter && /^(_?id|#|no|nr|number|row|index|sr no|s no|item|line|unnamed \d+)?$/.test(words.words)
}

function customCandidates({ words, content }: DescribedColumn, known: KnownField[]): Candidate[] {
  return known.flatMap((field) => {
    const names = [field.label, ...(field.synonyms ?? [])].map((name) => headerWords(name).words)
    const fit = fits(content, field.type)
    if (!names.includes(words.words) || fit === 0) return []
    const reason = `the header is the field’s name "${field.label}"`
    return [{ target: field.target, type: field.type, confidence: 0.9 + 0.09 * fit, reason, by: 'header' as const }]
  })
}

function fieldCandidates(column: DescribedColumn, all: DescribedColumn[]): Candidate[] {
  const { words, content } = column
  return importFields.flatMap((field) => {
    if (field.target === 'initiative.externalId' && content.counter) return []
    const whole = headerStrength(field, words.words)
    const own = whole > 0 ? 0 : ownStrength(field, column, all)
    const strength = Math.max(whole, own)
    const fit = field.target === 'period.label' ? shared(content) : fits(content, field.type)
    if (strength === 0 || fit === 0) return []
    const confidence = round(strength * (0.6 + 0.4 * fit) * context(field, all, column))
    const said =
      own > 0
        ? `the second row of the header says "${twoRowHeader(column.header)?.own}"`
        : `the header says "${column.header.slice(0, 60)}"`
    const reason = `${said}${fitWords(field.type, content)}`
    return [
      {
        target: field.target,
        type: field.type,
        confidence,
        reason,
        by: content.present > 0 ? ('both' as const) : ('header' as const),
      },
    ]
  })
}

/** A period is named by many rows alike, be it as a year, a quarter or a word. */
function shared(content: ColumnContent): number {
  return content.distinct <= Math.max(1, content.present / 2) ? 1 : 0
}

function headerStrength(field: ImportField, words: string): number {
  if (words === '' || field.except?.test(words)) return 0
  return field.patterns.find(([pattern]) => pattern.test(words))?.[1] ?? 0
}

/** What a group over columns may say for each of them to go by its own name: what the field is about, and nothing more exact. */
const neutralGroups: Readonly<Partial<Record<ValueType, RegExp>>> = {
  money:
    /^(total |overall |project |programme )?(cost|money|finances?|financials?|funding|budget|spend|whole life( cost)?)$/,
  date: /^(project |programme |key |overall )?(schedule|dates?|time|timeline|timing|plan|timescales?|delivery)$/,
}

/** The lower of two header rows, tried alone where the upper one says no more than what sort of field it is. */
function ownStrength(field: ImportField, { header }: DescribedColumn, all: DescribedColumn[]): number {
  const rows = twoRowHeader(header)
  const over = rows === undefined ? undefined : headerWords(rows.over).words
  if (rows === undefined || over === undefined || !neutralGroups[field.type]?.test(over)) return 0
  const own = headerWords(rows.own).words
  const twins = all.filter((other) => headerWords(twoRowHeader(other.header)?.own ?? other.header).words === own)
  return twins.length > 1 ? 0 : headerStrength(field, own)
}

/** "Total baseline" beside a whole-life column is the year's; a lone "forecast" needs a baseline beside it. */
function context(field: ImportField, all: DescribedColumn[], column: DescribedColumn): number {
  if (!/inYear(Baseline|Forecast)/.test(field.target)) return 1
  if (/\b(financial year|in year|yearly|annual)\b/.test(column.words.words)) return 1
  const wholeLife = all.some(({ words }) => /\bwhole life\b/.test(words.words))
  return wholeLife ? 0.95 : 0.6
}

function ratingCandidates(column: DescribedColumn, all: DescribedColumn[], table: RawTable): Candidate[] {
  const { content, words } = column
  const rated = share(content, content.ratings)
  const named =
    /\b(rag|rating|confidence|colour|health|status)\b/.test(words.words) &&
    !/\b(narrative|commentary|comments?)\b/.test(words.words)
  const scored = named && !/\bstatus\b/.test(words.words) && isFivePoint(content)
  if (rated < (named ? 0.5 : 0.8) && !scored) return []
  const others = all.filter(
    (other) => other.index !== column.index && share(other.content, other.content.ratings) >= 0.5,
  )
  const { assessor, dimension, reason } = ratingColumn(
    table,
    column.index,
    words,
    others.map(({ index }) => index),
  )
  const target = `rating.${assessor}.${dimension}`
  const said = `${Math.round(rated * 100)} % of its cells are ratings; ${reason}`
  return [
    {
      target,
      type: 'rating',
      confidence: round(named ? 0.8 + 0.19 * Math.max(rated, scored ? 1 : 0) : 0.75),
      reason: said,
      by: named ? 'both' : 'content',
    },
  ]
}

function isFivePoint(content: ColumnContent): boolean {
  return content.present > 0 && [...content.texts.keys()].every((text) => /^[1-5](\.0+)?$/.test(text))
}

function fitWords(type: ValueType, content: ColumnContent): string {
  if (content.present === 0) return ' (all cells are empty or absent)'
  if (type === 'date') return ` and ${Math.round(share(content, content.dates) * 100)} % of its values are dates`
  if (type === 'money')
    return ` and ${Math.round(share(content, content.amounts + content.ranges) * 100)} % of its values are amounts`
  return ''
}

function round(confidence: number): number {
  return Math.round(Math.min(0.99, confidence) * 100) / 100
}
