import type { Query } from '../database.ts'

export interface Keeping {
  readonly org: string
  readonly at: string
  readonly by: string | null
  readonly reason: string
  /** The import that replaces the values, if one does. */
  readonly import: string | null
  /** Ids of the new rows, and of the status reports they keep. */
  readonly versions: readonly { readonly id: string; readonly status: string }[]
}

/** Copies status reports with their ratings as they stand into `status_version`, before they are changed. */
export function keepVersions({ org, at, by, reason, import: by_import, versions }: Keeping): Query[] {
  if (versions.length === 0) return []
  return [
    {
      text: `insert into status_version
          (org, id, status_report, version, recorded_at, replaced_at, replaced_by, reason, values, ratings, source, import)
        select s.org, v.id, s.id, s.version, s.recorded_at, $2, $3, $4, to_jsonb(s),
          coalesce((select jsonb_agg(to_jsonb(r) order by r.id) from rating r
            where r.org = s.org and r.status_report = s.id and r.deleted_at is null), '[]'),
          s.source, $5
        from unnest($6::uuid[], $7::uuid[]) as v(id, status)
        join status_report s on s.org = $1 and s.id = v.status`,
      values: [org, at, by, reason, by_import, versions.map((v) => v.id), versions.map((v) => v.status)],
    },
  ]
}
