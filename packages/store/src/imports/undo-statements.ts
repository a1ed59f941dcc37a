import type { Query } from '../database.ts'
import { snakeCase } from '@gantry/domain/kind'
import { statusReport } from '@gantry/domain/kinds/status-report'
import { moneyFields } from '@gantry/domain/portfolio/facts'
import type { UndoSubject } from './undo-conflicts.ts'

export interface Undoing extends UndoSubject {
  readonly by: string | null
  readonly now: string
  readonly reason: string
  readonly restated: readonly string[]
  readonly periods: readonly string[]
  readonly links: readonly string[]
  readonly proposals: readonly string[]
  readonly renamed: readonly { readonly id: string; readonly before: object; readonly after: object }[]
}

const money: ReadonlySet<string> = new Set(moneyFields)
const valueColumns = [
  ...Object.keys(statusReport.fields).flatMap((field) => {
    const name = snakeCase(field)
    return money.has(field) ? [name, `${name}_currency`, `${name}_low`, `${name}_high`] : [name]
  }),
  'absent',
  'custom',
  'definitions',
  'movement_reasons',
  'source',
  'source_identity',
]

/**
 * Takes an import back, set-wise: its status reports go, restated ones say again what they said, links end, and
 * initiatives and periods go on which nothing else stands. What a later import restated stays.
 */
export function undoStatements(undoing: Undoing): Query[] {
  return [
    ...removeStatuses(undoing),
    ...restoreStatuses(undoing),
    ...endLinks(undoing),
    ...removeEmpty(undoing),
    ...forgetRemoved(undoing),
  ]
}

const removed = 'deleted_at = $3, updated_at = $3, updated_by = $4, version = version + 1'

function removeStatuses({ org, statuses, now, by, importId }: Undoing): Query[] {
  return [
    {
      text: `update status_report set ${removed} where org = $1 and id = any($2::uuid[]) and deleted_at is null
        and source ->> 'import' = $5`,
      values: [org, statuses, now, by, importId],
    },
    {
      text: `update rating r set deleted_at = $3, updated_at = $3, updated_by = $4, version = r.version + 1 from status_report s
        where r.org = $1 and r.status_report = any($2::uuid[]) and r.deleted_at is null
          and s.org = r.org and s.id = r.status_report and s.deleted_at is not null`,
      values: [org, statuses, now, by],
    },
  ]
}

/** The version that this import replaced comes back, unless something else has replaced it since. */
function restoreStatuses({ org, restated, now, by, importId }: Undoing): Query[] {
  if (restated.length === 0) return []
  const set = valueColumns.map((column) => `"${column}" = was."${column}"`).join(', ')
  const versions = `from (select distinct on (v.status_report) v.status_report, v."values", v.ratings from status_version v
      where v.org = $1 and v.import = $3 and v.status_report = any($2::uuid[]) and v."values" ? 'id'
      order by v.status_report, v.version) v`
  const current = `s.org = $1 and s.id = v.status_report and s.source ->> 'import' = $3::text`
  return [
    {
      text: `update rating r set deleted_at = $4, updated_at = $4, updated_by = $5, version = r.version + 1
        from status_report s join (select status_report as id from status_version
          where org = $1 and import = $3::uuid and status_report = any($2::uuid[]) group by 1) v on v.id = s.id
        where r.org = $1 and r.status_report = s.id and s.org = $1 and r.deleted_at is null and s.source ->> 'import' = $3::text`,
      values: [org, restated, importId, now, by],
    },
    {
      text: `update rating r set scale = was.scale, value = was.value, absent = was.absent, source = was.source,
          deleted_at = null, updated_at = $4, updated_by = $5
        ${versions} cross join lateral jsonb_populate_recordset(null::rating, v.ratings) as was, status_report s
        where ${current} and r.org = $1 and r.id = was.id`,
      values: [org, restated, importId, now, by],
    },
    {
      text: `update status_report s set ${set}, version = s.version + 1, recorded_at = $4, updated_at = $4, updated_by = $5
        ${versions} cross join lateral jsonb_populate_record(null::status_report, v."values") as was
        where ${current}`,
      values: [org, restated, importId, now, by],
    },
  ]
}

function endLinks({ org, links, proposals, now, by, reason }: Undoing): Query[] {
  return [
    {
      text: `update identity_link set ended_at = $3, ended_by = $4, reason = $5
        where org = $1 and id = any($2::uuid[]) and ended_at is null and not exists (
          select from status_report s where s.org = $1 and s.source_identity = identity_link.source_identity
            and s.deleted_at is null)`,
      values: [org, links, now, by, reason],
    },
    {
      // What was accepted with the import goes with it; what a person declined stays declined.
      text: `delete from identity_proposal where org = $1 and id = any($2::uuid[])
        and (state = 'proposed' or (state = 'linked' and decided_at = created_at))`,
      values: [org, proposals],
    },
  ]
}

/** Initiatives stay when a link, a report or any other record still hangs on them. */
function removeEmpty({ org, initiatives, periods, renamed, now, by }: Undoing): Query[] {
  return [
    {
      text: `update initiative i set ${removed} where org = $1 and id = any($2::uuid[]) and deleted_at is null
        and not exists (select from identity_link l where l.org = $1 and l.initiative = i.id and l.ended_at is null)
        and not exists (select from initiative c where c.org = $1 and c.parent = i.id and c.deleted_at is null
          and (c.id <> all($2::uuid[]) or exists (
            select from identity_link l where l.org = $1 and l.initiative = c.id and l.ended_at is null)))
        and not exists (select from search_entry s where s.org = $1 and s.place >= i.place
          and s.place < left(i.place, -1) || '/' and s.kind not in ('initiative', 'statusReport', 'rating'))`,
      values: [org, initiatives, now, by],
    },
    {
      text: `update reporting_period p set ${removed} where org = $1 and id = any($2::uuid[]) and deleted_at is null
        and not exists (select from status_report s where s.org = $1 and s.period = p.id and s.deleted_at is null)`,
      values: [org, periods, now, by],
    },
    ...(renamed.length === 0 ? [] : [callAsBefore(org, renamed, now, by)]),
  ]
}

function callAsBefore(org: string, renamed: Undoing['renamed'], now: string, by: string | null): Query {
  return {
    text: `update initiative i set title = b.title, unit = b.unit, category = b.category, stage = b.stage,
        updated_at = $3, updated_by = $4, version = i.version + 1
      from jsonb_to_recordset($2::jsonb) as r(id uuid, before jsonb, after jsonb)
      cross join lateral jsonb_populate_record(null::initiative, r.before) as b
      cross join lateral jsonb_populate_record(null::initiative, r.after) as a
      where i.org = $1 and i.id = r.id and i.title = a.title and i.unit is not distinct from a.unit
        and i.category is not distinct from a.category and i.stage is not distinct from a.stage`,
    values: [org, JSON.stringify(renamed), now, by],
  }
}

/** Nobody finds what is gone. */
function forgetRemoved({ org, statuses, restated, initiatives }: Undoing): Query[] {
  return [
    {
      text: `delete from search_entry e where e.org = $1 and (
        (e.kind = 'statusReport' and e.record = any($2::uuid[])) or
        (e.kind = 'initiative' and e.record = any($3::uuid[]) and exists (
          select from initiative i where i.org = $1 and i.id = e.record and i.deleted_at is not null)))`,
      values: [org, [...statuses, ...restated], initiatives],
    },
    {
      text: `delete from custom_cell c using status_report s
        where c.org = $1 and c.kind = 'statusReport' and c.record = any($2::uuid[])
          and s.org = c.org and s.id = c.record and s.deleted_at is not null`,
      values: [org, statuses],
    },
  ]
}
