import type { Query } from '../database.ts'
import { Params } from '../records/params.ts'
import { recordColumns } from '../records/stored.ts'
import { sourceOf } from '../records/source.ts'
import { visible } from '../records/visible.ts'
import type { Sight } from '../records/visible-at-place.ts'

/** Initiatives that may owe a report: running, not rejected, with who reports on them and when they last did. */
export function candidates(org: string, asOf: string): Query {
  return {
    text: `select i.id, i.ref_no, i.title, i.place, i.type, i.unit, i.category, coalesce(m.id, o.id) as reporter,
        not exists (select from initiative c where c.org = i.org and c.parent = i.id and c.deleted_at is null) as leaf,
        (select max(s.as_of) from status_report s where s.org = i.org and s.initiative = i.id
          and s.deleted_at is null and s.as_of < $2::date) as last_as_of
      from initiative i
      left join person m on m.org = i.org and m.id = i.manager and m.deleted_at is null
      left join person o on o.org = i.org and o.id = i.owner and o.deleted_at is null
      where i.org = $1::uuid and i.deleted_at is null and i.decision_status is distinct from 'rejected'
        and i.condition not in ('stopped', 'closed', 'left')
      order by i.ref_no`,
    values: [org, asOf],
  }
}

/** Periods before a day in which somebody reported, with whom they asked. */
export function earlierPeriods(org: string, asOf: string): Query {
  return {
    text: `select p.as_of, p.scope from reporting_period p
      where p.org = $1::uuid and p.deleted_at is null and p.as_of < $2::date and exists (
        select from status_report s where s.org = p.org and s.period = p.id and s.deleted_at is null)`,
    values: [org, asOf],
  }
}

/** The latest thing each initiative reported before a day, with its definitions. */
export function lastReports(org: string, initiatives: readonly string[], asOf: string): Query {
  return {
    text: `select distinct on (r.initiative) ${recordColumns(sourceOf('statusReport'), 'r')}, r.definitions
      from status_report r where r.org = $1::uuid and r.initiative = any($2::uuid[]) and r.deleted_at is null
        and r.state not in ('due', 'missed') and r.as_of < $3::date
      order by r.initiative, r.as_of desc, r.ref_no desc`,
    values: [org, initiatives, asOf],
  }
}

/** All reports of a period, locked until the transaction ends. */
export function reportsToLock(org: string, period: string): Query {
  return {
    text: `select ${recordColumns(sourceOf('statusReport'), 'r')} from status_report r
      where r.org = $1::uuid and r.period = $2::uuid and r.deleted_at is null order by r.ref_no for update of r`,
    values: [org, period],
  }
}

/** The scale that each assessor rates on by now: the commonest of the last day that anything was rated as of. */
export function scalesInUse(org: string): Query {
  return {
    text: `select distinct on (assessor) assessor, scale from (
        select assessor, scale, as_of, count(*) as n from rating
        where org = $1::uuid and deleted_at is null and value is not null and status_report is not null
        group by assessor, scale, as_of) as used
      order by assessor, as_of desc, n desc, scale`,
    values: [org],
  }
}

/** Ratings of reports, those that the reader may see. */
export function ratingsOf(sight: Sight, reports: readonly string[]): Query {
  const source = sourceOf('rating')
  const params = new Params()
  const org = params.named('org', sight.org)
  return {
    text: `select ${recordColumns(source, 'r')} from rating r
      where r.org = ${org}::uuid and r.status_report = any(${params.add(reports)}::uuid[]) and r.deleted_at is null
        and ${visible('r', source, sight, params)} order by r.ref_no`,
    values: params.values,
  }
}
