import { statusReport } from '@gantry/domain/kinds/status-report'
import type { NewRow } from '@gantry/store/records/insert-rows'
import { decisionNotSaid } from './decision-not-said.ts'
import type { FilledBooks, FilledTable } from './fill-books.ts'
import type { LinkChoice } from './link-choices.ts'
import type { PlannedPeriod } from './period-book.ts'
import type { ScopeRow } from './period-scopes.ts'
import type { RatingValues } from './rating-values.ts'
import { type PlannedStatus, sourceOf } from './status-book.ts'
import { columnsOfField } from './status-values.ts'
import { storable } from './storable-text.ts'

/** Who and when, for every row of one import. */
export interface Stamp {
  readonly org: string
  readonly importId: string
  readonly at: string
  readonly by: string | null
}

/** The columns every record has. `ref_no` is drawn when the rows are written. */
function recordRow(stamp: Stamp, id: string): NewRow {
  return {
    org: stamp.org,
    id,
    ref_no: 0,
    version: 1,
    created_at: stamp.at,
    created_by: stamp.by,
    updated_at: stamp.at,
    updated_by: stamp.by,
  }
}

export function unitRows(books: FilledBooks, stamp: Stamp): NewRow[] {
  return books.units.created.map(({ id, title }) => ({ ...recordRow(stamp, id), title, aliases: [] }))
}

export function periodRows(books: FilledBooks, stamp: Stamp, scopes: ReadonlyMap<string, ScopeRow>): NewRow[] {
  return usedPeriods(books)
    .filter((period) => period.isNew)
    .map((period) => ({
      ...recordRow(stamp, period.id),
      label: period.label,
      starts_on: period.startsOn,
      ends_on: period.endsOn,
      as_of: period.asOf,
      cadence: period.cadence,
      state: 'imported',
      scope: scopes.get(period.id) ?? { everyone: true },
    }))
}

/** Periods with at least one row taken. */
export function usedPeriods(books: FilledBooks): PlannedPeriod[] {
  const used = new Set(books.tables.flatMap((table) => [...table.periods.keys()]))
  return books.periods.all.filter((period) => used.has(period))
}

export function initiativeRows(books: FilledBooks, stamp: Stamp): NewRow[] {
  return books.created.map(({ id, type, title, parent, place, row }) => {
    const said = books.latest.get(id)?.row ?? row
    return {
      ...recordRow(stamp, id),
      type,
      title: said?.title ?? title,
      description: said?.description ?? null,
      parent,
      parent_since: null,
      place,
      decision_status: null,
      stage: said?.stage ?? null,
      condition: 'running',
      unit: said?.unitId ?? null,
      category: said?.category ?? null,
      absent: decisionNotSaid,
      custom: {},
      audience: 'inherits',
    }
  })
}

export function identityRows(books: FilledBooks, stamp: Stamp): NewRow[] {
  return books.identities.identities.map((identity) => ({
    org: stamp.org,
    id: identity.id,
    source: 'file',
    external_id: identity.externalId,
    name: identity.title,
    name_normal: identity.title.normalize('NFKC').toLowerCase(),
    unit: identity.unitId,
    identity_key: identity.identityKey,
    created_at: stamp.at,
  }))
}

export function linkRows(books: FilledBooks, stamp: Stamp, newId: () => string): NewRow[] {
  return books.identities.links.map((link) => ({
    org: stamp.org,
    id: newId(),
    source_identity: link.sourceIdentity,
    initiative: link.initiative,
    from_as_of: link.fromAsOf,
    until_as_of: link.untilAsOf,
    how: link.how,
    evidence: link.proposal === undefined ? {} : { proposal: link.proposal },
    import: stamp.importId,
    recorded_at: stamp.at,
    recorded_by: stamp.by,
  }))
}

/** Matches that wait for a person, and those that the importer has decided. */
export function proposalRows(books: FilledBooks, stamp: Stamp): NewRow[] {
  const rows = books.identities.proposals.map(({ id, there, choice, sourceIdentity, initiative, link }) => ({
    there,
    org: stamp.org,
    id,
    source_identity: sourceIdentity,
    initiative,
    basis: link.basis,
    score: link.score,
    evidence: storable(link.evidence),
    known: storable({ title: link.known.title, externalId: link.known.externalId, unit: link.known.unit }),
    import: stamp.importId,
    state: stateOf(choice),
    created_at: stamp.at,
    decided_at: choice === null ? null : stamp.at,
    decided_by: choice === null ? null : stamp.by,
  }))
  return [...new Map(rows.map((row) => [`${row.source_identity} ${row.initiative}`, row])).values()].flatMap(
    ({ there, ...row }) => (there ? [] : [row]),
  )
}

/** What the importer decided of matches that waited already. */
export function decidedRows(books: FilledBooks): { readonly id: string; readonly state: string }[] {
  return books.identities.proposals.flatMap(({ id, there, choice }) =>
    there && choice !== null ? [{ id, state: stateOf(choice) }] : [],
  )
}

function stateOf(choice: LinkChoice | null): 'proposed' | 'linked' | 'dismissed' {
  return choice === null ? 'proposed' : choice === 'same' ? 'linked' : 'dismissed'
}

export function fileRows(tables: readonly FilledTable[], stamp: Stamp): NewRow[] {
  return tables.map(({ id, n, file, parsed }) => ({
    org: stamp.org,
    id,
    import: stamp.importId,
    n,
    name: storable(parsed.file),
    sheet: storable(parsed.sheet ?? null),
    sha256: file.sha256,
    encoding: parsed.encoding,
    delimiter: parsed.delimiter,
    header_row: parsed.headerRow,
    headers: storable(parsed.headers),
    mapping: storable(parsed.interpreted.mapping),
  }))
}

/** Every row that was interpreted, also those whose status report did not change. */
export function rawRows(tables: readonly FilledTable[], stamp: Stamp): NewRow[] {
  return tables.flatMap(({ id, parsed }) =>
    parsed.interpreted.rows.map(({ row, raw }) => ({ org: stamp.org, file: id, row_no: row, cells: storable(raw) })),
  )
}

const noValues: NewRow = Object.fromEntries(
  Object.keys(statusReport.fields)
    .filter((field) => !['title', 'period', 'asOf', 'reportedUnit', 'reportedCategory'].includes(field))
    .flatMap((field) => columnsOfField(field))
    .map((column) => [column, null]),
)

export function statusRow(status: PlannedStatus, stamp: Stamp): NewRow {
  const { reported } = status
  return {
    ...recordRow(stamp, status.id),
    version: 1 + status.overtaken.length,
    state: 'imported',
    initiative: reported.initiative,
    place: reported.place,
    period: reported.period,
    as_of: reported.asOf,
    ...noValues,
    ...reported.columns,
    absent: reported.absent,
    custom: reported.custom,
    audience: 'inherits',
    source_identity: reported.sourceIdentity,
    definitions: reported.definitions,
    movement_reasons: {},
    source: chainOf(status),
    recorded_at: stamp.at,
  }
}

/** The source of what stands now, with the earlier ones of this import behind it. */
export function chainOf({ reported, overtaken }: PlannedStatus): NewRow {
  return overtaken.reduceRight<NewRow>((chain, earlier) => withEarliest(chain, sourceOf(earlier)), sourceOf(reported))
}

function withEarliest(chain: NewRow, last: NewRow): NewRow {
  const next = chain.earlier as NewRow | undefined
  return { ...chain, earlier: next ? withEarliest(next, last) : last }
}

/** What stood for a moment within this import, as an earlier version. */
export function overtakenRows(status: PlannedStatus, stamp: Stamp, newId: () => string): NewRow[] {
  const first = status.before ? status.before.version + 1 : 1
  return status.overtaken.map((reported, i) => ({
    org: stamp.org,
    id: newId(),
    status_report: status.id,
    version: first + i,
    recorded_at: stamp.at,
    replaced_at: stamp.at,
    replaced_by: stamp.by,
    reason: 'restated',
    values: {
      ...reported.columns,
      absent: reported.absent,
      custom: reported.custom,
      definitions: reported.definitions,
    },
    ratings: reported.ratings,
    source: sourceOf(reported),
    import: stamp.importId,
  }))
}

export function ratingRow(rating: RatingValues, status: PlannedStatus, stamp: Stamp, id: string): NewRow {
  const { reported } = status
  return {
    ...recordRow(stamp, id),
    state: null,
    initiative: reported.initiative,
    place: reported.place,
    status_report: status.id,
    period: reported.period,
    dimension: rating.dimension,
    scale: rating.scale,
    assessor: rating.assessor,
    value: rating.value,
    as_of: reported.asOf,
    basis: null,
    absent: rating.absent ? { value: rating.absent } : {},
    custom: {},
    audience: 'inherits',
    source: {
      import: stamp.importId,
      file: reported.source.file,
      row: reported.source.row,
      columns: { value: rating.column },
    },
  }
}
