import type { Database, Query, Result, Tx } from '../database.ts'

/** Who holds a session, and what they are in one organisation. */
export interface CallerRow {
  readonly session: string
  readonly user: string
  readonly name: string
  readonly email: string
  /** Instant of the last extension. */
  readonly extended: string
  /** Instant. */
  readonly expires: string
  readonly membership: MembershipRow | null
}

export interface MembershipRow extends OrganisationKey {
  readonly person: string
  readonly personName: string
}

/** What rights depend on besides the person: the version they are kept under, and the zone that says what day it is. */
export interface OrganisationKey {
  readonly org: string
  readonly accessVersion: number
  readonly timeZone: string
}

/**
 * The one query of every request: session, user, membership, person and organisation.
 * @param organisation slug or id; null leaves the membership out
 * @returns undefined for an unknown or ended session; `membership` null for a stranger to the organisation
 */
export async function findCaller(
  store: Database,
  token: string,
  organisation: string | null,
  now: string,
): Promise<CallerRow | undefined> {
  const [found] = await store.read('system', [callerQuery(token, organisation, now)])
  return callerIn(found)
}

/** The statement of `findCaller`, to travel with others in the system's scope. */
export function callerQuery(token: string, organisation: string | null, now: string): Query {
  return { text: callerText, values: [token, now, organisation, asId(organisation)] }
}

/** Reads the answer to `callerQuery`. */
export function callerIn(found: Result | undefined): CallerRow | undefined {
  const row = found?.rows[0] as unknown as (CallerRow & MembershipRow) | undefined
  if (!row) return undefined
  const { session, user, name, email, extended, expires, org, accessVersion, timeZone, person, personName } = row
  const membership = org === null ? null : { org, accessVersion, timeZone, person, personName }
  return { session, user, name, email, extended, expires, membership }
}

const callerText = `select s.id as session, u.id as "user", u.name, u.email, s.updated_at as extended,
    s.expires_at as expires,
    o.id as org, o.access_version as "accessVersion", o.time_zone as "timeZone", m.person, p.name as "personName"
  from auth.session s
  join auth."user" u on u.id = s.user_id
  left join (organisation o
    join membership m on m.org = o.id
    join person p on p.org = m.org and p.id = m.person) on m.user_id = u.id and (o.slug = $3 or o.id = $4::uuid)
  where s.token = $1 and s.expires_at > $2::timestamptz`

/** For the command line, which is nobody's session. */
export async function findOrganisation(store: Database, organisation: string): Promise<OrganisationKey | undefined> {
  const [found] = await store.read('system', [
    {
      text: `select id as org, access_version as "accessVersion", time_zone as "timeZone"
        from organisation where slug = $1 or id = $2::uuid`,
      values: [organisation, asId(organisation)],
    },
  ])
  return found?.rows[0] as unknown as OrganisationKey | undefined
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function asId(text: string | null): string | null {
  return text !== null && uuid.test(text) ? text : null
}

export interface NewSession {
  readonly id: string
  readonly user: string
  /** SHA-256 of the secret, hexadecimal. */
  readonly token: string
  readonly now: string
  readonly expires: string
  readonly address: string | null
  readonly agent: string | null
}

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  const { id, user, token, now, expires, address, agent } = session
  await tx.batch([
    { text: 'delete from auth.session where expires_at < $1::timestamptz', values: [now] },
    {
      text: `insert into auth.session (id, user_id, token, expires_at, ip_address, user_agent, created_at, updated_at)
        values ($1, $2, $3, $4::timestamptz, $5, $6, $7::timestamptz, $7::timestamptz)`,
      values: [id, user, token, expires, address, agent, now],
    },
  ])
}

export function extendSession(session: string, now: string, expires: string): Query {
  return {
    text: 'update auth.session set updated_at = $2::timestamptz, expires_at = $3::timestamptz where id = $1',
    values: [session, now, expires],
  }
}

export function deleteSession(session: string): Query {
  return { text: 'delete from auth.session where id = $1', values: [session] }
}

/** Signed out everywhere, from the next request on. */
export function deleteSessionsOf(user: string): Query {
  return { text: 'delete from auth.session where user_id = $1', values: [user] }
}
