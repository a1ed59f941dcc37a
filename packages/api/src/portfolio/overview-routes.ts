import { evidence } from '@gantry/app/portfolio/evidence'
import { overview } from '@gantry/app/portfolio/overview'
import { story } from '@gantry/app/portfolio/story'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../authenticate.ts'
import { answer, sendRefusal } from '../problem.ts'
import { orgParam } from '../records/shapes.ts'
import { overviewQuery, overviewRequest } from './overview-query.ts'

const tags = ['Portfolio']
const params = z.object({ org: orgParam })

/** The whole answer for a portfolio in a period, what each number rests on, and the story of one initiative. */
export const overviewRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/overview',
    { schema: { tags, summary: 'The portfolio in a period', params, querystring: overviewQuery } },
    async (request, reply) => {
      const caller = callerOf(request)
      const outcome = await overview(caller, overviewRequest(request.query, caller.now().slice(0, 10)))
      if (!outcome.ok) return sendRefusal(request, reply, outcome.refusal)
      // Kept as text, also compressed: a second reader with the same rights costs a look-up.
      const { json, gzip, etag } = outcome.value
      reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'accept-encoding, cookie' })
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      reply.type('application/json; charset=utf-8')
      if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(json)
      return reply.header('content-encoding', 'gzip').send(gzip)
    },
  )

  const cells = overviewQuery.extend({
    measure: z
      .string()
      .max(300)
      .optional()
      .meta({ description: 'Id of a measure', examples: ['wholeLifeCost'] }),
    finding: z.string().max(500).optional().meta({ description: 'Id of a finding' }),
  })
  app.get(
    '/overview/evidence',
    { schema: { tags, summary: 'What a number or finding rests on', params, querystring: cells } },
    async (request, reply) => {
      const { measure, finding, ...query } = request.query
      const caller = callerOf(request)
      const asked = overviewRequest(query, caller.now().slice(0, 10))
      return answer(request, reply, await evidence(caller, asked, measure ?? finding ?? ''))
    },
  )

  const one = params.extend({
    ref: z
      .string()
      .max(60)
      .meta({ description: 'Reference or id of an initiative', examples: ['INI-1'] }),
  })
  const pair = overviewQuery.pick({ period: true, compare: true })
  app.get(
    '/initiatives/:ref/story',
    { schema: { tags, summary: 'One initiative over time', params: one, querystring: pair } },
    async (request, reply) => {
      const caller = callerOf(request)
      const asked = overviewRequest(request.query, caller.now().slice(0, 10))
      return answer(request, reply, await story(caller, request.params.ref, asked))
    },
  )
}
