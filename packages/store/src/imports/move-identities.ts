import type { Query } from '../database.ts'

export interface Move {
  readonly org: string
  readonly identities: readonly string[]
  readonly to: { readonly id: string; readonly place: string }
  /** First as-of date that moves; null = all of them. */
  readonly from: string | null
  readonly now: string
  readonly by: string | null
  readonly reason: string | null
  readonly evidence: object
  /** Ids for new links: two for each identity. */
  readonly linkIds: readonly string[]
}

/** Reports of the identities that move, and what already stands in their way: a report of the same period. */
export function inTheWay({ org, identities, to, from }: Move): Query {
  return {
    text: `select p.label from status_report s
      join status_report other on other.org = s.org and other.period = s.period and other.initiative = $3::uuid
        and other.deleted_at is null and other.id <> s.id
        and (other.source_identity is null or other.source_identity <> all($2::uuid[]))
      join reporting_period p on p.org = s.org and p.id = s.period
      where s.org = $1 and s.source_identity = any($2::uuid[]) and s.deleted_at is null
        and ($4::date is null or s.as_of >= $4::date) order by p.as_of`,
    values: [org, identities, to.id, from],
  }
}

/** Reports that hang elsewhere and will move. */
export function moving({ org, identities, to, from }: Move): Query {
  return {
    text: `select s.id, s.version, s.initiative, s.place from status_report s
      where s.org = $1 and s.source_identity = any($2::uuid[]) and s.deleted_at is null
        and s.initiative is distinct from $3::uuid and ($4::date is null or s.as_of >= $4::date) order by s.id`,
    values: [org, identities, to.id, from],
  }
}

/**
 * Links identities to another initiative, altogether or from a date on, and rewrites what hangs on them: reports, their
 * ratings, and what is written beside them. Links are ended and written anew, never changed.
 */
export function moveStatements(move: Move): Query[] {
  return [...relink(move), ...reproject(move)]
}

function relink({ org, identities, to, from, now, by, reason, evidence, linkIds }: Move): Query[] {
  const before = linkIds.slice(0, identities.length)
  const after = linkIds.slice(identities.length)
  return [
    {
      text: `with ended as (
          update identity_link set ended_at = $4, ended_by = $5, reason = coalesce($6, reason)
          where org = $1 and source_identity = any($2::uuid[]) and ended_at is null
            and ($3::date is null or until_as_of is null or until_as_of > $3::date)
          returning source_identity, initiative, from_as_of, how, evidence, import)
        insert into identity_link
          (org, id, source_identity, initiative, from_as_of, until_as_of, how, evidence, import, recorded_at, recorded_by)
        select $1, n.id, e.source_identity, e.initiative, e.from_as_of, $3::date, e.how, e.evidence, e.import, $4, $5
        from ended e join unnest($2::uuid[], $7::uuid[]) as n(identity, id) on n.identity = e.source_identity
        where $3::date is not null and (e.from_as_of is null or e.from_as_of < $3::date)`,
      values: [org, identities, from, now, by, reason, before],
    },
    {
      text: `insert into identity_link (org, id, source_identity, initiative, from_as_of, how, evidence, recorded_at, recorded_by, reason)
        select $1, n.id, n.identity, $3, $4, 'person', $5::jsonb, $6, $7, $8
        from unnest($2::uuid[], $9::uuid[]) as n(identity, id)`,
      values: [org, identities, to.id, from, JSON.stringify(evidence), now, by, reason, after],
    },
  ]
}

const moved = `source_identity = any($2::uuid[]) and deleted_at is null and ($5::date is null or as_of >= $5::date)`

function reproject({ org, identities, to, from, now, by }: Move): Query[] {
  const values = [org, identities, to.id, to.place, from]
  const beside = (table: string) => ({
    text: `update ${table} b set place = $3 where b.org = $1 and (
        (b.kind = 'statusReport' and b.record in (select id from status_report where org = $1 and initiative = $4::uuid and source_identity = any($2::uuid[])))
        or (b.kind = 'rating' and b.record in (select r.id from rating r join status_report s on s.org = r.org and s.id = r.status_report
          where s.org = $1 and s.initiative = $4::uuid and s.source_identity = any($2::uuid[]))))
      and b.place is distinct from $3`,
    values: [org, identities, to.place, to.id],
  })
  return [
    {
      text: `update status_report set initiative = $3, place = $4, version = version + 1, updated_at = $6, updated_by = $7
        where org = $1 and ${moved} and initiative is distinct from $3::uuid`,
      values: [...values, now, by],
    },
    {
      text: `update rating r set initiative = s.initiative, place = s.place, version = r.version + 1
        from status_report s where s.org = $1 and s.source_identity = any($2::uuid[]) and r.org = s.org
          and r.status_report = s.id and r.initiative is distinct from s.initiative`,
      values: [org, identities],
    },
    beside('search_entry'),
    beside('comment'),
    beside('attachment'),
  ]
}

/** Calls initiatives as their latest report does, unless a person has called them otherwise. */
export function callByLatest(org: string, initiatives: readonly string[]): Query {
  return {
    text: `update initiative i set title = s.title, unit = coalesce(s.reported_unit, i.unit),
        category = coalesce(s.reported_category, i.category), version = i.version + 1
      from (select distinct on (initiative) initiative, title, reported_unit, reported_category from status_report
        where org = $1 and initiative = any($2::uuid[]) and deleted_at is null and title <> ''
        order by initiative, as_of desc) s
      where i.org = $1 and i.id = s.initiative and i.title <> s.title
        and exists (select from source_identity n where n.org = $1 and n.name = i.title)`,
    values: [org, initiatives],
  }
}

/** Initiatives that nothing hangs on any more are removed; registers and decisions keep theirs. Returns their ids. */
export function removeEmptied(org: string, initiatives: readonly string[], now: string, by: string | null): Query {
  return {
    text: `update initiative i set deleted_at = $3, updated_at = $3, updated_by = $4, version = version + 1
      where org = $1 and id = any($2::uuid[]) and deleted_at is null
        and not exists (select from identity_link l where l.org = $1 and l.initiative = i.id and l.ended_at is null)
        and not exists (select from initiative c where c.org = $1 and c.parent = i.id and c.deleted_at is null)
        and not exists (select from status_report s where s.org = $1 and s.initiative = i.id and s.deleted_at is null)
        and not exists (select from search_entry s where s.org = $1 and s.place = i.place
          and s.kind not in ('initiative', 'statusReport', 'rating'))
      returning id, place, version`,
    values: [org, initiatives, now, by],
  }
}
