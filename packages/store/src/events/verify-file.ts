import { z } from 'zod'
import { canonicalJson } from './canonical.ts'
import { genesis, hex, sha256 } from './chain.ts'
import { chainFormat, closingMessage, runOn } from './chain-file.ts'
import { checkLink, type Link } from './link.ts'
import { signatureHolds } from './signer.ts'
import { type ChainVerdict, openVerdict, type OpenVerdict } from './verdict.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

const headerLine = z.strictObject({
  format: z.literal(chainFormat),
  version: z.literal(1),
  organisation: z.uuid(),
  name: z.string(),
  publicKey: z.string(),
})

const eventLine = z.strictObject({
  event: z.strictObject({
    position: z.int().positive(),
    id: z.uuid(),
    at: z.string(),
    actor: z.string().nullable(),
    actorKind: z.string(),
    verb: z.string(),
    kind: z.string(),
    record: z.string(),
    recordVersion: z.int().nullable(),
    initiative: z.string().nullable(),
    reason: z.string().nullable(),
    request: z.string().nullable(),
  }),
  hash,
  leaves: z.array(
    z.strictObject({
      field: z.string(),
      side: z.string(),
      salt: z.string().nullable(),
      value: z.string().nullable(),
      hash,
      erasedBy: z.string().nullable(),
    }),
  ),
})

const closingLine = z.strictObject({ events: z.int().nonnegative(), head: hash, bytes: hash, signature: z.string() })

/**
 * Checks an exported chain with no database. `lines` are the file's lines, each with its line feed, in order.
 * `trustedKey`, when the reader knows it, must be the key that the file was signed with.
 */
export async function verifyFile(
  lines: AsyncIterable<string> | Iterable<string>,
  trustedKey?: string,
): Promise<ChainVerdict> {
  const reader = openReader(trustedKey)
  for await (const line of lines) reader.take(line)
  return reader.close()
}

/** Reads a chain line by line. `fork` gives a reader that goes on from here on its own. */
export interface ChainReader {
  take(line: string): void
  breaches(): number
  fork(): ChainReader
  close(): ChainVerdict
}

interface Reading {
  header?: z.infer<typeof headerLine> | undefined
  head: Uint8Array
  /** Over every line before the closing one. */
  running: Uint8Array
  position: number
  /** Of the line read last, from 1. */
  n: number
  closed: boolean
}

const nothingRead: Reading = { head: sha256(''), running: sha256(''), position: 0, n: 0, closed: false }

export function openReader(trustedKey?: string, from = nothingRead, verdict = openVerdict()): ChainReader {
  const at = { ...from }
  return {
    take: (line) => takeLine(at, line, verdict),
    breaches: () => verdict.count(),
    fork: () => openReader(trustedKey, at, verdict.copy()),
    close: () => closeReading(at, trustedKey, verdict),
  }
}

function takeLine(at: Reading, line: string, verdict: OpenVerdict): void {
  at.n += 1
  if (at.closed) verdict.breach({ id: 'malformed', message: 'There is more after the closing line', line: at.n })
  else if (at.n === 1) takeHeader(at, line, verdict)
  else if (isClosing(line)) takeClosing(at, line, verdict)
  else takeEvent(at, line, verdict)
}

function takeHeader(at: Reading, line: string, verdict: OpenVerdict): void {
  at.header = parseLine(headerLine, line, at.n, verdict)
  if (at.header) at.head = genesis(at.header.organisation)
  at.running = runOn(at.running, line)
}

function takeEvent(at: Reading, line: string, verdict: OpenVerdict): void {
  const parsed = parseLine(eventLine, line, at.n, verdict)
  at.running = runOn(at.running, line)
  if (parsed) at.head = checkLink(linkOf(parsed, at.n), at.head, at.position + 1, verdict)
  at.position = parsed?.event.position ?? at.position + 1
}

function takeClosing(at: Reading, line: string, verdict: OpenVerdict): void {
  at.closed = true
  const closing = parseLine(closingLine, line, at.n, verdict)
  if (!closing || !at.header) return
  if (closing.events !== at.position || closing.head !== hex(at.head)) {
    const message = `The file closes with ${closing.events} events and another head; ${at.position} are in it`
    verdict.breach({ id: 'headDiffers', message, line: at.n })
  }
  const signature = Buffer.from(closing.signature, 'base64url')
  const sound =
    signature.toString('base64url') === closing.signature &&
    closing.bytes === hex(at.running) &&
    signatureHolds(at.header.publicKey, closingMessage(closing), signature)
  if (!sound) {
    verdict.breach({ id: 'signatureInvalid', message: 'The signature does not fit what the file holds', line: at.n })
  }
}

function closeReading(at: Reading, trustedKey: string | undefined, verdict: OpenVerdict): ChainVerdict {
  const { header, position, head, n } = at
  if (!at.closed) {
    verdict.breach({ id: 'headMissing', message: 'The file has no closing line: its tail was cut off', line: n })
  }
  if (trustedKey && header && header.publicKey !== trustedKey) {
    const message = 'The file is signed by another key than the one you trust'
    verdict.breach({ id: 'keyDiffers', message, line: 1 })
  }
  return verdict.close({
    organisation: header?.organisation ?? '',
    events: position,
    unsealed: 0,
    head: { position, hash: hex(head) },
    publicKey: header?.publicKey,
  })
}

function isClosing(line: string): boolean {
  return line.startsWith('{"bytes":')
}

/** A line is read only when it is, byte for byte, what the export writes for its content. */
function parseLine<T>(schema: z.ZodType<T>, line: string, n: number, verdict: OpenVerdict): T | undefined {
  const value = parseJson(line)
  if (value === undefined) {
    verdict.breach({ id: 'malformed', message: `Line ${n} is not JSON`, line: n })
    return undefined
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    verdict.breach({ id: 'malformed', message: `Line ${n} is not a line of this format`, line: n })
    return undefined
  }
  if (`${canonicalJson(value)}\n` !== line) {
    verdict.breach({ id: 'notCanonical', message: `Line ${n} was written by something else`, line: n })
  }
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function linkOf(line: z.infer<typeof eventLine>, n: number): Link {
  return {
    envelope: line.event,
    hash: Buffer.from(line.hash, 'hex'),
    line: n,
    leaves: line.leaves.map((leaf, index) => ({
      n: index,
      field: leaf.field,
      side: leaf.side,
      salt: leaf.salt === null ? null : Buffer.from(leaf.salt, 'hex'),
      bytes: leaf.value === null ? null : Buffer.from(leaf.value, 'utf8'),
      hash: Buffer.from(leaf.hash, 'hex'),
      erasedBy: leaf.erasedBy,
    })),
  }
}
