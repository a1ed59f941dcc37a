import { changeScope, createPeriod, periodScope } from '@gantry/app/periods/scope'
import { reportingPeriod } from '@gantry/domain/kinds/index'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../authenticate.ts'
import { answer } from '../problem.ts'
import { scopeShape as scope } from './scope-shape.ts'
import { recordRoutes } from '../records/record-routes.ts'
import { createBody, orgParam, recordShape, refParam, version } from '../records/shapes.ts'

/** Reporting periods: the routes of any kind, and who is expected to report. */
export const periodRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = [reportingPeriod.plural]
  const params = z.object({ org: orgParam, ref: refParam(reportingPeriod) })
  await app.register(recordRoutes(reportingPeriod, { create: null }))

  const body = createBody(reportingPeriod).extend({ scope: scope.optional() })
  const create = {
    tags,
    summary: 'Create a reporting period',
    params: z.object({ org: orgParam }),
    body,
    response: { 201: recordShape(reportingPeriod) },
  }
  app.post('/reporting-periods', { schema: create }, async (request, reply) =>
    answer(request, reply, await createPeriod(callerOf(request), reportingPeriod, request.body), 201),
  )

  app.get(
    '/reporting-periods/:ref/scope',
    { schema: { tags, summary: 'Who is expected to report', params } },
    async (request, reply) => answer(request, reply, await periodScope(callerOf(request), request.params.ref)),
  )

  const change = {
    tags,
    summary: 'Say who is expected to report',
    params,
    body: z.strictObject({ version, scope }),
    response: { 200: recordShape(reportingPeriod) },
  }
  app.put('/reporting-periods/:ref/scope', { schema: change }, async (request, reply) =>
    answer(request, reply, await changeScope(callerOf(request), request.params.ref, request.body)),
  )
}
