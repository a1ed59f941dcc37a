import type { Database, Query, Tx } from '../database.ts'

export interface CredentialRow {
  readonly user: string
  readonly name: string
  /** Null for an account that has no password. */
  readonly password: string | null
}

/** @param email in lower case */
export async function findCredential(store: Database, email: string): Promise<CredentialRow | undefined> {
  const [found] = await store.read('system', [credentialOf(email)])
  return found?.rows[0] as unknown as CredentialRow | undefined
}

export function credentialOf(email: string): Query {
  return {
    text: `select u.id as "user", u.name, a.password from auth."user" u
      left join auth.account a on a.user_id = u.id and a.provider_id = 'credential' where u.email = $1`,
    values: [email],
  }
}

export interface NewUser {
  readonly id: string
  readonly accountId: string
  readonly name: string
  /** In lower case. */
  readonly email: string
  /** As hashed; null for an account that no password opens. */
  readonly password: string | null
  readonly now: string
}

/** @throws DatabaseError 23505 when the address has a user */
export async function insertUser(tx: Tx, user: NewUser): Promise<void> {
  await tx.batch([
    {
      text: `insert into auth."user" (id, name, email, created_at, updated_at)
        values ($1, $2, $3, $4::timestamptz, $4::timestamptz)`,
      values: [user.id, user.name, user.email, user.now],
    },
    {
      text: `insert into auth.account (id, user_id, provider_id, account_id, password, created_at, updated_at)
        values ($1, $2::uuid, 'credential', $2::uuid::text, $3, $4::timestamptz, $4::timestamptz)`,
      values: [user.accountId, user.id, user.password, user.now],
    },
  ])
}

export function setPassword(user: string, accountId: string, password: string, now: string): Query {
  return {
    text: `insert into auth.account (id, user_id, provider_id, account_id, password, created_at, updated_at)
      values ($2, $1::uuid, 'credential', $1::uuid::text, $3, $4::timestamptz, $4::timestamptz)
      on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = excluded.updated_at`,
    values: [user, accountId, password, now],
  }
}
