import type { Database } from '@gantry/store/database'
import type { Passwords } from './password.ts'

/** What the flows before and around signing in may reach for; they belong to no organisation yet. */
export interface Door {
  readonly store: Database
  /** ISO instant, UTC. */
  readonly now: () => string
  /** UUIDv7. */
  readonly newId: () => string
  readonly passwords: Passwords
  /** Null where the installation has no mail: links are then shown to the one who may hand them over. */
  readonly mail: Mail | null
  /** Where browsers reach the server, without a slash at the end. */
  readonly baseUrl: () => string
  /** Work that the answer must not wait for, since its length would tell something. */
  readonly afterwards: (work: () => Promise<void>) => void
}

export interface Mail {
  /** @throws Error when the mail server does not take it */
  send(letter: Letter): Promise<void>
}

export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** From where a request comes: for counting guesses, and for the list of one's sessions. */
export interface Visitor {
  readonly address: string
  readonly agent: string | null
  /** Id of the request, a UUID. */
  readonly request: string
}

export function emailKey(email: string): string {
  return email.trim().toLowerCase()
}

export function later(now: string, seconds: number): string {
  return new Date(Date.parse(now) + seconds * 1_000).toISOString()
}
