import { digestOf, leafHash } from './leaf.ts'
import { type Envelope, eventHash, hex } from './chain.ts'
import type { OpenVerdict } from './verdict.ts'

/** One event as it is checked, from the database or from a file. */
export interface Link {
  readonly envelope: Envelope
  readonly hash: Uint8Array
  readonly leaves: readonly LinkLeaf[]
  readonly line?: number
}

export interface LinkLeaf {
  readonly n: number
  readonly field: string
  readonly side: string
  /** Both null once erased. */
  readonly salt: Uint8Array | null
  readonly bytes: Uint8Array | null
  readonly hash: Uint8Array
  readonly erasedBy: string | null
}

/** Checks one event against the hash before it; returns the hash that the next one stands on. */
export function checkLink(link: Link, before: Uint8Array, expected: number, verdict: OpenVerdict): Uint8Array {
  const where = { position: link.envelope.position, line: link.line }
  if (link.envelope.position !== expected) {
    verdict.breach({
      id: 'outOfOrder',
      message: `Event ${expected} was expected here, and event ${link.envelope.position} stands in its place: something was taken out, put in or moved`,
      ...where,
    })
  }
  link.leaves.forEach((leaf, n) => checkLeaf(leaf, n, where, verdict))
  const hash = eventHash(before, digestOf(link.leaves.map((leaf) => leaf.hash)), link.envelope)
  if (hex(hash) !== hex(link.hash)) {
    verdict.breach({
      id: 'hashChanged',
      message: `Event ${link.envelope.position} (${link.envelope.verb} ${link.envelope.kind}) is not what was sealed: it, or one before it, was changed`,
      ...where,
    })
  }
  return link.hash
}

function checkLeaf(leaf: LinkLeaf, n: number, where: { position: number; line?: number }, verdict: OpenVerdict): void {
  if (leaf.n !== n) {
    verdict.breach({
      id: 'digestChanged',
      message: `Value ${n} of event ${where.position} is missing or moved`,
      ...where,
    })
  }
  if (leaf.salt === null || leaf.bytes === null) {
    if (leaf.erasedBy) verdict.erase(leaf.erasedBy)
    else
      verdict.breach({
        id: 'erasureUnknown',
        message: `The value of "${leaf.field}" in event ${where.position} is gone, and no event says who erased it`,
        ...where,
      })
    return
  }
  if (hex(leafHash(leaf.field, leaf.side, leaf.salt, leaf.bytes)) !== hex(leaf.hash)) {
    verdict.breach({
      id: 'leafChanged',
      message: `The value of "${leaf.field}" (${leaf.side}) in event ${where.position} was changed after it was sealed`,
      ...where,
    })
  }
}
