import type { Query } from '../database.ts'

/** Makes initiatives and status reports findable by their texts, set-wise, from the rows themselves. */
export function indexSearch(org: string, initiatives: readonly string[], statuses: readonly string[]): Query[] {
  return [
    ...(initiatives.length === 0 ? [] : [{ text: indexInitiatives, values: [org, initiatives] }]),
    ...(statuses.length === 0 ? [] : [{ text: indexStatuses, values: [org, statuses] }]),
  ]
}

const onConflict = `on conflict (org, kind, record) do update set ref = excluded.ref, place = excluded.place,
  audience = excluded.audience, title = excluded.title, body = excluded.body`

const indexInitiatives = `insert into search_entry (org, kind, record, ref, place, audience, title, body)
  select i.org, 'initiative', i.id, 'INI-' || i.ref_no, i.place, i.audience, i.title,
    left(concat_ws(' ', (select string_agg(distinct s.external_id, ' ') from identity_link l
      join source_identity s on s.org = l.org and s.id = l.source_identity
      where l.org = i.org and l.initiative = i.id and l.ended_at is null), i.category, i.description), 20000)
  from initiative i where i.org = $1 and i.id = any($2::uuid[]) ${onConflict}`

const indexStatuses = `insert into search_entry (org, kind, record, ref, place, audience, title, body)
  select org, 'statusReport', id, 'STA-' || ref_no, place, audience, title,
    left(concat_ws(' ', summary, rating_commentary, schedule_commentary, cost_commentary, in_year_commentary,
      benefits_commentary, done, next, decision_asked), 20000)
  from status_report where org = $1 and id = any($2::uuid[]) ${onConflict}`
