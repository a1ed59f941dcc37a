import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { interpretWith, matchInitiatives } from '@gantry/domain/import/index'
import type {
  ImportContext,
  InterpretedCell,
  InterpretedRow,
  InterpretedTable,
  MatchTarget,
} from '@gantry/domain/import/types'
import { defaultExchange } from '@gantry/domain/portfolio/exchange'
import {
  type Assessor,
  type DayField,
  type DefinitionFact,
  type InitiativeFact,
  type Known,
  type Money,
  type MoneyField,
  type PeriodFact,
  type PortfolioFacts,
  type RatingFact,
  type SourceCell,
  type StatusFact,
  type TextField,
  type UnitFact,
  dayFields,
  moneyFields,
  textFields,
} from '@gantry/domain/portfolio/facts'
import { proposeScope } from '@gantry/domain/portfolio/period-scope'
import { readTables } from '../tables/index.ts'

/** Real portfolios beside the repository, where they are there. */
export const realData = resolve(import.meta.dirname, '../../../../../shared/data/portfolio')
export const hasRealData = existsSync(realData)

/** Files → facts by the import engine alone: no store between. Later files restate a period they share. */
export function factsFromFiles(
  files: readonly string[],
  currency: string,
  context: ImportContext = {},
): PortfolioFacts {
  const tables = files.flatMap((file) =>
    readTables(readFileSync(resolve(realData, file)), basename(file)).tables.map((table) =>
      interpretWith(table, { currency, ...context }),
    ),
  )
  const units = new Units()
  const periods = periodsOf(tables, units)
  const rows = tables
    .flatMap((table) => table.rows.map((row) => ({ table, row, period: periodOf(table, row, periods) })))
    .sort((a, b) => (a.period.asOf < b.period.asOf ? -1 : a.period.asOf > b.period.asOf ? 1 : 0))
  const { initiativeOf, undecidedMatches } = link(rows)
  const statuses = new Map<string, StatusFact>()
  const initiatives = new Map<string, InitiativeFact>()
  rows.forEach(({ table, row, period }, position) => {
    const id = initiativeOf(position)
    const status = statusOf(table, row, period, id, units)
    statuses.set(`${id}/${period.id}`, status)
    const known = initiatives.get(id)
    initiatives.set(id, {
      id,
      ref: known?.ref ?? `INI-${initiatives.size + 1}`,
      title: row.title,
      type: 'project',
      unit: status.unit,
      category: status.category ?? known?.category,
      condition: 'running',
      decisionStatus: 'approved',
      externalIds: [...new Set([...(known?.externalIds ?? []), ...(row.externalId === null ? [] : [row.externalId])])],
    })
  })
  return {
    organisation: {
      id: 'org',
      name: 'The portfolio',
      currency,
      locale: 'en-GB',
      fiscalYearStart: 4,
      exchange: defaultExchange,
      rates: [],
    },
    periods,
    units: units.list,
    unitSuccessions: [],
    initiatives: [...initiatives.values()],
    statuses: [...statuses.values()],
    lineage: [],
    undecidedMatches,
    decisions: [],
    milestones: [],
    expectations: [],
    mutes: [],
    declarations: [],
    remarks: [],
  }
}

class Units {
  readonly list: UnitFact[] = []
  private readonly byName = new Map<string, string>()

  idOf(name: string | null): string | undefined {
    if (name === null || name.trim() === '') return undefined
    const key = name.trim().toLowerCase()
    const known = this.byName.get(key)
    if (known !== undefined) return known
    const id = `unit-${this.list.length + 1}`
    this.list.push({ id, title: name.trim() })
    this.byName.set(key, id)
    return id
  }
}

type Placed = { table: InterpretedTable; row: InterpretedRow; period: PeriodFact }

function periodsOf(tables: readonly InterpretedTable[], units: Units): PeriodFact[] {
  const found = new Map<string, { label: string; units: Set<string> }>()
  for (const table of tables) {
    for (const { label, asOf, units: names } of table.periods) {
      if (asOf === null) continue
      const entry = found.get(asOf) ?? { label, units: new Set<string>() }
      for (const name of names) entry.units.add(units.idOf(name) ?? '')
      found.set(asOf, entry)
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([asOf, { label, units: here }], position, all) => {
      const others = all.filter((_, other) => other !== position).map(([, { units: there }]) => [...there])
      const scope = proposeScope([...here], others)
      return {
        id: `period-${asOf}`,
        label,
        asOf,
        state: 'imported',
        ...(scope === undefined ? {} : { scopeUnits: scope }),
        scopeProposed: true,
      }
    })
}

function periodOf(table: InterpretedTable, row: InterpretedRow, periods: readonly PeriodFact[]): PeriodFact {
  const asOf = table.periods.find(({ label }) => label === row.period)?.asOf
  const period = periods.find((one) => one.asOf === asOf)
  if (period === undefined) throw new Error(`No period for row ${row.row} of ${table.file}`)
  return period
}

function link(rows: readonly Placed[]) {
  const incoming = rows.map(({ row, period, table }, position) => ({
    key: String(position),
    period: `${period.id}/${table.file}`,
    externalId: row.externalId,
    title: row.title,
    unit: row.unit,
  }))
  const { matched, created, proposed } = matchInitiatives(incoming, [])
  const idOf = (target: MatchTarget) => ('group' in target ? `initiative-${target.group}` : target.initiativeId)
  const groups = new Map([...created, ...matched].map((one) => [one.key, idOf(one)]))
  const initiativeOf = (position: number) => groups.get(String(position)) ?? `initiative-row-${position}`
  return {
    initiativeOf,
    undecidedMatches: proposed.map(({ key, target }) => [initiativeOf(Number(key)), idOf(target)] as const),
  }
}

function statusOf(
  table: InterpretedTable,
  row: InterpretedRow,
  period: PeriodFact,
  initiative: string,
  units: Units,
): StatusFact {
  const cellOf = (target: string): InterpretedCell | undefined => row.cells[target]
  const cells: Record<string, SourceCell> = {}
  const definitions: Partial<Record<MoneyField | DayField, DefinitionFact>> = {}
  const money: Partial<Record<MoneyField, Known<Money>>> = {}
  const days: Partial<Record<DayField, Known<string>>> = {}
  const texts: Partial<Record<TextField, string>> = {}
  const ratings: RatingFact[] = []
  for (const column of table.mapping.columns) {
    const cell = cellOf(column.target)
    if (cell === undefined || cell.column !== column.index) continue
    const field = column.target.replace(/^status\./, '')
    cells[field] = { file: table.file, row: row.row, column: column.header, raw: cell.raw }
    const moneyField = moneyFields.find((one) => one === field)
    const dayField = dayFields.find((one) => one === field)
    const textField = textFields.find((one) => one === field)
    if (moneyField !== undefined)
      money[moneyField] = knownOf(
        cell,
        (value): value is Money => typeof value === 'object' && value !== null && 'minor' in value,
      )
    if (dayField !== undefined) days[dayField] = knownOf(cell, (value) => typeof value === 'string')
    if (textField !== undefined && 'value' in cell) texts[textField] = wordsIn(cell.value)
    if (moneyField !== undefined || dayField !== undefined) {
      const { key, header } = column.definition
      definitions[(moneyField ?? dayField) as MoneyField | DayField] = { key, words: header }
    }
    const [, assessor, dimension] = /^rating\.(\w+)\.(\w+)$/.exec(column.target) ?? []
    if (assessor !== undefined && dimension !== undefined) {
      const value = 'value' in cell && typeof cell.value === 'object' && 'scale' in cell.value ? cell.value : undefined
      ratings.push({
        id: `rating-${period.id}-${initiative}-${assessor}`,
        dimension,
        scale: value?.scale ?? column.format.rating?.scale ?? 'rag5',
        assessor: assessor as Assessor,
        value:
          value !== undefined
            ? { value: value.value }
            : 'absent' in cell
              ? { absent: cell.absent }
              : { absent: { type: 'notSupplied' } },
        asOf: period.asOf,
      })
    }
  }
  const category = cellOf('initiative.category')
  return {
    id: `status-${period.id}-${initiative}`,
    ref: `STA-${row.row}`,
    initiative,
    period: period.id,
    asOf: period.asOf,
    state: 'imported',
    title: row.title,
    unit: units.idOf(row.unit),
    ...(category !== undefined && 'value' in category ? { category: wordsIn(category.value) } : {}),
    money,
    days,
    texts,
    ratings,
    definitions,
    movementReasons: {},
    cells,
  }
}

function wordsIn(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function knownOf<T>(cell: InterpretedCell, is: (value: unknown) => value is T): Known<T> {
  if ('absent' in cell) return { absent: cell.absent }
  if ('value' in cell) return is(cell.value) ? { value: cell.value } : { absent: { type: 'notSupplied' } }
  return { ...(is(cell.low) ? { low: cell.low } : {}), ...(is(cell.high) ? { high: cell.high } : {}) }
}
