import { CallerChanged } from '@gantry/app/access/assumed'
import type { Context } from '@gantry/app/context'
import { type Outcome, type Refusal, refuse } from '@gantry/app/outcome'
import type { FastifyRequest } from 'fastify'

/**
 * Who asks, and in which organisation: the one named by the `:org` of the route, by its slug or id. A member who is not
 * one and an organisation that does not exist are the same refusal (404); no session is 401.
 * @param assuming the caller may be assumed from memory: then `asCaller` has to confirm it
 */
export type Authenticate = (request: FastifyRequest, assuming?: boolean) => Promise<Context | Refusal>

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before any handler below `/orgs/:org` runs. */
    caller: Context | null
  }
  interface FastifyInstance {
    authenticate: Authenticate
  }
  interface FastifyContextConfig {
    /** A read that answers through `asCaller`: who asks is confirmed in the round trip of what they ask for. */
    asCaller?: true
  }
}

/** The context of a request below `/orgs/:org`. */
export function callerOf(request: FastifyRequest): Context {
  if (!request.caller) throw new TypeError(`${request.routeOptions.url} does not stand below /orgs/:org`)
  return request.caller
}

/**
 * Reads as the caller, who may have been assumed from memory. When session, membership or rights changed meanwhile,
 * what was read is dropped, the caller is asked for again, and all of it is read anew.
 */
export async function asCaller<T>(
  request: FastifyRequest,
  read: (caller: Context) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const caller = callerOf(request)
  try {
    const outcome = await read(caller)
    await caller.assumed?.confirm()
    return outcome
  } catch (error) {
    if (!(error instanceof CallerChanged)) throw error
    const again = await request.server.authenticate(request)
    if ('status' in again) return refuse(again)
    request.caller = again
    return await read(again)
  }
}
