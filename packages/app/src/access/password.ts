import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { type Refusal } from '../outcome.ts'

/** OWASP's minimum for scrypt: N = 2^15, r = 8, p = 3; 32 MB and about a quarter of a second. */
const cost = { logN: 15, r: 8, p: 3 }
const keyBytes = 32

export const passwordLength = { least: 10, most: 200 }

/** Kept as 'scrypt$logN$r$p$salt$key', so that the cost can rise later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.logN, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/**
 * Takes the same time whether there is such an account or not.
 * @param kept undefined or null for an account that does not exist or has no password: never true
 */
export async function verifyPassword(password: string, kept: string | null | undefined): Promise<boolean> {
  const parsed = parse(kept ?? nobody)
  const key = await derive(password, parsed.salt, parsed.cost)
  return timingSafeEqual(key, parsed.key) && kept != null
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

type Cost = typeof cost

/** The hash of a password that nobody has. */
const nobody = ['scrypt', cost.logN, cost.r, cost.p, 'AAAAAAAAAAAAAAAAAAAAAA', Buffer.alloc(keyBytes).toString('base64url')].join('$')

function parse(kept: string): { cost: Cost; salt: Buffer; key: Buffer } {
  const [name, logN, r, p, salt = '', key = ''] = kept.split('$')
  if (name !== 'scrypt') throw new Error(`A password hash of an unknown sort: ${name}`)
  const numbers = { logN: Number(logN), r: Number(r), p: Number(p) }
  return { cost: numbers, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') }
}

/** At most two at a time: each holds 32 MB and one of the four threads that file access needs as well. */
let turns: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()]

async function derive(password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> {
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
