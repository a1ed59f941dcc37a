import type { KnownPortfolio } from '@gantry/store/imports/known'
import { foldName } from '../identity/fold-name.ts'
import type { FilledBooks, FilledTable } from './fill-books.ts'
import type { InitiativeUpdate } from './initiative-updates.ts'
import type { PlanRequest } from './make-plan.ts'
import type { ParsedFile } from './parsed-file.ts'
import type {
  FileReport,
  ImportReport,
  LinkReport,
  ParentReport,
  PeriodReport,
  ProblemReport,
  UnmappedReport,
} from './report.ts'
import { withoutRoom } from './row-problems.ts'
import { storable } from './storable-text.ts'

interface Reporting {
  readonly request: PlanRequest
  readonly changes: boolean
  readonly initiatives: readonly InitiativeUpdate[]
}

export function reportOf(books: FilledBooks, { request, changes, initiatives }: Reporting): ImportReport {
  const updated = new Set(initiatives.map((initiative) => initiative.id))
  const { id, title, created } = request.portfolio
  return storable({
    id: request.dryRun || !changes ? null : request.importId,
    dryRun: request.dryRun,
    portfolio: { id, title, created },
    parents: parentsOf(books),
    files: request.files.map((file) => fileReport(file, books, { updated, onRecord: onRecord(request.known, books) })),
  })
}

interface Beside {
  /** Initiatives that are called otherwise since. */
  readonly updated: ReadonlySet<string>
  readonly onRecord: OnRecord
}

function fileReport(file: ParsedFile, books: FilledBooks, { updated, onRecord }: Beside): FileReport {
  const tables = books.tables.filter((table) => table.file === file)
  const rows = new Set(tables.flatMap((table) => table.parsed.interpreted.rows))
  const latest = [...books.latest].filter(([, said]) => rows.has(said.row.row))
  return {
    file: file.name,
    periods: periodsOf(tables),
    initiativesCreated: tables.reduce((sum, table) => sum + table.created.size, 0),
    initiativesUpdated: latest.filter(([id]) => updated.has(id)).length,
    statusRowsChanged: tables.reduce((sum, table) => sum + table.changed.size, 0),
    mapping: tables.map(({ parsed }) => ({
      ...(parsed.sheet === undefined ? {} : { sheet: parsed.sheet }),
      ...parsed.interpreted.mapping,
    })),
    proposedLinks: linksOf(tables, books, onRecord),
    problems: problemsOf(file, tables),
    unmapped: tables.flatMap(unmappedOf),
  }
}

/** Parents that nobody knew, each once, with how many rows of all files name them. */
function parentsOf({ tables }: FilledBooks): ParentReport[] {
  const found = new Map<string, ParentReport>()
  for (const { file, parents } of tables) {
    for (const { name, type, rows, made } of parents) {
      const before = found.get(foldName(name))
      found.set(foldName(name), {
        name: before?.name ?? name,
        type: before?.type ?? type,
        rows: (before?.rows ?? 0) + rows,
        files: [...new Set([...(before?.files ?? []), file.name])],
        created: made,
      })
    }
  }
  return [...found.values()]
}

function periodsOf(tables: readonly FilledTable[]): PeriodReport[] {
  const counts = new Map<string, PeriodReport>()
  for (const [period, statusRows] of tables.flatMap((table) => [...table.periods])) {
    const so = counts.get(period.id)?.statusRows ?? 0
    counts.set(period.id, { period: period.label, asOf: period.asOf, statusRows: so + statusRows })
  }
  return [...counts.values()]
}

/** What helps to judge a match: the reference of an initiative, and when it reported last before a date. */
interface OnRecord {
  ref(initiative: string): string | null
  lastBefore(initiative: string, asOf: string): string | null
}

function onRecord(known: KnownPortfolio, { statuses }: FilledBooks): OnRecord {
  const refs = new Map(known.initiatives.map(({ id, ref_no }) => [id, `INI-${ref_no}`]))
  const reported = new Map<string, string[]>()
  const add = (initiative: string, asOf: string) => {
    const there = reported.get(initiative)
    if (there) there.push(asOf)
    else reported.set(initiative, [asOf])
  }
  for (const { initiative, as_of } of known.statuses) if (initiative !== null) add(initiative, as_of)
  for (const { reported: said } of statuses.planned) add(said.initiative, said.asOf)
  return {
    ref: (initiative) => refs.get(initiative) ?? null,
    lastBefore: (initiative, asOf) =>
      (reported.get(initiative) ?? [])
        .filter((day) => day < asOf)
        .sort()
        .at(-1) ?? null,
  }
}

function linksOf(tables: readonly FilledTable[], books: FilledBooks, { ref, lastBefore }: OnRecord): LinkReport[] {
  const own = new Set<object>(tables)
  const sideOf = sides(books)
  return books.identities.proposals
    .filter((proposal) => own.has(proposal.of))
    .map(({ key, choice, link, row, initiative }) => ({
      key,
      choice,
      row: Number(row),
      basis: link.basis,
      score: link.score,
      evidence: link.evidence,
      incoming: { ...sideOf(link.incoming), asOf: link.incoming.period },
      known: {
        initiative,
        ref: ref(initiative),
        ...sideOf(link.known),
        lastAsOf: lastBefore(initiative, link.incoming.period),
      },
    }))
}

/** Units by their names, not by our ids. */
function sides(books: FilledBooks) {
  return ({ externalId, title, unit }: { externalId: string | null; title: string; unit: string | null }) => ({
    externalId,
    title,
    unit: books.units.titleOf(unit) ?? unit,
  })
}

function problemsOf(file: ParsedFile, tables: readonly FilledTable[]): ProblemReport[] {
  const room = tables.flatMap((table) => table.full.map((column) => withoutRoom(table, column.header)))
  const all = [...file.problems, ...tables.flatMap((table) => table.problems), ...room]
  return all.map(({ file: _, ...problem }) => problem).sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
}

function unmappedOf({ parsed, full }: FilledTable): UnmappedReport[] {
  const sheet = parsed.sheet === undefined ? {} : { sheet: parsed.sheet }
  return [
    ...parsed.interpreted.unmapped.map(({ index, header, reason }) => ({ index, column: header, reason, ...sheet })),
    ...full.map(({ index, header }) => ({
      index,
      column: header,
      reason: 'no room for one more custom field',
      ...sheet,
    })),
  ]
}
