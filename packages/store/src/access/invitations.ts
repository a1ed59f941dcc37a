import type { Database, Query } from '../database.ts'

export interface InvitationRow {
  readonly id: string
  readonly email: string
  readonly person: string
  readonly personRef: string
  readonly name: string
  readonly invitedAt: string
  readonly invitedByName: string | null
  readonly expiresAt: string
}

/** Those not accepted yet, the expired ones too: they can be renewed. */
export function openInvitations(org: string): Query {
  return {
    text: `select v.id, v.email, v.person, 'PER-' || p.ref_no as "personRef", p.name, v.invited_at as "invitedAt",
        b.name as "invitedByName", v.expires_at as "expiresAt"
      from invitation v join person p on p.org = v.org and p.id = v.person
      left join person b on b.org = v.org and b.id = v.invited_by
      where v.org = $1 and v.accepted_at is null order by v.invited_at desc, v.id`,
    values: [org],
  }
}

export function openInvitation(org: string, id: string): Query {
  const { text, values } = openInvitations(org)
  return { text: `select * from (${text}) as open where id::text = $2`, values: [...(values ?? []), id] }
}

export interface NewInvitation {
  readonly id: string
  readonly email: string
  readonly person: string
  /** SHA-256 of what the link carries. */
  readonly token: string
  readonly expires: string
}

export function insertInvitation(org: string, invitation: NewInvitation, now: string, by: string | null): Query {
  const { id, email, person, token, expires } = invitation
  return {
    text: `insert into invitation (org, id, email, person, token, invited_at, invited_by, expires_at)
      values ($1, $2, $3, $4, $5, $6::timestamptz, $7, $8::timestamptz)`,
    values: [org, id, email, person, token, now, by, expires],
  }
}

/** The former link stops working. */
export function renewInvitation(org: string, id: string, token: string, expires: string): Query {
  return {
    text: `update invitation set token = $3, expires_at = $4::timestamptz
      where org = $1 and id = $2 and accepted_at is null`,
    values: [org, id, token, expires],
  }
}

export function deleteInvitation(org: string, id: string): Query {
  return { text: 'delete from invitation where org = $1 and id = $2 and accepted_at is null', values: [org, id] }
}

export function deleteInvitationsOf(org: string, person: string): Query {
  return {
    text: 'delete from invitation where org = $1 and person = $2 and accepted_at is null',
    values: [org, person],
  }
}

export interface OfferRow {
  readonly org: string
  readonly slug: string
  readonly organisation: string
  readonly id: string
  readonly email: string
  readonly person: string
  readonly name: string
  readonly invitedBy: string | null
  readonly expiresAt: string
}

/** What a link opens; undefined once accepted, withdrawn, renewed or expired. */
export async function findOffer(store: Database, token: string, now: string): Promise<OfferRow | undefined> {
  const [found] = await store.read('system', [
    {
      text: `select v.org, o.slug, o.name as organisation, v.id, v.email, v.person, p.name, b.name as "invitedBy",
          v.expires_at as "expiresAt"
        from invitation v join organisation o on o.id = v.org
        join person p on p.org = v.org and p.id = v.person
        left join person b on b.org = v.org and b.id = v.invited_by
        where v.token = $1 and v.accepted_at is null and v.expires_at > $2::timestamptz`,
      values: [token, now],
    },
  ])
  return found?.rows[0] as unknown as OfferRow | undefined
}

/** @returns a touched row when the link was still open */
export function acceptInvitation(org: string, id: string, token: string, now: string): Query {
  return {
    text: `update invitation set accepted_at = $4::timestamptz
      where org = $1 and id = $2 and token = $3 and accepted_at is null`,
    values: [org, id, token, now],
  }
}
