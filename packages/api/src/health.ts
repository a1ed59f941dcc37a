import type { Database } from '@gantry/store/database'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

/** /healthz: the process answers. /readyz: the store does too. */
export function healthRoutes(store: Database): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/healthz', { schema: { hide: true }, logLevel: 'silent' }, async () => ({ ok: true }))
    app.get('/readyz', { schema: { hide: true }, logLevel: 'silent' }, async (request, reply) => {
      try {
        await store.read('system', [{ text: 'select 1' }])
        return { ok: true }
      } catch (error) {
        request.log.warn({ err: error }, 'Not ready')
        return reply.code(503).send({ ok: false })
      }
    })
  }
}
