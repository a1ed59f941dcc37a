import type { FieldType } from '@gantry/domain/field'
import type { Database, Result, Scope } from '../database.ts'
import { dataVersion } from '../portfolio/data-version.ts'

/** What helps to read a file: the organisation's currency and year, its own fields, how files were read before. */
export interface KnownReading {
  readonly organisation: OrganisationRow
  readonly customFields: readonly CustomFieldRow[]
  readonly mappings: readonly { fingerprint: string; columns: unknown }[]
}

/** What stands in the organisation before an import: thin rows, enough to match, compare and number. */
export interface KnownPortfolio extends KnownReading {
  /** Moves with every change: a plan made from this is applied only while it is still so. */
  readonly version: number
  readonly units: readonly UnitRow[]
  readonly successions: readonly { from_unit: string; to_unit: string }[]
  readonly periods: readonly PeriodRow[]
  readonly initiatives: readonly InitiativeRow[]
  readonly identities: readonly IdentityRow[]
  readonly links: readonly LinkRow[]
  readonly statuses: readonly StatusRow[]
  readonly ratings: readonly { id: string; status_report: string; assessor: string; dimension: string }[]
  readonly proposals: readonly ProposalRow[]
}

export interface OrganisationRow {
  readonly name: string
  readonly currency: string
  readonly fiscal_year_start: number
  readonly locale: string
}
export interface UnitRow {
  readonly id: string
  readonly ref_no: number
  readonly title: string
  readonly code: string | null
  readonly aliases: readonly string[]
}
export interface PeriodRow {
  readonly id: string
  readonly ref_no: number
  readonly label: string
  readonly as_of: string
  readonly state: 'planned' | 'open' | 'locked' | 'imported'
  readonly scope: { everyone?: boolean; units?: string[]; initiatives?: string[]; proposed?: boolean }
  readonly version: number
  readonly deleted: boolean
}
export interface InitiativeRow {
  readonly id: string
  readonly ref_no: number
  readonly type: string
  readonly title: string
  readonly parent: string | null
  readonly place: string
  readonly unit: string | null
  readonly category: string | null
  readonly stage: string | null
  readonly version: number
  readonly deleted: boolean
}
export interface IdentityRow {
  readonly id: string
  readonly identity_key: string
  readonly external_id: string | null
  readonly name: string
  readonly unit: string | null
}
export interface LinkRow {
  readonly id: string
  readonly source_identity: string
  readonly initiative: string
  readonly from_as_of: string | null
  readonly until_as_of: string | null
}
export interface StatusRow {
  readonly id: string
  readonly initiative: string | null
  readonly source_identity: string | null
  readonly period: string
  readonly as_of: string
  readonly state: string
  readonly version: number
  readonly title: string
  readonly unit: string | null
  readonly category: string | null
  readonly hash: string | null
  readonly import: string | null
  readonly start_date: string | null
  readonly end_date: string | null
  /** Minor units. */
  readonly whole_life_cost: number | null
  readonly whole_life_cost_currency: string | null
}
export interface ProposalRow {
  readonly id: string
  readonly source_identity: string
  readonly initiative: string
  readonly state: 'proposed' | 'linked' | 'dismissed'
  /** What it was compared with; only of dismissed ones. */
  readonly known: { readonly title: string; readonly externalId: string | null; readonly unit: string | null } | null
}
export interface CustomFieldRow {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly type: FieldType
}

/** Everything an import is matched against, in one snapshot. */
export async function knownPortfolio(database: Database, org: string): Promise<KnownPortfolio> {
  const scope: Scope = { org }
  const results = await database.read(scope, queries(org))
  const [
    version,
    organisation,
    units,
    successions,
    periods,
    initiatives,
    identities,
    links,
    statuses,
    ratings,
    custom,
    proposals,
    mappings,
  ] = results
  return {
    version: rows<{ version: number | string }>(version).map((row) => Number(row.version))[0] ?? 0,
    organisation: rows<OrganisationRow>(organisation)[0]!,
    units: rows<UnitRow>(units),
    successions: rows<{ from_unit: string; to_unit: string }>(successions),
    periods: rows<PeriodRow>(periods),
    initiatives: rows<InitiativeRow>(initiatives),
    identities: rows<IdentityRow>(identities),
    links: rows<LinkRow>(links),
    statuses: rows<StatusRow>(statuses),
    ratings: rows<KnownPortfolio['ratings'][number]>(ratings),
    customFields: rows<CustomFieldRow>(custom),
    proposals: rows<ProposalRow>(proposals),
    mappings: rows<{ fingerprint: string; columns: unknown }>(mappings),
  }
}

/** The part of it that reading needs; matching needs the rest. */
export async function knownReading(database: Database, org: string): Promise<KnownReading> {
  const texts = [organisationRow, customFieldRows, mappingRows]
  const [organisation, custom, mappings] = await database.read(
    { org },
    texts.map((text) => ({ text, values: [org] })),
  )
  return {
    organisation: rows<OrganisationRow>(organisation)[0]!,
    customFields: rows<CustomFieldRow>(custom),
    mappings: rows<{ fingerprint: string; columns: unknown }>(mappings),
  }
}

function rows<Row>(result: Result | undefined): Row[] {
  return (result?.rows ?? []) as Row[]
}

const organisationRow = 'select name, currency, fiscal_year_start, locale from organisation where id = $1'
const customFieldRows = `select id, name, label, type from custom_field
  where org = $1 and kind = 'statusReport' and deleted_at is null order by sort, id`
const mappingRows = 'select fingerprint, columns from import_mapping where org = $1 order by used_at desc limit 200'

function queries(org: string) {
  return [
    dataVersion(org),
    ...[
      organisationRow,
      'select id, ref_no, title, code, aliases from organisation_unit where org = $1 and deleted_at is null order by ref_no',
      'select from_unit, to_unit from unit_succession where org = $1',
      `select id, ref_no, label, as_of, state, scope, version, deleted_at is not null as deleted
         from reporting_period where org = $1 order by as_of, ref_no`,
      `select id, ref_no, type, title, parent, place, unit, category, stage, version, deleted_at is not null as deleted
         from initiative where org = $1 order by ref_no`,
      'select id, identity_key, external_id, name, unit from source_identity where org = $1 order by id',
      `select id, source_identity, initiative, from_as_of, until_as_of from identity_link
         where org = $1 and ended_at is null order by id`,
      `select id, initiative, source_identity, period, as_of, state, version, title, reported_unit as unit,
           reported_category as category, source ->> 'hash' as hash, source ->> 'import' as import,
           start_date, end_date, whole_life_cost, whole_life_cost_currency
         from status_report where org = $1 and deleted_at is null order by as_of, id`,
      `select id, status_report, assessor, dimension from rating
         where org = $1 and status_report is not null and deleted_at is null`,
      customFieldRows,
      `select id, source_identity, initiative, state, case when state = 'dismissed' then known end as known
         from identity_proposal where org = $1`,
      mappingRows,
    ].map((text) => ({ text, values: [org] })),
  ]
}
