import type { ColumnMapping, ImportProblem, InterpretedRow } from '@gantry/domain/import/types'
import { covers, type Reach } from '@gantry/domain/reach'
import type { KnownPortfolio } from '@gantry/store/imports/known'
import { type CustomBook, type CustomColumn, customBook } from './custom-columns.ts'
import { identityBook, type Identified, type IdentityBook } from './identity-book.ts'
import type { ParsedFile, ParsedTable } from './parsed-file.ts'
import { type PeriodBook, periodBook, type PlannedPeriod } from './period-book.ts'
import { type ReadRow, readRow } from './read-row.ts'
import { reportedBy } from './reported-by.ts'
import { doubtfulIdentity, misplacedRow, repeatedRow, rowInCycle, withoutPeriod } from './row-problems.ts'
import { type StatusBook, statusBook } from './status-book.ts'
import type { LinkChoices } from './link-choices.ts'
import { type NamedParent, type ParentsToMake, type Standing, treeBook } from './tree-book.ts'
import { type UnitBook, unitBook } from './unit-book.ts'

export interface PortfolioChoice {
  readonly id: string
  readonly title: string
  readonly place: string
  readonly created: boolean
}

export interface Filling {
  readonly importId: string
  readonly portfolio: PortfolioChoice
  readonly known: KnownPortfolio
  readonly files: readonly ParsedFile[]
  readonly newId: () => string
  /** Where the importer may link rows to initiatives that are there already. */
  readonly reach: Reach
  /** What the importer decided about proposed matches. */
  readonly links: LinkChoices
  /** Parents that only the files name, and that are made along. */
  readonly createParents: ParentsToMake
}

/** What the files say, sorted: from these the rows of the plan are written. */
export interface FilledBooks {
  readonly units: UnitBook
  readonly periods: PeriodBook
  readonly identities: IdentityBook
  readonly statuses: StatusBook
  readonly custom: CustomBook
  readonly tables: readonly FilledTable[]
  readonly created: readonly Standing[]
  /** For each initiative the row of its latest period. */
  readonly latest: ReadonlyMap<string, { readonly row: ReadRow; readonly asOf: string }>
}

export interface FilledTable {
  readonly id: string
  readonly n: number
  readonly file: ParsedFile
  readonly parsed: ParsedTable
  readonly custom: readonly CustomColumn[]
  /** Columns for which no custom field was left. */
  readonly full: readonly ColumnMapping[]
  readonly problems: ImportProblem[]
  readonly periods: Map<PlannedPeriod, number>
  readonly created: Set<string>
  /** Parents that its rows name and nobody knows. */
  readonly parents: NamedParent[]
  /** Numbers of the rows that made or changed a status report. */
  readonly changed: Set<number>
}

/**
 * Reads the rows of all files into the books, period after period (so that each is matched against the earlier ones),
 * and within a period in the order of the files.
 */
export function fillBooks(filling: Filling): FilledBooks {
  const { known, newId, reach, portfolio } = filling
  const places = new Map(known.initiatives.map((initiative) => [initiative.id, initiative.place]))
  const mayUse = (id: string) => covers(reach, places.get(id) ?? portfolio.place)
  const tree = treeBook(known, portfolio, filling.createParents, newId, mayUse)
  const units = unitBook(known, newId)
  const periods = periodBook(known, newId)
  const identities = identityBook(known, units, newId, mayUse, filling.links)
  const statuses = statusBook(known, newId)
  const custom = customBook(known.customFields, newId)
  const tables = tablesOf(filling, custom)
  const created: Standing[] = []
  const latest = new Map<string, { row: ReadRow; asOf: string }>()

  for (const { table, period, rows } of inPeriodOrder(tables, periods)) {
    const read = rows.map((row) => readRow(row, units))
    const { found, twice, doubts } = identities.identify(read, period.asOf, table)
    settle(
      read.filter(({ key }) => !twice.has(key)),
      found,
      table,
    )
    for (const row of read) {
      const identified = twice.has(row.key) ? undefined : found.get(row.key)
      if (identified) take(row, identified, table, period)
      else table.problems.push(repeatedRow(row, table, period.label))
    }
    for (const doubt of doubts) {
      const row = read.find(({ key }) => key === doubt.key)
      if (row) table.problems.push(doubtfulIdentity(row, table, doubt))
    }
  }
  return { units, periods, identities, statuses, custom, tables, created, latest }

  /** New initiatives get their places before any report is written below them. */
  function settle(rows: readonly ReadRow[], found: ReadonlyMap<string, Identified>, table: FilledTable): void {
    const fresh = rows.flatMap((row) => {
      const identified = found.get(row.key)
      return identified?.isNew ? [{ id: identified.initiative, row }] : []
    })
    const { standings, misplaced, parents } = tree.place(fresh)
    table.parents.push(...parents)
    for (const standing of standings) {
      places.set(standing.id, standing.place)
      created.push(standing)
      table.created.add(standing.id)
      if (standing.row === null) identities.know(standing.id, standing.title)
    }
    for (const each of misplaced) table.problems.push(misplacedRow(each, table))
  }

  function take(row: ReadRow, identified: Identified, table: FilledTable, period: PlannedPeriod): void {
    const { initiative } = identified
    table.periods.set(period, (table.periods.get(period) ?? 0) + 1)
    const place = places.get(initiative) ?? portfolio.place
    const outcome = statuses.add(reportedBy(row, { table, period, identified, place, importId: filling.importId }))
    if (outcome === 'settled') table.problems.push(rowInCycle(row, table, period.label))
    if (outcome === 'created' || outcome === 'restated') table.changed.add(row.row.row)
    if ((latest.get(initiative)?.asOf ?? '') <= period.asOf) latest.set(initiative, { row, asOf: period.asOf })
  }
}

function tablesOf({ files, newId }: Filling, custom: CustomBook): FilledTable[] {
  const pairs = files.flatMap((file) => file.tables.map((parsed) => ({ file, parsed })))
  return pairs.map(({ file, parsed }, n) => {
    const { columns, full } = custom.columnsOf(parsed.interpreted.mapping.columns, parsed.interpreted.rows)
    return {
      id: newId(),
      n,
      file,
      parsed,
      custom: columns,
      full,
      problems: [],
      periods: new Map(),
      created: new Set(),
      parents: [],
      changed: new Set(),
    }
  })
}

interface TablePeriod {
  readonly table: FilledTable
  readonly period: PlannedPeriod
  readonly rows: readonly InterpretedRow[]
}

/** Tables cut by period. Rows of a period without a date are problems: nobody can say where they belong. */
function inPeriodOrder(tables: readonly FilledTable[], periods: PeriodBook): TablePeriod[] {
  const parts: TablePeriod[] = []
  for (const table of tables) {
    const { interpreted } = table.parsed
    const byLabel = Map.groupBy(interpreted.rows, (row) => row.period)
    for (const proposal of interpreted.periods) {
      const rows = byLabel.get(proposal.label) ?? []
      if (rows.length === 0) continue
      if (proposal.asOf === null) table.problems.push(withoutPeriod(table, proposal))
      else parts.push({ table, period: periods.find({ ...proposal, asOf: proposal.asOf }), rows })
    }
  }
  return parts.sort((a, b) =>
    a.period.asOf < b.period.asOf ? -1 : a.period.asOf > b.period.asOf ? 1 : a.table.n - b.table.n,
  )
}
