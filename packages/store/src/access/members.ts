import type { Query } from '../database.ts'

export interface MemberRow {
  readonly person: string
  readonly ref: string
  readonly name: string
  readonly jobTitle: string | null
  readonly user: string
  readonly email: string
  readonly joinedAt: string
  readonly lastSeenAt: string | null
  /** When they asked for a new password and no mail could be sent; null when they did not. */
  readonly resetRequestedAt: string | null
}

/** In the system's scope, since accounts belong to no organisation. */
export function membersOf(org: string): Query {
  return {
    text: `select m.person, 'PER-' || p.ref_no as ref, p.name, p.job_title as "jobTitle", u.id as "user", u.email,
        m.joined_at as "joinedAt",
        (select max(s.updated_at) from auth.session s where s.user_id = u.id) as "lastSeenAt",
        (select r.requested_at from auth.reset_request r where r.user_id = u.id) as "resetRequestedAt"
      from membership m
      join person p on p.org = m.org and p.id = m.person
      join auth."user" u on u.id = m.user_id
      where m.org = $1 order by p.name, m.person`,
    values: [org],
  }
}

/** One member, by the id or reference of the person. */
export function memberOf(org: string, person: string): Query {
  const { text, values } = membersOf(org)
  return {
    text: `select * from (${text}) as member where person::text = $2 or ref = upper($2)`,
    values: [...(values ?? []), person],
  }
}

export function insertMembership(org: string, user: string, person: string, now: string, by: string | null): Query {
  return {
    text: `insert into membership (org, user_id, person, joined_at, added_by) values ($1, $2, $3, $4::timestamptz, $5)`,
    values: [org, user, person, now, by],
  }
}

export function deleteMembership(org: string, person: string): Query {
  return { text: 'delete from membership where org = $1 and person = $2', values: [org, person] }
}

/** Organisations besides one in which the user is a member, samples left out. */
export function otherOrganisationsOf(user: string, org: string): Query {
  return {
    text: `select m.org, m.person from membership m join organisation o on o.id = m.org
      where m.user_id = $1 and m.org <> $2 and not o.sample`,
    values: [user, org],
  }
}

/** A person who may be invited: the record, and whether it is a member already. */
export function personToInvite(org: string, person: string | null, email: string): Query {
  return {
    text: `select p.id, p.name, p.email, exists (select from membership m where m.org = p.org and m.person = p.id) as member
      from person p where p.org = $1 and p.deleted_at is null
        and case when $2::text is null then lower(p.email) = $3 else p.id::text = $2 or 'PER-' || p.ref_no = upper($2) end
      order by p.created_at limit 1`,
    values: [org, person, email],
  }
}

/** Whether a user with this address is a member already, as whichever person. */
export function memberByEmail(org: string, email: string): Query {
  return {
    text: `select m.person from membership m join auth."user" u on u.id = m.user_id where m.org = $1 and u.email = $2`,
    values: [org, email],
  }
}
