import type { Refusal } from '@gantry/app/outcome'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendRefusal } from './problem.ts'

/** The way to ask for what is not there, told for what is: which methods a path takes, which parameters a route. */
export interface KnownRoutes {
  /** Methods that some route takes at this path. */
  methodsAt(path: string): string[]
}

/** Notes every route that is registered from now on, and refuses query parameters that a route does not know. */
export function noteRoutes(app: FastifyInstance): KnownRoutes {
  const byPattern = new Map<string, { readonly matches: RegExp; readonly methods: Set<string> }>()
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return
    const route = byPattern.get(url) ?? { matches: patternOf(url), methods: new Set() }
    for (const each of [method].flat()) route.methods.add(each)
    byPattern.set(url, route)
  })
  app.addHook('preValidation', async (request, reply) => {
    const refusal = unknownParameter(request)
    return refusal ? sendRefusal(request, reply, refusal) : undefined
  })
  return {
    methodsAt(path) {
      const found = [...byPattern.values()].filter(({ matches }) => matches.test(path))
      return [...new Set(found.flatMap(({ methods }) => [...methods]))].sort()
    },
  }
}

/** '/orgs/:org/risks' → every path that it takes. */
function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => (part.includes(':') ? '[^/]+' : part.replace(/[.+()?]/g, '\\$&')))
  return new RegExp(`^${parts.join('/')}$`)
}

/** A misspelt parameter would otherwise answer with everything. */
function unknownParameter({ query, routeOptions }: FastifyRequest): Refusal | undefined {
  if (!routeOptions.url?.startsWith('/api/')) return undefined
  const shape = routeOptions.schema?.querystring
  const known = shape instanceof z.ZodObject ? Object.keys(shape.shape) : []
  const unknown = Object.keys(query ?? {}).filter((name) => !known.includes(name))
  if (unknown.length === 0) return undefined
  const named = unknown.slice(0, 5).map((name) => `“${name.slice(0, 60)}”`)
  return {
    id: 'query.unknown',
    status: 400,
    message: `There is no parameter ${named.join(', ')} at this address.`,
    mend: known.length === 0 ? 'It takes none.' : `Maybe one of: ${known.join(', ')}.`,
    fields: unknown.slice(0, 20).map((field) => ({ field, message: 'is not known here' })),
  }
}
