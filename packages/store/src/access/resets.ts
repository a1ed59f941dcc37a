import type { Database, Query, Tx } from '../database.ts'

/** @param token SHA-256 of what the link carries */
export function insertReset(id: string, token: string, user: string, now: string, expires: string): Query {
  return {
    text: `insert into auth.verification (id, identifier, value, expires_at, created_at, updated_at)
      values ($1, 'reset:' || $2, $3, $4::timestamptz, $5::timestamptz, $5::timestamptz)`,
    values: [id, token, user, expires, now],
  }
}

export async function findReset(
  store: Database,
  token: string,
  now: string,
): Promise<{ user: string; email: string } | undefined> {
  const [found] = await store.read('system', [
    {
      text: `select u.id as "user", u.email from auth.verification v join auth."user" u on u.id = v.value::uuid
        where v.identifier = 'reset:' || $1 and v.expires_at > $2::timestamptz`,
      values: [token, now],
    },
  ])
  return found?.rows[0] as { user: string; email: string } | undefined
}

/** Uses the token up, and every other one of its user. @returns whether it was still there */
export async function consumeReset(tx: Tx, token: string, user: string, now: string): Promise<boolean> {
  const [used] = await tx.batch([
    {
      text: `delete from auth.verification where identifier = 'reset:' || $1 and expires_at > $2::timestamptz`,
      values: [token, now],
    },
    {
      text: `delete from auth.verification where identifier like 'reset:%' and (value = $1 or expires_at <= $2::timestamptz)`,
      values: [user, now],
    },
    { text: 'delete from auth.reset_request where user_id = $1', values: [user] },
  ])
  return used?.count === 1
}

export function insertResetRequest(user: string, now: string): Query {
  return {
    text: `insert into auth.reset_request (user_id, requested_at) values ($1, $2::timestamptz)
      on conflict (user_id) do update set requested_at = excluded.requested_at`,
    values: [user, now],
  }
}
