import { columnContent, share, type ColumnContent } from './column-content.ts'
import { columnFormat, tableHints, type TableHints } from './column-format.ts'
import { cellText } from './cell-text.ts'
import { contentType, fits } from './content-type.ts'
import { customField } from './custom-target.ts'
import { columnDefinition } from './definition.ts'
import { fingerprints, headerWords, isBlankHeader, type HeaderWords } from './header-words.ts'
import { importFields, type ImportField } from './import-fields.ts'
import { ratingColumn } from './rating-column.ts'
import { readCell } from './read-cell.ts'
import type { ColumnMapping, ColumnProposal, ImportContext, KnownField, Mapping, RawTable, TargetId, ValueType } from './types.ts'

type Column = { index: number; header: string; words: HeaderWords; fingerprint: string; content: ColumnContent }
type Candidate = { target: TargetId; type: ValueType; confidence: number; reason: string; by: ColumnProposal['by'] }
type Chosen = Candidate & { label?: string; remembered?: ColumnMapping }

/**
 * Every column → where it should go, why, and how sure that is. Headers and contents decide together; what a person
 * chose before for the same header wins. A built-in field takes one column: the strongest.
 */
export function proposeMapping(table: RawTable, known: KnownField[] = [], earlier: Mapping[] = [], context: ImportContext = {}): ColumnProposal[] {
  const prints = fingerprints(table.headers)
  const columns = table.headers.map(({ index, text }): Column => {
    const header = isBlankHeader(text) ? '' : text
    return { index, header, words: headerWords(header), fingerprint: prints[index] ?? '', content: columnContent(table, index) }
  })
  const candidates = columns.map((column) => candidatesOf(column, columns, table, known))
  const chosen = choose(columns, candidates, table, earlier)
  const moneyColumns = chosen.flatMap(({ type }, index) => (type === 'money' ? [index] : []))
  const hints = tableHints(columns.map((column) => ({ ...column, table })), moneyColumns)
  return columns.map((column, index) => proposal(column, chosen[index] as Chosen, candidates[index] ?? [], table, hints, context))
}

function candidatesOf(column: Column, all: Column[], table: RawTable, known: KnownField[]): Candidate[] {
  if (column.content.present === 0 && column.header === '') return []
  if (isRowCounter(column)) return []
  const found = [...customCandidates(column, known), ...fieldCandidates(column, all), ...ratingCandidates(column, all, table)]
  return found.sort((a, b) => b.confidence - a.confidence)
}

/** A counter is never an id, whatever its header; under a header with other words it may still be a number. */
function isRowCounter({ content, words }: Column): boolean {
  return content.counter && /^(_?id|#|no|nr|number|row|index|sr no|s no|item|line|unnamed \d+)?$/.test(words.words)
}

function customCandidates({ words, content }: Column, known: KnownField[]): Candidate[] {
  return known.flatMap((field) => {
    const names = [field.label, ...(field.synonyms ?? [])].map((name) => headerWords(name).words)
    const fit = fits(content, field.type)
    if (!names.includes(words.words) || fit === 0) return []
    const reason = `the header is the field’s name "${field.label}"`
    return [{ target: field.target, type: field.type, confidence: 0.9 + 0.09 * fit, reason, by: 'header' as const }]
  })
}

function fieldCandidates(column: Column, all: Column[]): Candidate[] {
  const { words, content } = column
  return importFields.flatMap((field) => {
    if (field.target === 'initiative.externalId' && content.counter) return []
    const strength = headerStrength(field, words.words)
    const fit = fits(content, field.type)
    if (strength === 0 || fit === 0) return []
    const confidence = round(strength * (0.6 + 0.4 * fit) * context(field, all, column))
    const reason = `the header says "${column.header.slice(0, 60)}"${fitWords(field.type, content)}`
    return [{ target: field.target, type: field.type, confidence, reason, by: content.present > 0 ? ('both' as const) : ('header' as const) }]
  })
}

function headerStrength(field: ImportField, words: string): number {
  if (words === '' || field.except?.test(words)) return 0
  return field.patterns.find(([pattern]) => pattern.test(words))?.[1] ?? 0
}

/** "Total baseline" beside a whole-life column is the year's; a lone "forecast" needs a baseline beside it. */
function context(field: ImportField, all: Column[], column: Column): number {
  if (!/inYear(Baseline|Forecast)/.test(field.target)) return 1
  if (/\b(financial year|in year|yearly|annual)\b/.test(column.words.words)) return 1
  const wholeLife = all.some(({ words }) => /\bwhole life\b/.test(words.words))
  return wholeLife ? 0.95 : 0.6
}

function ratingCandidates(column: Column, all: Column[], table: RawTable): Candidate[] {
  const { content, words } = column
  const rated = share(content, content.ratings)
  const named = /\b(rag|rating|confidence|colour|health|status)\b/.test(words.words) && !/\b(narrative|commentary|comments?)\b/.test(words.words)
  const scored = named && !/\bstatus\b/.test(words.words) && isFivePoint(content)
  if (rated < (named ? 0.5 : 0.8) && !scored) return []
  const others = all.filter((other) => other.index !== column.index && share(other.content, other.content.ratings) >= 0.5)
  const { assessor, dimension, reason } = ratingColumn(table, column.index, words, others.map(({ index }) => index))
  const target = `rating.${assessor}.${dimension}`
  const words2 = `${Math.round(rated * 100)} % of its cells are ratings; ${reason}`
  return [{ target, type: 'rating', confidence: round(named ? 0.8 + 0.19 * Math.max(rated, scored ? 1 : 0) : 0.75), reason: words2, by: named ? 'both' : 'content' }]
}

function isFivePoint(content: ColumnContent): boolean {
  return content.present > 0 && [...content.texts.keys()].every((text) => /^[1-5](\.0+)?$/.test(text))
}

function choose(columns: Column[], candidates: Candidate[][], table: RawTable, earlier: Mapping[]): Chosen[] {
  const chosen: (Chosen | undefined)[] = columns.map((column) => remembered(column, table, columns, earlier))
  const taken = new Map<TargetId, number>()
  chosen.forEach((choice, index) => {
    if (choice !== undefined && isSingle(choice.target)) taken.set(choice.target, index)
  })
  const offers = candidates.flatMap((list, index) => list.map((candidate) => ({ candidate, index })))
  offers.sort((a, b) => b.candidate.confidence - a.candidate.confidence || a.index - b.index)
  for (const { candidate, index } of offers) {
    if (chosen[index] !== undefined || candidate.confidence < 0.4) continue
    if (isSingle(candidate.target) && taken.has(candidate.target)) continue
    taken.set(candidate.target, index)
    chosen[index] = candidate
  }
  offerTitle(columns, chosen, taken)
  return columns.map((column, index) => chosen[index] ?? leftOver(column, candidates[index] ?? [], taken, columns))
}

function isSingle(target: TargetId): boolean {
  return target !== 'ignore'
}

/** Without any header for the name: the column of short texts that differ most is the name. */
function offerTitle(columns: Column[], chosen: (Chosen | undefined)[], taken: Map<TargetId, number>): void {
  if (taken.has('initiative.title')) return
  const open = columns.filter(({ index, content }) => chosen[index] === undefined && looksLikeNames(content))
  const [best] = open.sort((a, b) => b.content.distinct - a.content.distinct)
  if (best === undefined) return
  const reason = 'its texts are short and differ from row to row, as names do'
  chosen[best.index] = { target: 'initiative.title', type: 'text', confidence: 0.5, reason, by: 'content' }
  taken.set('initiative.title', best.index)
}

function looksLikeNames(content: ColumnContent): boolean {
  const plain = share(content, content.amounts + content.dates + content.urls + content.long) < 0.2
  return content.present >= content.rows * 0.8 && content.distinct >= content.present * 0.7 && content.meanLength >= 5 && content.meanLength <= 90 && plain
}

function remembered(column: Column, table: RawTable, columns: Column[], earlier: Mapping[]): Chosen | undefined {
  if (column.fingerprint === '') return undefined
  for (const mapping of earlier) {
    const found = mapping.columns.find(({ fingerprint }) => fingerprint === column.fingerprint)
    if (found === undefined) continue
    if (found.target !== 'ignore' && fits(column.content, found.type) === 0) continue
    if (found.target.startsWith('rating.') && isTwin(column, columns)) return undefined
    return { target: found.target, type: found.type, confidence: 0.99, reason: `chosen in an earlier import: ${found.reason.replace(/^chosen in an earlier import: /, '')}`, by: 'remembered', ...(found.label ? { label: found.label } : {}), remembered: found }
  }
  return undefined
}

/** Two columns of one name: which is which was a matter of content then, and is again. */
function isTwin(column: Column, columns: Column[]): boolean {
  return columns.some(({ index, words }) => index !== column.index && words.words !== '' && words.words === column.words.words)
}

function leftOver(column: Column, candidates: Candidate[], taken: Map<TargetId, number>, columns: Column[]): Chosen {
  const { content } = column
  const ignore = (reason: string, confidence: number): Chosen => ({ target: 'ignore', type: 'text', confidence, reason, by: 'content' })
  if (content.counter && (column.header === '' || isRowCounter(column))) return ignore('it only counts the rows; a row counter is never an id', 0.97)
  if (content.present === 0) return ignore('it holds no values', 0.9)
  const lost = candidates.find(({ target, confidence }) => taken.has(target) && confidence >= 0.4)
  const { target, label } = customField(column, taken)
  taken.set(target, column.index)
  const type = contentType(content, column.header, column.words)
  const winner = lost === undefined ? undefined : columns[taken.get(lost.target) ?? -1]
  const reason =
    winner === undefined ? 'no built-in field goes by this header, so it is kept as a field of its own' : `the column "${winner.header.slice(0, 40)}" fits ${lost?.target} better, so this one is kept as a field of its own`
  return { target, type, confidence: 0.6, reason, by: 'none', label }
}

function proposal(column: Column, choice: Chosen, candidates: Candidate[], table: RawTable, hints: TableHints, context: ImportContext): ColumnProposal {
  const { index, header, words, fingerprint, content } = column
  const format = columnFormat(choice.type, { ...column, table }, rememberedHints(hints, choice.remembered), context)
  const mapping: ColumnMapping = {
    index,
    header,
    fingerprint,
    target: choice.target,
    type: choice.type,
    ...(choice.label === undefined ? {} : { label: choice.label }),
    format,
    definition: columnDefinition(choice.target, header, words),
    rules: choice.remembered?.rules ?? [],
    reason: choice.reason,
  }
  const alternatives = candidates.filter(({ target }) => target !== choice.target).slice(0, 4)
  return {
    ...mapping,
    confidence: choice.confidence,
    by: choice.by,
    alternatives: alternatives.map(({ target, confidence }) => ({ target, confidence })),
    samples: [...content.texts.keys()].slice(0, 5).map((text) => text.slice(0, 200)),
    counts: cellCounts(table, mapping, context),
  }
}

/** An earlier import's unit and order stand in where this file proves none. */
function rememberedHints(hints: TableHints, earlier: ColumnMapping | undefined): TableHints {
  const { money, date } = earlier?.format ?? {}
  const from = 'an earlier import'
  return {
    order: hints.order ?? date?.order ?? null,
    currency: money === undefined || money.currency === 'XXX' ? hints.currency : { value: money.currency, from },
    multiplier: money === undefined ? hints.multiplier : { value: money.multiplier, from },
  }
}

function cellCounts(table: RawTable, mapping: ColumnMapping, context: ImportContext): ColumnProposal['counts'] {
  const counts = { value: 0, range: 0, absent: 0, unread: 0 }
  if (mapping.target === 'ignore') return counts
  const seen = new Map<string, keyof typeof counts>()
  for (const { cells } of table.rows) {
    const text = cellText(cells[mapping.index])
    let kind = seen.get(text)
    if (kind === undefined) {
      const { cell } = readCell(text, mapping, context)
      kind = 'unread' in cell ? 'unread' : 'absent' in cell ? 'absent' : 'value' in cell ? 'value' : 'range'
      seen.set(text, kind)
    }
    counts[kind]++
  }
  return counts
}

function fitWords(type: ValueType, content: ColumnContent): string {
  if (content.present === 0) return ' (all cells are empty or absent)'
  if (type === 'date') return ` and ${Math.round(share(content, content.dates) * 100)} % of its values are dates`
  if (type === 'money') return ` and ${Math.round(share(content, content.amounts + content.ranges) * 100)} % of its values are amounts`
  return ''
}

function round(confidence: number): number {
  return Math.round(Math.min(0.99, confidence) * 100) / 100
}

/** The table's own fingerprint: its headers' in order. */
export function mappingOf(table: RawTable, columns: ColumnMapping[]): Mapping {
  return { fingerprint: fingerprints(table.headers).join('|'), columns }
}

