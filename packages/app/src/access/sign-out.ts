import { deleteSession, deleteSessionsOf } from '@gantry/store/access/sessions'
import type { Door } from './door.ts'

/** Ends this session, or all sessions of its user; both hold from the next request on. */
export async function signOut(
  door: Door,
  caller: { session: string; user: string },
  everywhere: boolean,
): Promise<void> {
  await door.store.transaction('system', async (tx) => {
    await tx.query(everywhere ? deleteSessionsOf(caller.user) : deleteSession(caller.session))
  })
}
