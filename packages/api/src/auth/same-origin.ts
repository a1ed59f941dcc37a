import type { Refusal } from '@gantry/app/outcome'
import type { FastifyRequest } from 'fastify'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a write that a page of another site sends with the reader's cookie. Browsers say where a write comes from;
 * what says nothing at all is no browser, and carries no cookie it was not given on purpose.
 * @param baseUrl where browsers reach the server, when that is not the host of the request
 */
export function refuseForeignOrigin(request: FastifyRequest, baseUrl: string): Refusal | undefined {
  if (reading.has(request.method)) return undefined
  const origin = request.headers.origin
  if (origin === undefined)
    return request.headers['sec-fetch-site'] === 'cross-site' ? foreign('another site') : undefined
  if (origin === baseUrl || hostOf(origin) === request.host) return undefined
  return foreign(origin.slice(0, 200))
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

function foreign(origin: string): Refusal {
  return {
    id: 'auth.foreign-origin',
    status: 403,
    message: `Writes are taken from pages of this server only, not from ${origin}.`,
    mend: 'Maybe set GANTRY_BASE_URL to the address that browsers use.',
  }
}
