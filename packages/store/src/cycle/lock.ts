import type { Query } from '../database.ts'

export interface PeriodLock {
  readonly id: string
  readonly period: string
  readonly lockedAt: string
  readonly lockedBy: string | null
  readonly byName: string
  /** JSON text of the overview, exactly as hashed. */
  readonly overview: string
  readonly sha256: string
  readonly event: string
}

export function insertLock(org: string, lock: PeriodLock): Query {
  return {
    text: `insert into period_lock (org, id, period, locked_at, locked_by, by_name, overview, sha256, event)
      values ($1::uuid, $2::uuid, $3::uuid, $4::timestamptz, $5::uuid, $6, $7, $8, $9::uuid)`,
    values: [
      org,
      lock.id,
      lock.period,
      lock.lockedAt,
      lock.lockedBy,
      lock.byName,
      lock.overview,
      lock.sha256,
      lock.event,
    ],
  }
}

export function lockOf(org: string, period: string): Query {
  return {
    text: `select locked_at as "lockedAt", by_name as "byName", overview, sha256
      from period_lock where org = $1::uuid and period = $2::uuid`,
    values: [org, period],
  }
}

/** The period and its reports, from one moment on: `submitted`, `challenged` and `accepted` are locked, `due` is missed. */
export function settle(org: string, period: string, at: string, by: string | null): Query[] {
  return [
    {
      text: `update status_report set state = case when state = 'due' then 'missed' else 'locked' end,
          version = version + 1, recorded_at = $3::timestamptz, updated_at = $3::timestamptz, updated_by = $4::uuid
        where org = $1::uuid and period = $2::uuid and deleted_at is null
          and state in ('due', 'submitted', 'challenged', 'accepted')`,
      values: [org, period, at, by],
    },
    {
      text: `update reporting_period set locked_at = $3::timestamptz, locked_by = $4::uuid where org = $1::uuid and id = $2::uuid`,
      values: [org, period, at, by],
    },
  ]
}

/** What was corrected in reports of a period since a moment, newest first; what each said before. */
export function correctionsSince(org: string, reports: readonly string[], since: string): Query {
  return {
    text: `select v.id, v.status_report as report, v.replaced_at as at, p.name as by_name, v.reason, v."values", v.ratings, v.version
      from status_version v left join person p on p.org = v.org and p.id = v.replaced_by
      where v.org = $1::uuid and v.status_report = any($2::uuid[]) and v.replaced_at > $3::timestamptz
      order by v.replaced_at desc, v.id desc`,
    values: [org, reports, since],
  }
}
