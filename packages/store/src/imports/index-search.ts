import type { Database, Query } from '../database.ts'

/** Makes initiatives findable by their texts, set-wise, from the rows themselves. */
export function indexInitiatives(org: string, initiatives: readonly string[]): Query[] {
  return initiatives.length === 0 ? [] : [{ text: initiativeEntries, values: [org, initiatives] }]
}

/** Drops entries of status reports, so that `indexStatuses` writes them anew. */
export function forgetStatuses(org: string, statuses: readonly string[]): Query[] {
  if (statuses.length === 0) return []
  const text = "delete from search_entry where org = $1 and kind = 'statusReport' and record = any($2::uuid[])"
  return [{ text, values: [org, statuses] }]
}

const portion = 200

/**
 * Makes every status report findable that is not yet, in short transactions of its own: cutting texts into words takes
 * longer than writing them. Broken off, the next call goes on.
 */
export async function indexStatuses(database: Database, org: string): Promise<void> {
  const [missing] = await database.read({ org }, [{ text: missingStatuses, values: [org] }])
  const ids = (missing?.rows ?? []).map((row) => row.id as string)
  for (let i = 0; i < ids.length; i += portion) {
    const values = [org, ids.slice(i, i + portion)]
    await database.transaction({ org }, (tx) => tx.query({ text: statusEntries, values }))
  }
}

const missingStatuses = `select id from status_report where org = $1 and deleted_at is null
  except select record from search_entry where org = $1 and kind = 'statusReport'`

const onConflict = `on conflict (org, kind, record) do update set ref = excluded.ref, place = excluded.place,
  audience = excluded.audience, title = excluded.title, body = excluded.body,
  money_body = excluded.money_body`

// Row by row on purpose: an organisation's first rows come before the database has counted them, and a plan made for none
// walks all links once for every initiative.
const initiativeEntries = `insert into search_entry (org, kind, record, ref, place, audience, title, body)
  select i.org, 'initiative', i.id, 'INI-' || i.ref_no, i.place, i.audience, i.title,
    left(concat_ws(' ', x.ids, i.category, i.description), 20000)
  from initiative i left join lateral (
    select string_agg(distinct s.external_id, ' ') as ids
    from identity_link l join source_identity s on s.org = l.org and s.id = l.source_identity
    where l.org = $1 and l.initiative = i.id and l.ended_at is null and s.external_id is not null) x on true
  where i.org = $1 and i.id = any($2::uuid[]) ${onConflict}`

const statusEntries = `insert into search_entry (org, kind, record, ref, place, audience, title, body, money_body)
  select org, 'statusReport', id, 'STA-' || ref_no, place, audience, title,
    left(concat_ws(' ', summary, rating_commentary, schedule_commentary, done, next, decision_asked), 20000),
    left(concat_ws(' ', cost_commentary, in_year_commentary, benefits_commentary), 20000)
  from status_report where org = $1 and id = any($2::uuid[]) and deleted_at is null ${onConflict}`
