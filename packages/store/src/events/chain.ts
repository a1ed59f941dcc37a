import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical.ts'

/** What is sealed of an event beside its values: everything but its place, which follows the tree. */
export interface Envelope {
  readonly position: number
  readonly id: string
  readonly at: string
  readonly actor: string | null
  readonly actorKind: string
  readonly verb: string
  readonly kind: string
  readonly record: string
  readonly recordVersion: number | null
  readonly initiative: string | null
  readonly reason: string | null
  readonly request: string | null
}

/** An event as the database holds it, ready to be sealed or checked. */
export interface EventRow {
  readonly position: number | null
  readonly id: string
  readonly at: string
  readonly actor: string | null
  readonly actor_kind: string
  readonly verb: string
  readonly kind: string
  readonly record: string
  readonly record_version: number | null
  readonly initiative: string | null
  readonly reason: string | null
  readonly request: string | null
  readonly digest: Uint8Array
}

export const eventColumns =
  'position, id, at, actor, actor_kind, verb, kind, record, record_version, initiative, reason, request, digest'

/** The hash before the first event of an organisation: SHA-256 over a fixed text and its id. */
export function genesis(org: string): Uint8Array {
  return sha256('gantry-chain-1\n', org)
}

/** SHA-256 over the hash before ‖ the digest of the event's leaves ‖ its envelope in canonical JSON. */
export function eventHash(before: Uint8Array, digest: Uint8Array, envelope: Envelope): Uint8Array {
  return sha256('gantry-event-1\n', before, digest, canonicalJson(envelope))
}

export function envelopeOf(row: EventRow, position: number): Envelope {
  return {
    position,
    id: row.id,
    at: new Date(row.at).toISOString(),
    actor: row.actor,
    actorKind: row.actor_kind,
    verb: row.verb,
    kind: row.kind,
    record: row.record,
    recordVersion: row.record_version,
    initiative: row.initiative,
    reason: row.reason,
    request: row.request,
  }
}

/** What the key outside the database signs: that this organisation's chain has this many events and ends here. */
export function headMessage(org: string, position: number, hash: Uint8Array): Uint8Array {
  return Buffer.from(`gantry-head-1\n${org}\n${position}\n${hex(hash)}`)
}

export function sha256(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
