import type { EventDraft } from '@gantry/store/events/write'
import type { NewRow } from '@gantry/store/records/insert-rows'
import type { FilledBooks } from './fill-books.ts'
import type { InsertTable } from './import-plan.ts'
import type { InitiativeUpdate } from './initiative-updates.ts'
import type { PlanRequest } from './make-plan.ts'
import { sourceOf } from './status-book.ts'

interface Planned {
  readonly request: PlanRequest
  readonly books: FilledBooks
  readonly inserts: Readonly<Record<InsertTable, readonly NewRow[]>>
  readonly initiatives: readonly InitiativeUpdate[]
  readonly periods: readonly NewRow[]
}

/**
 * One event a record. An imported status report's event holds where it came from and the hash of what it said: the values
 * stand in the record, its earlier versions, and the rows of the file.
 */
export function planEvents({ request, books, inserts, initiatives, periods }: Planned): EventDraft[] {
  return [
    ...inserts.organisation_unit.map((row) => created('organisationUnit', row, ['title'])),
    ...inserts.initiative.map((row) => created('initiative', row, ['type', 'title', 'unit', 'category'], true)),
    ...inserts.reporting_period.map((row) => created('reportingPeriod', row, ['label', 'as_of', 'scope'])),
    ...inserts.custom_field.map((row) => created('customField', row, ['label', 'type'])),
    ...periods.map((row) => changed('reportingPeriod', row, { scope: row.scope })),
    ...initiatives.map(({ id, place, version, before, after }) => ({
      verb: 'renamed',
      kind: 'initiative',
      record: id,
      version,
      initiative: id,
      place,
      before,
      after,
    })),
    ...linkEvents(books, new Map([...request.known.initiatives, ...inserts.initiative].map(placed))),
    ...statusEvents(books),
    ...inserts.rating.map((row) => ({
      ...created('rating', row, ['value']),
      initiative: String(row.initiative),
      place: String(row.place),
      verb: 'imported',
    })),
    importEvent(request),
  ]
}

function created(kind: string, row: NewRow, fields: readonly string[], ownInitiative = false): EventDraft {
  const said = fields.filter((field) => row[field] !== null && row[field] !== undefined)
  return {
    verb: 'created',
    kind,
    record: String(row.id),
    version: 1,
    ...(ownInitiative ? { initiative: String(row.id), place: String(row.place) } : {}),
    after: Object.fromEntries(said.map((field) => [field === 'as_of' ? 'asOf' : field, row[field]])),
  }
}

function changed(kind: string, row: NewRow, after: NewRow): EventDraft {
  return { verb: 'changed', kind, record: String(row.id), after }
}

/** What the importer decided about matches, as if decided one by one. */
function linkEvents({ identities }: FilledBooks, places: ReadonlyMap<string, string>): EventDraft[] {
  return identities.proposals.flatMap(({ id, choice, initiative, sourceIdentity }): EventDraft[] => {
    const where = { initiative, place: places.get(initiative) ?? null }
    if (choice === 'same')
      return [
        { verb: 'linked', kind: 'initiative', record: initiative, ...where, after: { identities: [sourceIdentity] } },
      ]
    return choice === 'apart' ? [{ verb: 'dismissed', kind: 'identityProposal', record: id, ...where }] : []
  })
}

function placed(initiative: { readonly id?: unknown; readonly place?: unknown }): [string, string] {
  return [String(initiative.id), String(initiative.place)]
}

function statusEvents(books: FilledBooks): EventDraft[] {
  return books.statuses.planned.map(({ id, before, reported, overtaken }) => ({
    verb: before ? 'restated' : 'imported',
    kind: 'statusReport',
    record: id,
    version: (before?.version ?? 0) + 1 + overtaken.length,
    initiative: reported.initiative,
    place: reported.place,
    ...(before ? { before: { hash: before.hash, import: before.import }, reason: 'restated' } : {}),
    after: { source: sourceOf(reported) },
  }))
}

function importEvent({ importId, portfolio, files }: PlanRequest): EventDraft {
  return {
    verb: 'imported',
    kind: 'import',
    record: importId,
    version: 1,
    initiative: portfolio.id,
    place: portfolio.place,
    after: { files: files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })) },
  }
}
