import type { Query } from '../database.ts'
import { labelColumns } from '../records/list.ts'
import { Params } from '../records/params.ts'
import { sourceOf } from '../records/source.ts'
import { recordColumns } from '../records/stored.ts'
import { visible } from '../records/visible.ts'
import type { Sight } from '../records/visible-at-place.ts'

/** Reports of a period that the reader may see, with labels and the state before any step. */
export function reportsOfPeriod(sight: Sight, period: string): Query {
  const source = sourceOf('statusReport')
  const params = new Params()
  const org = params.named('org', sight.org)
  const inner = `select ${recordColumns(source, 'r')} from ${source.table} r
    where r.org = ${org}::uuid and r.period = ${params.add(period)}::uuid and r.deleted_at is null
      and ${visible('r', source, sight, params)}`
  const labels = labelColumns(
    source,
    [...Object.keys(source.kind.fields), 'initiative', 'createdBy', 'updatedBy'],
    sight,
    params,
  )
  return { text: `select p.*, ${labels.join(', ')} from (${inner}) p order by p.ref_no`, values: params.values }
}

/** Steps that ask and answer, oldest first: `state` is the one stepped to. Callers have seen the reports. */
export function challengesOf(org: string, reports: readonly string[]): Query {
  return {
    text: `select e.record, e.at, e.reason, p.name as by_name,
        convert_from(l.bytes, 'UTF8')::jsonb #>> '{}' as state
      from event e
      join event_leaf l on l.org = e.org and l.event = e.id and l.field = 'state' and l.side = 'after' and l.bytes is not null
      left join person p on p.org = e.org and p.id = e.actor
      where e.org = $1::uuid and e.kind = 'statusReport' and e.record = any($2::uuid[]) and e.verb = 'stepped'
      order by e.at, e.id`,
    values: [org, reports],
  }
}

/** E-mail addresses of people, for reminders. */
export function addressesOf(org: string, people: readonly string[]): Query {
  return {
    text: `select id, name, email from person where org = $1::uuid and id = any($2::uuid[]) and deleted_at is null`,
    values: [org, people],
  }
}
