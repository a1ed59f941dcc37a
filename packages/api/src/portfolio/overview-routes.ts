import { overview } from '@gantry/app/portfolio/overview'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../authenticate.ts'
import { sendRefusal } from '../problem.ts'
import { orgParam } from '../records/shapes.ts'
import { overviewQuery, overviewRequest } from './overview-query.ts'

const tags = ['Portfolio']

/** The whole answer for a portfolio in a period. It is kept as text, also compressed: a second reader costs a look-up. */
export const overviewRoutes: FastifyPluginAsyncZod = async (app) => {
  const schema = {
    tags,
    summary: 'The portfolio in a period',
    params: z.object({ org: orgParam }),
    querystring: overviewQuery,
  }
  app.get('/overview', { schema }, async (request, reply) => {
    const caller = callerOf(request)
    const outcome = await overview(caller, overviewRequest(request.query, caller.now().slice(0, 10)))
    if (!outcome.ok) return sendRefusal(request, reply, outcome.refusal)
    const { json, gzip, etag } = outcome.value
    reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'accept-encoding, cookie' })
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    reply.type('application/json; charset=utf-8')
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(json)
    return reply.header('content-encoding', 'gzip').send(gzip)
  })
}
