import { createHash, randomBytes } from 'node:crypto'
import { canonicalJson } from './canonical.ts'

export type Side = 'before' | 'after'

/** One value of an event: erasing `salt` and `bytes` leaves a hash that tells nothing, and the chain still checks. */
export interface Leaf {
  readonly field: string
  readonly side: Side
  readonly salt: Uint8Array
  /** Canonical JSON in UTF-8, exactly as hashed. */
  readonly bytes: Uint8Array
  readonly hash: Uint8Array
}

/** Leaves in the order in which they are hashed: by field, before and then after. */
export function leavesOf(before: Changed, after: Changed): Leaf[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return fields.flatMap((field) => [
    ...(before[field] === undefined ? [] : [leaf(field, 'before', before[field])]),
    ...(after[field] === undefined ? [] : [leaf(field, 'after', after[field])]),
  ])
}

export type Changed = Readonly<Record<string, unknown>>

function leaf(field: string, side: Side, value: unknown): Leaf {
  const salt = randomBytes(16)
  const bytes = Buffer.from(canonicalJson(value))
  return { field, side, salt, bytes, hash: leafHash(field, side, salt, bytes) }
}

/** SHA-256 over salt ‖ field ‖ 0 ‖ side ‖ 0 ‖ bytes. Salt is 16 bytes; neither field nor side holds a zero. */
export function leafHash(field: string, side: string, salt: Uint8Array, bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(salt).update(`${field}\0${side}\0`).update(bytes).digest()
}

/** SHA-256 over the leaves' hashes, one after another. */
export function digestOf(hashes: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256')
  for (const each of hashes) hash.update(each)
  return hash.digest()
}
