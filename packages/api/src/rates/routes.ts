import { addRates } from '@gantry/app/rates/add-rates'
import { correctRate } from '@gantry/app/rates/correct-rate'
import { listRates } from '@gantry/app/rates/list-rates'
import { removeRate } from '@gantry/app/rates/remove-rate'
import { restoreRate } from '@gantry/app/rates/restore-rate'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../authenticate.ts'
import { answer } from '../problem.ts'
import { orgParam, version } from '../records/shapes.ts'

const tags = ['Exchange rates']
const params = z.object({ org: orgParam })
const one = params.extend({ id: z.uuid().meta({ examples: ['01900000-0000-7000-8000-000000000001'] }) })
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\0]*$/)

/** Loose on purpose: the use cases name every value that cannot be, and say what may help. */
const rate = z
  .strictObject({
    from: text(60).toUpperCase().describe('ISO 4217'),
    to: text(60).toUpperCase().describe('ISO 4217'),
    day: text(60).describe('Day from which it is used'),
    rate: z.number().describe('One unit of `from` is this many units of `to`'),
    source: text(1000).describe('Who says so'),
  })
  .meta({ examples: [{ from: 'EUR', to: 'GBP', day: '2027-03-31', rate: 0.8562, source: 'European Central Bank' }] })

/** Dated exchange rates: without one, amounts in different currencies are never added. */
export const rateRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/rates', { schema: { tags, summary: 'Every rate, newest day first', params } }, async (request, reply) =>
    answer(request, reply, await listRates(callerOf(request))),
  )

  const several = z.strictObject({ rates: z.array(rate).min(1).max(1000) })
  const added = { tags, summary: 'Enter one rate or several, all or none', params, body: several }
  app.post('/rates', { schema: added }, async (request, reply) =>
    answer(request, reply, await addRates(callerOf(request), request.body.rates), 201),
  )

  const correction = z.strictObject({ version, ...rate.partial().shape })
  const corrected = { tags, summary: 'Correct a rate', params: one, body: correction }
  app.patch('/rates/:id', { schema: corrected }, async (request, reply) =>
    answer(request, reply, await correctRate(callerOf(request), request.params.id, request.body)),
  )

  const removed = { tags, summary: 'Take a rate away', params: one, body: z.strictObject({ version }) }
  app.delete('/rates/:id', { schema: removed }, async (request, reply) =>
    answer(request, reply, await removeRate(callerOf(request), request.params.id, request.body.version)),
  )
  app.post(
    '/rates/:id/restore',
    { schema: { tags, summary: 'Bring a removed rate back', params: one } },
    async (request, reply) => answer(request, reply, await restoreRate(callerOf(request), request.params.id)),
  )
}
