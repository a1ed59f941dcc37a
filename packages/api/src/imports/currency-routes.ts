import { currencyStanding, sayCurrency } from '@gantry/app/imports/set-currency'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../authenticate.ts'
import { answer } from '../problem.ts'
import { orgParam } from '../records/shapes.ts'

const tags = ['Imports']
const params = z.object({ org: orgParam })

/** Of amounts whose files named no currency: how many there are, and which it is. */
export const currencyRoutes: FastifyPluginAsyncZod = async (app) => {
  const of = z.uuid().optional().describe('Only what this import brought')
  app.get(
    '/amounts/currency',
    {
      schema: {
        tags,
        summary: 'Amounts that imports brought without a currency, and what was said of them',
        params,
        querystring: z.object({ import: of }),
      },
    },
    async (request, reply) => answer(request, reply, await currencyStanding(callerOf(request), request.query.import)),
  )

  const body = z.strictObject({
    import: of,
    currency: z
      .string()
      .max(60)
      .describe('ISO 4217; XXX takes back what was said')
      .meta({ examples: ['GBP'] }),
  })
  app.post(
    '/amounts/currency',
    { schema: { tags, summary: 'Say the currency of amounts whose files named none', params, body } },
    async (request, reply) => answer(request, reply, await sayCurrency(callerOf(request), request.body)),
  )
}
