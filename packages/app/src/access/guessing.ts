import { countGuess, type GuessLimit } from '@gantry/store/access/guesses'
import { type Refusal } from '../outcome.ts'
import type { Door } from './door.ts'

const quarterHour = 15 * 60

/** What is counted, and how often it may happen: the same for accounts that exist and for those that do not. */
export const limits = {
  signInAccount: (email: string) => limit(`sign-in account ${email}`, 10),
  signInAddress: (address: string) => limit(`sign-in address ${address}`, 50),
  forgotAccount: (email: string) => limit(`forgot account ${email}`, 5),
  forgotAddress: (address: string) => limit(`forgot address ${address}`, 20),
  linkAddress: (address: string) => limit(`link address ${address}`, 50),
} as const

function limit(key: string, most: number): GuessLimit {
  return { key: key.slice(0, 500), most, windowSeconds: quarterHour }
}

/** Counts a guess; a refusal says how long to wait. */
export async function refuseGuess(door: Door, counted: readonly GuessLimit[]): Promise<Refusal | undefined> {
  const seconds = await countGuess(door.store, counted, door.now())
  if (seconds === 0) return undefined
  const minutes = Math.ceil(seconds / 60)
  return {
    id: 'auth.too-many-guesses',
    status: 429,
    message: 'There were too many attempts.',
    mend: `Maybe try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    values: { retryAfterSeconds: seconds },
  }
}
