import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import { newId } from '@gantry/app/new-id'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import {
  type FastifyPluginAsyncZod,
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import type { Authenticate } from './authenticate.ts'
import type { RequestTimes } from './installation/request-times.ts'
import { noteRoutes } from './known-routes.ts'
import { sendError, sendRefusal } from './problem.ts'
import { securityHeaders } from './security-headers.ts'

export interface ServerParts {
  readonly authenticate: Authenticate
  /** Below `/`: health, the web app. */
  readonly root?: readonly FastifyPluginAsyncZod[]
  /** Below `/api/v1`, open to all: setup, signing in, me. */
  readonly open?: readonly FastifyPluginAsyncZod[]
  /** Below `/api/v1/orgs/:org`; `callerOf(request)` is there. */
  readonly inOrganisation: readonly FastifyPluginAsyncZod[]
  readonly logger?: FastifyBaseLogger
  /** Told how long each answer below `/api` took. */
  readonly requests?: RequestTimes
  /** Addresses of proxies whose forwarded headers count; `true` = any. */
  readonly trustProxy?: boolean | string
  /** Served over https, by itself or behind a proxy. */
  readonly https?: boolean
  readonly limits?: { readonly jsonBytes?: number; readonly fileBytes?: number; readonly files?: number }
}

/** The whole HTTP side: what each part brings is a plugin; nothing is read from the environment. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = Fastify({
    ...(parts.logger ? { loggerInstance: parts.logger } : {}),
    genReqId: () => newId(),
    requestIdHeader: false,
    trustProxy: parts.trustProxy ?? false,
    bodyLimit: parts.limits?.jsonBytes ?? 2 * 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
  })
  app.setValidatorCompiler(validatorCompiler)
  // Answers are made by us, from rows: checking each against its schema again would cost more than making it.
  app.setSerializerCompiler(() => (value) => JSON.stringify(value))
  app.decorateRequest('caller', null)
  const headers = securityHeaders(parts.https ?? false)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers).header('x-request-id', request.id)
  })
  const { requests } = parts
  if (requests)
    app.addHook('onResponse', (request, reply, done) => {
      const { url = '' } = request.routeOptions
      if (url.startsWith('/api/') && !url.endsWith('/stream'))
        requests.note(Date.now(), reply.elapsedTime, reply.statusCode)
      done()
    })
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply))
  const known = noteRoutes(app)
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?', 1)
    const methods = path.startsWith('/api/') ? known.methodsAt(path) : []
    if (methods.length > 0) {
      void reply.header('allow', methods.join(', '))
      return sendRefusal(request, reply, {
        id: 'http.method',
        status: 405,
        message: `${request.method} is nothing that ${path.slice(0, 200)} does.`,
        mend: `Maybe ${methods.join(' or ')}.`,
        values: { allow: methods },
      })
    }
    return sendRefusal(request, reply, {
      id: 'http.not-found',
      status: 404,
      message: `There is nothing at ${request.method} ${request.url.slice(0, 200)}.`,
      mend: 'Maybe look into /api/v1/openapi.json.',
    })
  })
  await app.register(cookie)
  // Node writes a large text with a buffer of three times its length; bytes go out as they are.
  app.addHook('onSend', (_request, _reply, payload, done) =>
    done(null, typeof payload === 'string' && payload.length > 8192 ? Buffer.from(payload) : payload),
  )
  await app.register(compress, { threshold: 2048, encodings: ['gzip', 'identity'] })
  await app.register(rateLimit, { global: false })
  await app.register(multipart, {
    limits: { fileSize: parts.limits?.fileBytes ?? 64 * 1024 * 1024, files: parts.limits?.files ?? 50, fields: 20 },
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Gantry',
        version: '1',
        description:
          'The PMO platform. Refusals are problem+json with a stable id. A query parameter that a route does not list is refused with 400 and its name; a method that a path does not take with 405 and those it takes.',
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  for (const plugin of parts.root ?? []) await app.register(plugin)
  await app.register(async (api) => versionOne(api, parts), { prefix: '/api/v1' })
  await app.ready()
  return app
}

async function versionOne(api: FastifyInstance, parts: ServerParts): Promise<void> {
  let document: string | undefined
  api.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    document ??= JSON.stringify(api.swagger())
    return reply.type('application/json').send(document)
  })
  for (const plugin of parts.open ?? []) await api.register(plugin)
  await api.register(async (inside) => inOrganisation(inside, parts), { prefix: '/orgs/:org' })
}

async function inOrganisation(inside: FastifyInstance, { authenticate, inOrganisation }: ServerParts): Promise<void> {
  inside.decorate('authenticate', authenticate)
  inside.addHook('onRequest', async (request, reply) => {
    const caller = await authenticate(request, request.routeOptions.config.asCaller)
    if ('status' in caller) return sendRefusal(request, reply, caller)
    request.caller = caller
    return undefined
  })
  for (const plugin of inOrganisation) await inside.register(plugin)
}
