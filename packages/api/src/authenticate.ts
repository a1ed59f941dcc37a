import type { Context } from '@gantry/app/context'
import type { Refusal } from '@gantry/app/outcome'
import type { FastifyRequest } from 'fastify'

/**
 * Who asks, and in which organisation: the one named by the `:org` of the route, by its slug or id. A member who is not
 * one and an organisation that does not exist are the same refusal (404); no session is 401.
 */
export type Authenticate = (request: FastifyRequest) => Promise<Context | Refusal>

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before any handler below `/orgs/:org` runs. */
    caller: Context | null
  }
}

/** The context of a request below `/orgs/:org`. */
export function callerOf(request: FastifyRequest): Context {
  if (!request.caller) throw new TypeError(`${request.routeOptions.url} does not stand below /orgs/:org`)
  return request.caller
}
