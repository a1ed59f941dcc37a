import { KnownCallers } from '@gantry/app/access/assumed'
import { assumedContext, type Credentials, contextOf, readSession } from '@gantry/app/access/caller'
import type { Door, Mail, Visitor } from '@gantry/app/access/door'
import { type PasswordCost, passwordsAt, properCost } from '@gantry/app/access/password'
import { type Rights, rightsOver } from '@gantry/app/access/rights'
import { sameSecret } from '@gantry/app/access/secret'
import type { CreateSample } from '@gantry/app/access/set-up-sample'
import { newId } from '@gantry/app/new-id'
import type { CallerRow } from '@gantry/store/access/sessions'
import type { Database } from '@gantry/store/database'
import type { FastifyRequest } from 'fastify'
import type { Authenticate } from '../authenticate.ts'
import { type SessionCookie, sessionCookie } from './cookie.ts'
import { refuseForeignOrigin } from './same-origin.ts'

export interface GateParts {
  readonly store: Database
  readonly now?: () => string
  readonly newId?: () => string
  readonly mail?: Mail | null
  /** Where browsers reach the server; a function, since a free port is known only once it listens. */
  readonly baseUrl: () => string
  /** Opens the first run; the terminal shows it. */
  readonly setupToken: string
  /** What the key file of the data folder holds; null = no command line. */
  readonly key?: string | null
  readonly createSample?: CreateSample
  readonly passwordCost?: PasswordCost
  readonly onTrouble?: (error: unknown) => void
}

/** The way in: what authentication, its routes and the routes of members share. */
export interface Gate {
  readonly door: Door
  readonly rights: Rights
  readonly cookie: SessionCookie
  readonly setupToken: string
  readonly createSample: CreateSample | undefined
  /** For `buildServer`: the caller's context in the organisation of the route. */
  readonly authenticate: Authenticate
  /** The session of a request outside of any organisation. */
  session(request: FastifyRequest): Promise<CallerRow | undefined>
  /** Whether the request carries the key of the data folder. */
  hasKey(request: FastifyRequest): boolean
  visitor(request: FastifyRequest): Visitor
  /** Waits for work that answers did not wait for. */
  settled(): Promise<void>
}

export function makeGate(parts: GateParts): Gate {
  const pending = new Set<Promise<void>>()
  const door: Door = {
    store: parts.store,
    now: parts.now ?? (() => new Date().toISOString()),
    newId: parts.newId ?? newId,
    passwords: passwordsAt(parts.passwordCost ?? properCost),
    mail: parts.mail ?? null,
    baseUrl: parts.baseUrl,
    afterwards(work) {
      const task = work().catch((error: unknown) => parts.onTrouble?.(error))
      pending.add(task)
      void task.finally(() => pending.delete(task))
    },
  }
  const rights = rightsOver(parts.store)
  const known = new KnownCallers()
  const cookie = sessionCookie(parts.baseUrl().startsWith('https:'))
  const hasKey = (request: FastifyRequest) => keyFits(request, parts.key ?? null)

  function credentials(request: FastifyRequest): Credentials {
    if (hasKey(request)) return { kind: 'key' }
    const secret = request.headers.authorization === undefined ? cookie.read(request) : null
    return secret === null ? { kind: 'none' } : { kind: 'session', secret }
  }

  return {
    door,
    rights,
    cookie,
    hasKey,
    setupToken: parts.setupToken,
    createSample: parts.createSample,
    visitor: (request) => ({
      address: request.ip,
      agent: request.headers['user-agent'] ?? null,
      request: String(request.id),
    }),
    async authenticate(request, assuming) {
      const shown = credentials(request)
      const foreign = shown.kind === 'session' ? refuseForeignOrigin(request, parts.baseUrl()) : undefined
      if (foreign) return foreign
      const { org } = request.params as { org: string }
      const id = String(request.id)
      const assumed = assuming ? await assumedContext(door, rights, known, shown, org, id) : undefined
      if (assumed) return assumed
      const context = await contextOf(door, rights, known, shown, org, id)
      return context.ok ? context.value : context.refusal
    },
    async session(request) {
      const secret = cookie.read(request)
      return secret === null ? undefined : await readSession(door, secret, null)
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending)
    },
  }
}

function keyFits(request: FastifyRequest, key: string | null): boolean {
  const given = request.headers.authorization
  return key !== null && given !== undefined && given.startsWith('Bearer ') && sameSecret(given.slice(7), key)
}
