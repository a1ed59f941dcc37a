import type { Query } from '@gantry/store/database'
import { eventStatements } from '@gantry/store/events/write'
import { forgetStatuses, indexInitiatives } from '@gantry/store/imports/index-search'
import { insertRows, type NewRow, updateRows } from '@gantry/store/records/insert-rows'
import { keepVersions } from '@gantry/store/imports/keep-versions'
import { updateStatuses } from '@gantry/store/imports/update-statuses'
import { toWire } from '@gantry/store/wire/parameters'
import { type ImportPlan, type InsertTable, insertTables } from './import-plan.ts'
import type { Stamp } from './plan-rows.ts'

const kindOfTable: Partial<Record<InsertTable, string>> = {
  organisation_unit: 'organisationUnit',
  initiative: 'initiative',
  reporting_period: 'reportingPeriod',
  status_report: 'statusReport',
  rating: 'rating',
}

/** Who acts, for the events. */
export interface ImportActor {
  readonly actor: { readonly kind: string; readonly person?: string }
  readonly request: string
}

/** The plan as statements of one batch. */
export function planStatements(
  plan: ImportPlan,
  stamp: Stamp,
  { actor, request, newId }: ImportActor & { readonly newId: () => string },
): Query[] {
  const { org, at, by } = stamp
  const { updates, made } = plan
  const source = { org, actor, request, newId, now: () => at }
  const queries: Query[] = [
    ...keepVersions({ org, at, by, reason: 'restated', import: plan.id, versions: plan.restated }),
    ...clearCells(
      org,
      made.restated,
      updates.statuses.flatMap((update) => update.fields),
    ),
    ...insertTables.flatMap((table) => {
      const kind = kindOfTable[table]
      return insertRows(table, plan.inserts[table], kind === undefined ? undefined : { org, kind })
    }),
    ...updateRows('reporting_period', org, ['scope', 'deleted_at', 'updated_at', 'updated_by'], updates.periods),
    ...updateRows(
      'initiative',
      org,
      ['title', 'unit', 'category', 'stage', 'updated_at', 'updated_by'],
      updates.initiatives,
    ),
    ...updates.statuses.map((update) => updateStatuses({ org, ...update })),
    ...updateRows(
      'rating',
      org,
      ['scale', 'value', 'absent', 'source', 'initiative', 'place', 'updated_at', 'updated_by'],
      updates.ratings,
    ),
    ...endRatings(org, updates.endedRatings, at),
    ...decideProposals(org, updates.proposals, at, by),
    ...rememberMappings(plan.mappings),
    ...indexInitiatives(org, [...made.initiatives, ...updates.initiatives.map((row) => String(row.id))]),
    ...forgetStatuses(org, made.restated),
    ...eventStatements(source, plan.events).queries,
  ]
  // Values as they travel to the database: written out here, they cost the caller nothing.
  return queries.map((query) => ({ ...query, values: query.values?.map(toWire) }))
}

function endRatings(org: string, ids: readonly string[], at: string): Query[] {
  if (ids.length === 0) return []
  return [
    {
      text: 'update rating set deleted_at = $3, version = version + 1 where org = $1 and id = any($2::uuid[])',
      values: [org, ids, at],
    },
  ]
}

function decideProposals(
  org: string,
  proposals: ImportPlan['updates']['proposals'],
  at: string,
  by: string | null,
): Query[] {
  if (proposals.length === 0) return []
  return [
    {
      text: `update identity_proposal p set state = d.state, decided_at = $3, decided_by = $4
        from jsonb_to_recordset($2::jsonb) as d(id uuid, state text) where p.org = $1 and p.id = d.id`,
      values: [org, JSON.stringify(proposals), at, by],
    },
  ]
}

/** Copies of custom values that are written anew. */
function clearCells(org: string, statuses: readonly string[], fields: readonly string[]): Query[] {
  const custom = [...new Set(fields)].filter((field) => field.includes('-'))
  if (statuses.length === 0 || custom.length === 0) return []
  return [
    {
      text: `delete from custom_cell
        where org = $1 and kind = 'statusReport' and field = any($2::uuid[]) and record = any($3::uuid[])`,
      values: [org, custom, statuses],
    },
  ]
}

function rememberMappings(rows: readonly NewRow[]): Query[] {
  if (rows.length === 0) return []
  return [
    {
      text: `insert into import_mapping (org, fingerprint, columns, used_at, used_by)
        select org, fingerprint, columns, used_at, used_by from jsonb_populate_recordset(null::import_mapping, $1::jsonb)
        on conflict (org, fingerprint) do update
          set columns = excluded.columns, used_at = excluded.used_at, used_by = excluded.used_by`,
      values: [JSON.stringify(rows)],
    },
  ]
}
