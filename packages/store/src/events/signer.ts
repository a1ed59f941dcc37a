import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Signs the heads of the chains with an Ed25519 key that the database never holds. */
export interface Signer {
  /** SubjectPublicKeyInfo in DER, base64url: what a reader of an export compares. */
  readonly publicKey: string
  sign(message: Uint8Array): Uint8Array
}

/** Reads the key from `file`, or makes it there on first use, readable by its owner alone. */
export function openSigner(file: string): Signer {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  }
  return signerOf(createPrivateKey(readFileSync(file)))
}

export function signerOf(privateKey: KeyObject): Signer {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64url')
  return { publicKey, sign: (message) => sign(null, message, privateKey) }
}

/** Whether `signature` is the key's over `message`; false also for what is no key at all. */
export function signatureHolds(publicKey: string, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' })
    return verify(null, message, key, signature)
  } catch {
    return false
  }
}
