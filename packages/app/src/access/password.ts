import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { Refusal } from '../outcome.ts'

/** scrypt's N = 2^logN, r and p. */
export interface PasswordCost {
  readonly logN: number
  readonly r: number
  readonly p: number
}

/** OWASP's minimum for scrypt: 32 MB and about a quarter of a second. */
export const properCost: PasswordCost = { logN: 15, r: 8, p: 3 }
const keyBytes = 32
export const passwordLength = { least: 10, most: 200 }

export interface Passwords {
  /** Kept as 'scrypt$logN$r$p$salt$key', so that the cost can rise later. */
  hash(password: string): Promise<string>
  /**
   * Takes the same time whether there is such an account or not.
   * @param kept undefined or null for an account that does not exist or has no password: never true
   */
  verify(password: string, kept: string | null | undefined): Promise<boolean>
}

export function passwordsAt(cost: PasswordCost): Passwords {
  const nobody = write(cost, Buffer.alloc(16), Buffer.alloc(keyBytes))
  return {
    async hash(password) {
      const salt = randomBytes(16)
      return write(cost, salt, await derive(password, salt, cost))
    },
    async verify(password, kept) {
      const read = parse(kept ?? nobody)
      const key = await derive(password, read.salt, read.cost)
      return timingSafeEqual(key, read.key) && kept != null
    },
  }
}

/** Whether a password may be chosen: length counts, composition rules do not (NIST SP 800-63B). */
export function refusePassword(password: string, email: string): Refusal | undefined {
  const { least, most } = passwordLength
  if (password.length < least) return refusal(`It has ${password.length} characters; ${least} are needed.`)
  if (password.length > most) return refusal(`It has ${password.length} characters; ${most} are the most.`)
  if (new Set(password).size < 4) return refusal('It repeats too few characters.')
  if (password.toLowerCase() === email.toLowerCase()) return refusal('It is the e-mail address itself.')
  return undefined
}

function refusal(message: string): Refusal {
  const fields = [{ field: 'password', message }]
  return {
    id: 'auth.password-weak',
    status: 422,
    message: `This password cannot be used. ${message}`,
    mend: 'Maybe use a short sentence of your own.',
    fields,
  }
}

function write({ logN, r, p }: PasswordCost, salt: Buffer, key: Buffer): string {
  return ['scrypt', logN, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

function parse(kept: string): { cost: PasswordCost; salt: Buffer; key: Buffer } {
  const [name, logN, r, p, salt = '', key = ''] = kept.split('$')
  if (name !== 'scrypt') throw new Error(`A password hash of an unknown sort: ${name}`)
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) }
  return { cost, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') }
}

/** At most two at a time: each holds 32 MB and one of the four threads that file access needs as well. */
let turns: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()]

async function derive(password: string, salt: Buffer, { logN, r, p }: PasswordCost): Promise<Buffer> {
  const [turn, ...others] = turns
  const N = 2 ** logN
  const mine = (turn ?? Promise.resolve()).then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(password.normalize('NFKC'), salt, keyBytes, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
          error ? reject(error) : resolve(key),
        )
      }),
  )
  turns = [...others, mine.catch(() => undefined)]
  return await mine
}
