import type { Query, Tx } from '@gantry/store/database'
import { eventStatements } from '@gantry/store/events/write'
import { drawNumbers } from '@gantry/store/imports/draw-numbers'
import { forgetStatuses, indexInitiatives } from '@gantry/store/imports/index-search'
import { insertRows, type NewRow, updateRows } from '@gantry/store/imports/insert-rows'
import { keepVersions } from '@gantry/store/imports/keep-versions'
import { updateStatuses } from '@gantry/store/imports/update-statuses'
import type { Context } from '../context.ts'
import { type ImportPlan, type InsertTable, insertTables } from './import-plan.ts'

const kindOfTable: Partial<Record<InsertTable, string>> = {
  organisation_unit: 'organisationUnit',
  initiative: 'initiative',
  reporting_period: 'reportingPeriod',
  status_report: 'statusReport',
  rating: 'rating',
}

/** Writes a plan set-wise: one round trip for reference numbers, one for everything else. */
export async function writePlan(tx: Tx, context: Context, plan: ImportPlan): Promise<void> {
  const { org } = context
  const by = context.actor.person ?? null
  const at = context.now()
  const counted = Object.entries(kindOfTable) as [InsertTable, string][]
  const first = await drawNumbers(tx, org, Object.fromEntries(counted.map(([table, kind]) => [kind, plan.inserts[table].length])))
  const { updates, made } = plan
  const queries: Query[] = [
    ...keepVersions({ org, at, by, reason: 'restated', import: plan.id, versions: plan.restated }),
    ...clearCells(org, made.restated, updates.statuses.flatMap((update) => update.fields)),
    ...insertTables.flatMap((table) => insertRows(table, numbered(plan.inserts[table], first[kindOfTable[table] ?? '']))),
    ...updateRows('reporting_period', org, ['scope', 'deleted_at', 'updated_at', 'updated_by'], updates.periods),
    ...updateRows('initiative', org, ['title', 'unit', 'category', 'stage', 'updated_at', 'updated_by'], updates.initiatives),
    ...updates.statuses.map((update) => updateStatuses({ org, ...update })),
    ...updateRows('rating', org, ['scale', 'value', 'absent', 'source', 'initiative', 'place', 'updated_at', 'updated_by'], updates.ratings),
    ...endRatings(org, updates.endedRatings, at),
    ...rememberMappings(plan.mappings),
    ...indexInitiatives(org, [...made.initiatives, ...updates.initiatives.map((row) => String(row.id))]),
    ...forgetStatuses(org, made.restated),
    ...eventStatements(context, plan.events).queries,
  ]
  await tx.batch(queries)
}

function numbered(rows: readonly NewRow[], first: number | undefined): readonly NewRow[] {
  return first === undefined ? rows : rows.map((row, i) => ({ ...row, ref_no: first + i }))
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
