import { chooseTargets, type Chosen } from './choose-targets.ts'
import { candidatesOf, type Candidate, type DescribedColumn } from './column-candidates.ts'
import { columnContent } from './column-content.ts'
import { cellReadings } from './cell-readings.ts'
import { columnFormat, tableHints, type TableHints } from './column-format.ts'
import { columnDefinition } from './definition.ts'
import { fingerprints, headerWords, isBlankHeader } from './header-words.ts'
import type {
  ColumnChange,
  ColumnFormat,
  ColumnMapping,
  ColumnProposal,
  ImportContext,
  KnownField,
  Mapping,
  RawTable,
} from './types.ts'

/**
 * Every column → where it should go, why, and how sure that is. Headers and contents decide together; `changes` (what a
 * person says now) win over `earlier` mappings (what was chosen before for the same header), and these over everything
 * else. The way each column is read (date order, currency, unit, scale) is worked out anew from its cells.
 */
export function proposeMapping(
  table: RawTable,
  known: KnownField[] = [],
  earlier: Mapping[] = [],
  context: ImportContext = {},
  changes: ColumnChange[] = [],
): ColumnProposal[] {
  const columns = describeColumns(table)
  const candidates = columns.map((column) => candidatesOf(column, columns, table, known))
  const chosen = chooseTargets(columns, candidates, earlier, changes)
  const moneyColumns = chosen.flatMap(({ type }, index) => (type === 'money' ? [index] : []))
  const hints = tableHints(
    columns.map((column) => ({ ...column, table })),
    moneyColumns,
  )
  return columns.map((column, index) =>
    proposal(column, chosen[index] as Chosen, candidates[index] ?? [], table, hints, context),
  )
}

function describeColumns(table: RawTable): DescribedColumn[] {
  const prints = fingerprints(table.headers)
  return table.headers.map(({ index, text }) => {
    const header = isBlankHeader(text) ? '' : text
    return {
      index,
      header,
      words: headerWords(header),
      fingerprint: prints[index] ?? '',
      content: columnContent(table, index),
    }
  })
}

function proposal(
  column: DescribedColumn,
  choice: Chosen,
  candidates: Candidate[],
  table: RawTable,
  hints: TableHints,
  context: ImportContext,
): ColumnProposal {
  const { index, header, words, fingerprint, content } = column
  const workedOut = columnFormat(choice.type, { ...column, table }, rememberedHints(hints, choice.remembered), context)
  const format = withChanges(workedOut, choice.change?.format)
  const mapping: ColumnMapping = {
    index,
    header,
    fingerprint,
    target: choice.target,
    type: choice.type,
    ...(choice.label === undefined ? {} : { label: choice.label }),
    format,
    definition: columnDefinition(choice.target, header, words),
    rules: choice.change?.rules ?? choice.remembered?.rules ?? [],
    reason: choice.reason,
  }
  const alternatives = candidates.filter(({ target }) => target !== choice.target).slice(0, 4)
  return {
    ...mapping,
    confidence: choice.confidence,
    by: choice.by,
    alternatives: alternatives.map(({ target, confidence }) => ({ target, confidence })),
    samples: [...content.texts.keys()].slice(0, 5).map((text) => text.slice(0, 200)),
    ...cellReadings(table, mapping, context),
  }
}

function withChanges(format: ColumnFormat, change: ColumnChange['format']): ColumnFormat {
  if (change === undefined) return format
  const { date, money, number, percent, rating } = format
  return {
    ...(date && { date: { ...date, ...change.date } }),
    ...(money && { money: { ...money, ...change.money } }),
    ...(number && { number: { ...number, ...change.number } }),
    ...(percent && { percent: { ...percent, ...change.percent } }),
    ...(rating && { rating: { ...rating, ...change.rating } }),
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

/** The table's own fingerprint: its headers' in order. */
export function mappingOf(table: RawTable, columns: ColumnMapping[]): Mapping {
  return { fingerprint: fingerprints(table.headers).join('|'), columns }
}
