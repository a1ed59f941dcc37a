import { isRowCounter, type Candidate, type DescribedColumn } from './column-candidates.ts'
import { share, type ColumnContent } from './column-content.ts'
import { contentType, fits } from './content-type.ts'
import { customField } from './custom-target.ts'
import { headerFingerprint, twoRowHeader } from './header-words.ts'
import { importField } from './import-fields.ts'
import type { ColumnChange, ColumnMapping, Mapping, TargetId } from './types.ts'

/** What a column was given, and whence. */
export type Chosen = Candidate & { label?: string; remembered?: ColumnMapping; change?: ColumnChange }

/**
 * One target a column: what the person says, else what was chosen before for the same header, else the most confident
 * candidate. A field takes one column; those that lose become fields of their own.
 */
export function chooseTargets(
  columns: DescribedColumn[],
  candidates: Candidate[][],
  earlier: Mapping[],
  changes: ColumnChange[],
): Chosen[] {
  const related = earlier.filter((mapping) => isRelated(mapping, columns))
  const chosen: (Chosen | undefined)[] = columns.map(
    (column) => changed(column, changes) ?? remembered(column, columns, related),
  )
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
  return columns.map((column, index) => {
    const choice = chosen[index] ?? leftOver(column, candidates[index] ?? [], taken, columns)
    const change = changeOf(column, changes)
    return change === undefined || choice.change !== undefined
      ? choice
      : { ...choice, change, type: change.type ?? choice.type }
  })
}

function changed(column: DescribedColumn, changes: ColumnChange[]): Chosen | undefined {
  const change = changeOf(column, changes)
  if (change?.target === undefined) return undefined
  const { target, label } = change
  const type =
    change.type ??
    importField(target)?.type ??
    (target.startsWith('rating.') ? 'rating' : contentType(column.content, column.header, column.words))
  const named = label ?? (target.startsWith('custom.') ? column.header : undefined)
  const reason = target === 'ignore' ? 'left out by the person' : 'chosen by the person'
  return { target, type, confidence: 1, reason, by: 'person', change, ...(named === undefined ? {} : { label: named }) }
}

function changeOf(column: DescribedColumn, changes: ColumnChange[]): ColumnChange | undefined {
  return changes.find(({ index, header }) =>
    index === undefined ? isHeader(column, header ?? '') : index === column.index,
  )
}

function isHeader({ header, fingerprint }: DescribedColumn, named: string): boolean {
  const fold = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()
  return named !== '' && (fold(named) === fold(header) || fold(named) === fingerprint)
}

function isSingle(target: TargetId): boolean {
  return target !== 'ignore'
}

/** Without any header for the name: the column of short texts that differ most is the name. */
function offerTitle(columns: DescribedColumn[], chosen: (Chosen | undefined)[], taken: Map<TargetId, number>): void {
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
  return (
    content.present >= content.rows * 0.8 &&
    content.distinct >= content.present * 0.7 &&
    content.meanLength >= 5 &&
    content.meanLength <= 90 &&
    plain
  )
}

/** An earlier table says something about this one when at least two in five of this one's headers stood in it. */
function isRelated(mapping: Mapping, columns: DescribedColumn[]): boolean {
  const then = new Set(mapping.columns.flatMap(namesOf))
  const shared = columns.filter((column) => namesOf(column).some((name) => then.has(name))).length
  return shared >= columns.length * 0.4
}

function remembered(column: DescribedColumn, columns: DescribedColumn[], earlier: Mapping[]): Chosen | undefined {
  if (column.fingerprint === '') return undefined
  for (const mapping of earlier) {
    const found =
      mapping.columns.find(({ fingerprint }) => fingerprint === column.fingerprint) ??
      (mapping.sheet === undefined ? undefined : namesake(column, columns, mapping))
    if (found === undefined || (mapping.sheet !== undefined && !isBuiltIn(found.target))) continue
    if (found.target !== 'ignore' && fits(column.content, found.type) === 0) continue
    if (found.target.startsWith('rating.') && isTwin(column, columns)) return undefined
    return {
      target: found.target,
      type: found.type,
      confidence: mapping.sheet === undefined ? 0.99 : 0.9,
      reason:
        mapping.sheet === undefined
          ? `chosen in an earlier import: ${found.reason.replace(/^chosen in an earlier import: /, '')}`
          : `as in the sheet "${mapping.sheet}", where it is "${found.header.slice(0, 40)}"`,
      by: 'remembered',
      ...(found.label ? { label: found.label } : {}),
      remembered: found,
    }
  }
  return undefined
}

/** What a column goes by: its header, and of a header of two rows the lower one too. */
function namesOf({ header, fingerprint }: { header: string; fingerprint: string }): string[] {
  const own = twoRowHeader(header)?.own
  return own === undefined ? [fingerprint] : [fingerprint, headerFingerprint(own, 1)]
}

/** The one column of another sheet that goes by a name of this one, where no other column here does. */
function namesake(
  column: DescribedColumn,
  columns: DescribedColumn[],
  { columns: others }: Mapping,
): ColumnMapping | undefined {
  const found = others.filter((other) => isOneName(other, column))
  const [only] = found
  return found.length === 1 && only !== undefined && columns.filter((one) => isOneName(only, one)).length === 1
    ? only
    : undefined
}

/** Another sheet of the file may head the same column with one row or with two. */
function isOneName(a: { header: string; fingerprint: string }, b: { header: string; fingerprint: string }): boolean {
  const names = namesOf(b)
  return namesOf(a).some((name) => name !== '' && names.includes(name))
}

/** What one sheet has no field for, or has no values in, says nothing of another sheet. */
function isBuiltIn(target: TargetId): boolean {
  return /^(initiative|status|rating)\./.test(target)
}

/** Two columns of one name: which is which was a matter of content then, and is again. */
function isTwin(column: DescribedColumn, columns: DescribedColumn[]): boolean {
  return columns.some(
    ({ index, words }) => index !== column.index && words.words !== '' && words.words === column.words.words,
  )
}

function leftOver(
  column: DescribedColumn,
  candidates: Candidate[],
  taken: Map<TargetId, number>,
  columns: DescribedColumn[],
): Chosen {
  const { content } = column
  const ignore = (reason: string, confidence: number): Chosen => ({
    target: 'ignore',
    type: 'text',
    confidence,
    reason,
    by: 'content',
  })
  if (content.counter && (column.header === '' || isRowCounter(column)))
    return ignore('it only counts the rows; a row counter is never an id', 0.97)
  if (content.present === 0) return ignore('it holds no values', 0.9)
  const lost = candidates.find(({ target, confidence }) => taken.has(target) && confidence >= 0.4)
  const { target, label } = customField(column, taken)
  taken.set(target, column.index)
  const type = contentType(content, column.header, column.words)
  const winner = lost === undefined ? undefined : columns[taken.get(lost.target) ?? -1]
  const reason =
    winner === undefined
      ? 'no built-in field goes by this header, so it is kept as a field of its own'
      : `the column "${winner.header.slice(0, 40)}" fits ${lost?.target} better, so this one is kept as a field of its own`
  return { target, type, confidence: 0.6, reason, by: 'none', label }
}
