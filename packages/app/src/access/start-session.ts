import { insertSession } from '@gantry/store/access/sessions'
import type { Tx } from '@gantry/store/database'
import { type Door, later, type Visitor } from './door.ts'
import { digestOf, newSecret } from './secret.ts'

export const sessionSeconds = 30 * 24 * 3_600

/** What the browser is given; only the digest of `secret` is kept. */
export interface StartedSession {
  readonly secret: string
  /** ISO instant. */
  readonly expires: string
  readonly user: { readonly id: string; readonly name: string; readonly email: string }
}

export async function startSession(
  tx: Tx,
  door: Door,
  user: StartedSession['user'],
  visitor: Visitor,
): Promise<StartedSession> {
  const secret = newSecret()
  const now = door.now()
  const expires = later(now, sessionSeconds)
  const agent = visitor.agent?.slice(0, 300) ?? null
  const id = door.newId()
  await insertSession(tx, { id, user: user.id, token: digestOf(secret), now, expires, address: visitor.address, agent })
  return { secret, expires, user }
}
