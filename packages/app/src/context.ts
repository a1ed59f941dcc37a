import type { Access } from '@gantry/domain/reach'
import type { Database } from '@gantry/store/database'
import type { Assumed } from './access/assumed.ts'

/** Who asks. A person may be signed in without being listed among the people of the organisation. */
export interface Actor {
  readonly kind: 'person' | 'system'
  /** Id of the account. */
  readonly user?: string
  /** Id of the person record. */
  readonly person?: string
  readonly name: string
  readonly access: Access
}

/** Everything a use case may reach for; clock and ids come in, so that a test can hold them still. */
export interface Context {
  /** Id of the organisation. */
  readonly org: string
  readonly actor: Actor
  readonly store: Database
  /** ISO instant, UTC. */
  readonly now: () => string
  /** UUIDv7. */
  readonly newId: () => string
  /** Id of the request, a UUID: events carry it. */
  readonly request: string
  /** Who asks is taken from memory; nothing may be answered before a read has confirmed it. */
  readonly assumed?: Assumed
}
