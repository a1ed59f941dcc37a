import type { NewRow } from '@gantry/store/records/insert-rows'
import type { KnownPortfolio } from '@gantry/store/imports/known'
import { cellRows } from '@gantry/store/records/followers'
import { decisionNotSaid } from './decision-not-said.ts'
import { type FilledBooks, type Filling, fillBooks } from './fill-books.ts'
import type { ImportPlan, InsertTable, Made, StatusUpdate } from './import-plan.ts'
import { initiativeUpdates } from './initiative-updates.ts'
import { periodScopes, type ScopeRow } from './period-scopes.ts'
import { planEvents } from './plan-events.ts'
import {
  chainOf,
  decidedRows,
  fileRows,
  identityRows,
  initiativeRows,
  linkRows,
  overtakenRows,
  periodRows,
  proposalRows,
  ratingRow,
  rawRows,
  type Stamp,
  statusRow,
  unitRows,
  usedPeriods,
} from './plan-rows.ts'
import { reportOf } from './plan-report.ts'
import type { PlannedStatus } from './status-book.ts'

export interface PlanRequest extends Filling {
  readonly stamp: Stamp
  readonly dryRun: boolean
}

/** Parsed files and what is on record → everything the import writes, and its report. Writes nothing. */
export function makePlan(request: PlanRequest): ImportPlan {
  const { known, stamp, portfolio, newId } = request
  const books = fillBooks(request)
  const statuses = books.statuses.planned
  const initiatives = initiativeUpdates(books, known, stamp)
  const scopes = periodScopes(known, usedPeriods(books), statuses)
  const periods = periodUpdates(books, known, scopes, stamp)
  const rated = ratingChanges(statuses, known, stamp, newId)
  const links = linkRows(books, stamp, newId)
  const proposals = proposalRows(books, stamp)
  const decided = decidedRows(books)
  const changes =
    statuses.length > 0 || initiatives.length > 0 || periods.length > 0 || links.length > 0 || decided.length > 0
  const made: Made = {
    units: books.units.created.map((unit) => unit.id),
    periods: usedPeriods(books)
      .filter((period) => period.isNew || period.revived)
      .map((period) => period.id),
    initiatives: [...(portfolio.created ? [portfolio.id] : []), ...books.created.map((initiative) => initiative.id)],
    statuses: statuses.filter((status) => !status.before).map((status) => status.id),
    restated: statuses.filter((status) => status.before).map((status) => status.id),
    links: links.map((link) => String(link.id)),
    proposals: proposals.map((proposal) => String(proposal.id)),
    renamed: initiatives.map(({ id, was, will }) => ({ id, before: was, after: will })),
  }
  const report = reportOf(books, { request, changes, initiatives })
  const inserts: Record<InsertTable, readonly NewRow[]> = {
    organisation_unit: unitRows(books, stamp),
    initiative: [...portfolioRow(request), ...initiativeRows(books, stamp)],
    reporting_period: periodRows(books, stamp, scopes),
    custom_field: customFieldRows(books, known, stamp),
    import: [importRow(request, report, made)],
    import_file: fileRows(books.tables, stamp),
    import_row: rawRows(books.tables, stamp),
    source_identity: identityRows(books, stamp),
    identity_link: links,
    identity_proposal: proposals,
    status_report: statuses.filter((status) => !status.before).map((status) => statusRow(status, stamp)),
    status_version: statuses.flatMap((status) => overtakenRows(status, stamp, newId)),
    rating: rated.inserts,
    custom_cell: customCells(books, statuses, stamp),
  }
  return {
    id: request.importId,
    basedOn: known.version,
    portfolio,
    inserts,
    updates: {
      periods,
      initiatives: initiatives.map(({ row }) => row),
      statuses: statusUpdates(statuses, stamp),
      ratings: rated.updates,
      endedRatings: rated.ended,
      proposals: decided,
    },
    restated: made.restated.map((status) => ({ id: newId(), status })),
    mappings: mappingRows(books, stamp),
    events: planEvents({ request, books, inserts, initiatives, periods }),
    made,
    report,
    changes,
    unmet: books.identities.unmet(),
  }
}

function importRow({ stamp, portfolio }: PlanRequest, report: unknown, made: Made): NewRow {
  return {
    org: stamp.org,
    id: stamp.importId,
    state: 'applied',
    portfolio: portfolio.id,
    place: portfolio.place,
    report,
    made,
    created_at: stamp.at,
    created_by: stamp.by,
  }
}

function portfolioRow({ portfolio, stamp }: PlanRequest): NewRow[] {
  if (!portfolio.created) return []
  return [
    {
      org: stamp.org,
      id: portfolio.id,
      ref_no: 0,
      version: 1,
      created_at: stamp.at,
      created_by: stamp.by,
      updated_at: stamp.at,
      updated_by: stamp.by,
      type: 'portfolio',
      title: portfolio.title,
      description: null,
      parent: null,
      parent_since: null,
      place: portfolio.place,
      decision_status: null,
      stage: null,
      condition: 'running',
      unit: null,
      category: null,
      absent: decisionNotSaid,
      custom: {},
      audience: 'inherits',
    },
  ]
}

/** Periods that are seen otherwise beside the new ones, and periods that an undone import had removed. */
function periodUpdates(
  books: FilledBooks,
  known: KnownPortfolio,
  scopes: ReadonlyMap<string, ScopeRow>,
  stamp: Stamp,
): NewRow[] {
  const revived = new Set(
    usedPeriods(books)
      .filter((period) => period.revived)
      .map((period) => period.id),
  )
  return known.periods.flatMap((period) => {
    const scope = scopes.get(period.id) ?? period.scope
    if (period.deleted ? !revived.has(period.id) : sameScope(scope, period.scope)) return []
    return [{ id: period.id, scope, deleted_at: null, updated_at: stamp.at, updated_by: stamp.by }]
  })
}

const byUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function sameScope(a: object, b: object): boolean {
  const units = (scope: object) =>
    'units' in scope && Array.isArray(scope.units) ? [...scope.units].map(String).sort(byUnit).join() : ''
  return units(a) === units(b)
}

/** Restated reports, grouped by the columns that are set. */
function statusUpdates(statuses: readonly PlannedStatus[], stamp: Stamp): StatusUpdate[] {
  const restated = statuses.filter((status) => status.before)
  const groups = Map.groupBy(restated, ({ reported, overtaken }) =>
    JSON.stringify([overtaken.length, Object.keys(reported.columns), reported.fields]),
  )
  return [...groups.values()].map((group) => {
    const { reported, overtaken } = group[0]!
    return {
      columns: [
        ...Object.keys(reported.columns),
        'source_identity',
        'initiative',
        'place',
        'recorded_at',
        'updated_at',
        'updated_by',
      ],
      fields: reported.fields,
      depth: overtaken.length + 1,
      rows: group.map((status) => ({
        id: status.id,
        version: status.before!.version + 1 + status.overtaken.length,
        ...status.reported.columns,
        initiative: status.reported.initiative,
        place: status.reported.place,
        source_identity: status.reported.sourceIdentity,
        absent: status.reported.absent,
        custom: status.reported.custom,
        definitions: status.reported.definitions,
        source: chainOf(status),
        recorded_at: stamp.at,
        updated_at: stamp.at,
        updated_by: stamp.by,
      })),
    }
  })
}

function ratingChanges(statuses: readonly PlannedStatus[], known: KnownPortfolio, stamp: Stamp, newId: () => string) {
  const there = Map.groupBy(known.ratings, (rating) => rating.status_report)
  const inserts: NewRow[] = []
  const updates: NewRow[] = []
  const ended: string[] = []
  for (const status of statuses) {
    const mine = new Map((there.get(status.id) ?? []).map((r) => [`rating.${r.assessor}.${r.dimension}`, r.id]))
    for (const rating of status.reported.ratings) {
      const id = mine.get(rating.key)
      if (id === undefined) inserts.push(ratingRow(rating, status, stamp, newId()))
      else updates.push(ratingRow(rating, status, stamp, id))
    }
    const given = new Set(status.reported.ratings.map((rating) => rating.key))
    for (const key of status.reported.ratingTargets) {
      const id = mine.get(key)
      if (id !== undefined && !given.has(key)) ended.push(id)
    }
  }
  return { inserts, updates, ended }
}

function customFieldRows(books: FilledBooks, known: KnownPortfolio, stamp: Stamp): NewRow[] {
  return books.custom.created.map((field, i) => ({
    org: stamp.org,
    id: field.id,
    kind: 'statusReport',
    name: field.name,
    label: field.label,
    type: field.type,
    options: {},
    sort: known.customFields.length + i,
    version: 1,
    created_at: stamp.at,
    created_by: stamp.by,
  }))
}

/** The copies of custom values that serve filter and sort. */
function customCells(books: FilledBooks, statuses: readonly PlannedStatus[], stamp: Stamp): NewRow[] {
  const customs = new Map(
    books.tables
      .flatMap((table) => table.custom)
      .map(({ field: { id, label, type } }) => [id, { id, field: { label, type } }]),
  )
  const records = statuses.map(({ id, reported }) => ({ id, custom: reported.custom }))
  return cellRows('statusReport', stamp.org, records, [...customs.values()])
}

function mappingRows(books: FilledBooks, stamp: Stamp): NewRow[] {
  const rows = books.tables.map(({ parsed }) => ({
    org: stamp.org,
    fingerprint: parsed.interpreted.mapping.fingerprint,
    columns: parsed.interpreted.mapping.columns,
    used_at: stamp.at,
    used_by: stamp.by,
  }))
  return [...new Map(rows.map((row) => [row.fingerprint, row])).values()]
}
