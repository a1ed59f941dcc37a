import { consumeReset, findReset, insertReset, insertResetRequest } from '@gantry/store/access/resets'
import { deleteSessionsOf } from '@gantry/store/access/sessions'
import { findCredential, setPassword } from '@gantry/store/access/users'
import { done, type Outcome, refuse } from '../outcome.ts'
import { type Door, emailKey, later, type Visitor } from './door.ts'
import { limits, refuseGuess } from './guessing.ts'
import { refusePassword } from './password.ts'
import { digestOf, newSecret } from './secret.ts'

const hour = 3_600

/** Always the same answer, and before anything is looked up: whether there is such an account stays untold. */
export async function forgotPassword(door: Door, input: { email: string }, visitor: Visitor): Promise<Outcome<null>> {
  const email = emailKey(input.email)
  const waiting = await refuseGuess(door, [limits.forgotAccount(email), limits.forgotAddress(visitor.address)])
  if (waiting) return refuse(waiting)
  door.afterwards(() => offerReset(door, email))
  return done(null)
}

async function offerReset(door: Door, email: string): Promise<void> {
  const credential = await findCredential(door.store, email)
  if (!credential) return
  if (door.mail) return await mailResetLink(door, { id: credential.user, name: credential.name, email })
  await door.store.transaction('system', async (tx) => {
    await tx.query(insertResetRequest(credential.user, door.now()))
  })
}

/** @throws Error when the mail server does not take it */
export async function mailResetLink(door: Door, user: { id: string; name: string; email: string }): Promise<void> {
  const { link } = await makeResetLink(door, user.id, hour)
  await door.mail?.send({
    to: user.email,
    subject: 'A new password for Gantry',
    text: `Hello ${user.name},

with this link you can choose a new password within the next hour:

${link}

If you did not ask for it, you can leave this message alone: nothing has changed.
`,
  })
}

/** A link that works once. */
export async function makeResetLink(
  door: Door,
  user: string,
  seconds: number,
): Promise<{ link: string; expires: string }> {
  const secret = newSecret()
  const now = door.now()
  const expires = later(now, seconds)
  await door.store.transaction('system', async (tx) => {
    await tx.query(insertReset(door.newId(), digestOf(secret), user, now, expires))
  })
  return { link: `${door.baseUrl()}/reset?token=${secret}`, expires }
}

/** Sets the password and signs the user out everywhere. */
export async function resetPassword(
  door: Door,
  input: { token: string; password: string },
  visitor: Visitor,
): Promise<Outcome<null>> {
  const waiting = await refuseGuess(door, [limits.linkAddress(visitor.address)])
  if (waiting) return refuse(waiting)
  const token = digestOf(input.token)
  const reset = await findReset(door.store, token, door.now())
  if (!reset) return expired()
  const weak = refusePassword(input.password, reset.email)
  if (weak) return refuse(weak)
  const password = await door.passwords.hash(input.password)
  return await door.store.transaction('system', async (tx) => {
    if (!(await consumeReset(tx, token, reset.user, door.now()))) return expired()
    await tx.batch([setPassword(reset.user, door.newId(), password, door.now()), deleteSessionsOf(reset.user)])
    return done(null)
  })
}

function expired() {
  return refuse({
    id: 'auth.link-expired',
    status: 404,
    message: 'This link does not work any more.',
    mend: 'Maybe it was used already, or is too old: ask for a new one.',
  })
}
