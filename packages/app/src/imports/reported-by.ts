import { createHash } from 'node:crypto'
import type { Absence } from '@gantry/domain/absence'
import type { Value } from '@gantry/domain/field'
import type { DefinitionFact } from '@gantry/domain/portfolio/facts'
import { dayFields, moneyFields } from '@gantry/domain/portfolio/facts'
import { canonicalJson } from '@gantry/store/events/canonical'
import { customValue } from './custom-columns.ts'
import type { FilledTable } from './fill-books.ts'
import type { Identified } from './identity-book.ts'
import type { PlannedPeriod } from './period-book.ts'
import { ratingTarget, ratingValues } from './rating-values.ts'
import type { ReadRow } from './read-row.ts'
import type { Reported } from './status-book.ts'
import { statusField, statusValues } from './status-values.ts'
import { storableText } from './storable-text.ts'

interface Of {
  readonly importId: string
  readonly table: FilledTable
  readonly period: PlannedPeriod
  readonly identified: Identified
  readonly place: string
}

/** All that a row says as a status report. Equal hashes = the same said, whatever file said it. */
export function reportedBy(row: ReadRow, { importId, table, period, identified, place }: Of): Reported {
  const { columns: mapping } = table.parsed.interpreted.mapping
  const values = statusValues(row.row)
  const custom = customOf(row, table)
  const said = {
    columns: {
      title: row.title,
      reported_unit: row.unitId,
      reported_category: row.category,
      ...values.columns,
    },
    absent: { ...values.absent, ...custom.absent },
    custom: custom.values,
    definitions: definitionsOf(table),
    ratings: ratingValues(row.row, mapping),
  }
  const targets = mapping.map((column) => column.target)
  return {
    ...said,
    initiative: identified.initiative,
    sourceIdentity: identified.sourceIdentity,
    place,
    period: period.id,
    asOf: period.asOf,
    fields: [...targets.flatMap((target) => statusField(target) ?? []), ...table.custom.map(({ field }) => field.id)],
    ratingTargets: targets.filter((target) => ratingTarget(target) !== undefined),
    source: { import: importId, file: table.id, row: row.row.row, hash: hashOf(said) },
    cells: { ...placesOfCells(row), ...values.cells, ...custom.cells, ...placesOfRatings(said.ratings) },
  }
}

function hashOf(said: object): string {
  return createHash('sha256').update(canonicalJson(said)).digest('base64url')
}

function placesOfCells(row: ReadRow): Record<string, number> {
  const named = { title: 'initiative.title', reportedUnit: 'initiative.unit', reportedCategory: 'initiative.category' }
  return Object.fromEntries(
    Object.entries(named).flatMap(([field, target]) => {
      const column = row.row.cells[target]?.column
      return column === undefined ? [] : [[field, column]]
    }),
  )
}

function placesOfRatings(ratings: Reported['ratings']): Record<string, number> {
  return Object.fromEntries(ratings.map(({ key, column }) => [key, column]))
}

function customOf(row: ReadRow, table: FilledTable) {
  const values: Record<string, Value> = {}
  const absent: Record<string, Absence> = {}
  const cells: Record<string, number> = {}
  for (const { target, field } of table.custom) {
    const cell = row.row.cells[target]
    const read = cell && customValue(cell, field.type)
    if (!cell || !read) continue
    cells[field.id] = cell.column
    if ('absent' in read) absent[field.id] = read.absent
    else values[field.id] = read.value
  }
  return { values, absent, cells }
}

const defined: ReadonlySet<string> = new Set([...moneyFields, ...dayFields])
const definitionsOfTables = new WeakMap<FilledTable, Record<string, DefinitionFact>>()

/** Under which words the columns of this table report money and days; worked out once a table. */
function definitionsOf(table: FilledTable): Record<string, DefinitionFact> {
  const there = definitionsOfTables.get(table)
  if (there) return there
  const definitions: Record<string, DefinitionFact> = {}
  for (const { target, definition } of table.parsed.interpreted.mapping.columns) {
    const field = statusField(target)
    if (!field || !defined.has(field)) continue
    const priceBase = /(?:^|;)priceBase=([^;]+)/i.exec(definition.key)?.[1]
    definitions[field] = {
      key: storableText(definition.key),
      words: storableText(definition.text === '' ? definition.header : definition.text).slice(0, 1000),
      ...(priceBase === undefined ? {} : { priceBase }),
    }
  }
  definitionsOfTables.set(table, definitions)
  return definitions
}
