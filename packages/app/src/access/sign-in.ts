import { forgetGuesses, lowerGuess } from '@gantry/store/access/guesses'
import { findCredential } from '@gantry/store/access/users'
import { done, type Outcome, refuse } from '../outcome.ts'
import { type Door, emailKey, type Visitor } from './door.ts'
import { limits, refuseGuess } from './guessing.ts'
import { type StartedSession, startSession } from './start-session.ts'

export interface SignIn {
  readonly email: string
  readonly password: string
}

/** Neither text nor time tells whether the account exists. */
export async function signIn(door: Door, input: SignIn, visitor: Visitor): Promise<Outcome<StartedSession>> {
  const email = emailKey(input.email)
  const account = limits.signInAccount(email)
  const address = limits.signInAddress(visitor.address)
  const waiting = await refuseGuess(door, [account, address])
  if (waiting) return refuse(waiting)
  const credential = await findCredential(door.store, email)
  const right = await door.passwords.verify(input.password, credential?.password)
  if (!right || !credential) return wrong()
  const user = { id: credential.user, name: credential.name, email }
  return done(
    await door.store.transaction('system', async (tx) => {
      await tx.batch([forgetGuesses([account.key], door.now()), lowerGuess(address.key)])
      return await startSession(tx, door, user, visitor)
    }),
  )
}

export function wrong() {
  return refuse({
    id: 'auth.wrong',
    status: 401,
    message: 'E-mail address and password do not match.',
    mend: 'Maybe look for a typing mistake, or ask for a new password.',
  })
}
