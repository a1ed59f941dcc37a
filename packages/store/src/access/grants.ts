import type { Role } from '@gantry/domain/roles'
import type { Query } from '../database.ts'

export interface GrantRow {
  readonly id: string
  readonly version: number
  readonly person: string
  readonly personRef: string
  readonly personName: string
  readonly role: Role
  /** Null with `place` '': on the whole organisation. */
  readonly initiative: string | null
  readonly initiativeRef: string | null
  readonly initiativeTitle: string | null
  readonly place: string
  readonly from: string | null
  readonly until: string | null
  readonly grantedAt: string
  readonly grantedByName: string | null
}

const select = `select g.id, g.version, g.person, 'PER-' || p.ref_no as "personRef", p.name as "personName", g.role,
    g.initiative, 'INI-' || i.ref_no as "initiativeRef", i.title as "initiativeTitle", coalesce(i.place, '') as place,
    g.from_day as "from", g.until_day as "until", g.granted_at as "grantedAt", b.name as "grantedByName"
  from access_grant g
  join person p on p.org = g.org and p.id = g.person
  left join initiative i on i.org = g.org and i.id = g.initiative
  left join person b on b.org = g.org and b.id = g.granted_by`

/** All of them: a few for each member, even in a large organisation. */
export function grantsOf(org: string): Query {
  return { text: `${select} where g.org = $1 order by p.name, g.person, g.granted_at, g.id`, values: [org] }
}

export function grantById(org: string, id: string): Query {
  return { text: `${select} where g.org = $1 and g.id::text = $2`, values: [org, id] }
}

export interface NewGrant {
  readonly id: string
  readonly person: string
  readonly role: Role
  readonly initiative: string | null
  readonly from: string | null
  readonly until: string | null
}

/** Touches no row when the person holds that role there already. */
export function insertGrant(org: string, grant: NewGrant, now: string, by: string | null): Query {
  return {
    text: `insert into access_grant (org, id, person, initiative, role, from_day, until_day, granted_at, granted_by)
      values ($1, $2, $3, $4, $5, $6::date, $7::date, $8::timestamptz, $9) on conflict do nothing`,
    values: [org, grant.id, grant.person, grant.initiative, grant.role, grant.from, grant.until, now, by],
  }
}

export function updateGrantDays(org: string, id: string, from: string | null, until: string | null): Query {
  return {
    text: `update access_grant set from_day = $3::date, until_day = $4::date, version = version + 1
      where org = $1 and id = $2`,
    values: [org, id, from, until],
  }
}

export function deleteGrant(org: string, id: string): Query {
  return { text: 'delete from access_grant where org = $1 and id = $2', values: [org, id] }
}

export function deleteGrantsOf(org: string, person: string): Query {
  return { text: 'delete from access_grant where org = $1 and person = $2 returning id', values: [org, person] }
}

/** Members who administer the whole organisation today and have no last day. */
export function lastingAdministrators(org: string, today: string): Query {
  return {
    text: `select g.person from access_grant g join membership m on m.org = g.org and m.person = g.person
      where g.org = $1 and g.role = 'administrator' and g.initiative is null and g.until_day is null
        and (g.from_day is null or g.from_day <= $2::date)`,
    values: [org, today],
  }
}

export function initiativeToGrantOn(org: string, ref: string): Query {
  return {
    text: `select id, 'INI-' || ref_no as ref, title, place from initiative
      where org = $1 and deleted_at is null and (id::text = $2 or 'INI-' || ref_no = upper($2))`,
    values: [org, ref],
  }
}
