import type { Database } from '../database.ts'
import { canonicalJson } from './canonical.ts'
import { genesis, hex, sha256 } from './chain.ts'
import type { Link } from './link.ts'
import { readChain } from './read-chain.ts'
import type { Signer } from './signer.ts'

/**
 * The chain of one organisation as text: a first line that says what this is, one line an event, and a
 * last line with the count, the head and a signature over every byte before it. Canonical JSON, UTF-8,
 * lines ended by a line feed. `verifyFile` checks it with no database at hand.
 */
export async function* exportChain(
  store: Database,
  org: { id: string; name: string },
  signer: Signer,
): AsyncGenerator<string> {
  const body = startDigest()
  yield body.line({
    format: chainFormat,
    version: 1,
    organisation: org.id,
    name: org.name,
    publicKey: signer.publicKey,
  })
  let events = 0
  let head = genesis(org.id)
  for await (const link of readChain(store, org.id)) {
    yield body.line(lineOf(link))
    events = link.envelope.position
    head = link.hash
  }
  const closing = { events, head: hex(head), bytes: body.digest() }
  yield `${canonicalJson({ ...closing, signature: Buffer.from(signer.sign(closingMessage(closing))).toString('base64url') })}\n`
}

export const chainFormat = 'gantry-event-chain'

export interface Closing {
  readonly events: number
  readonly head: string
  /** Running SHA-256 over every line before the closing one, see `runOn`. */
  readonly bytes: string
}

export function closingMessage(closing: Closing): Uint8Array {
  return Buffer.from(`gantry-export-1\n${closing.events}\n${closing.head}\n${closing.bytes}`)
}

function lineOf(link: Link) {
  return {
    event: link.envelope,
    hash: hex(link.hash),
    leaves: link.leaves.map((leaf) => ({
      field: leaf.field,
      side: leaf.side,
      salt: leaf.salt && hex(leaf.salt),
      value: leaf.bytes && Buffer.from(leaf.bytes).toString('utf8'),
      hash: hex(leaf.hash),
      erasedBy: leaf.erasedBy,
    })),
  }
}

function startDigest() {
  let running = sha256('')
  return {
    /** The digest runs over the digest so far and each line, so that a file of any size is checked as it streams. */
    line(value: unknown): string {
      const text = `${canonicalJson(value)}\n`
      running = runOn(running, text)
      return text
    },
    digest: () => hex(running),
  }
}

/** SHA-256 over the digest of all lines before ‖ this line with its line feed. */
export function runOn(running: Uint8Array, line: string): Uint8Array {
  return sha256(running, line)
}
