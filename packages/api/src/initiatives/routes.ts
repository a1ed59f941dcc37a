import { createInitiative } from '@gantry/app/initiatives/create-initiative'
import { addSuccession, listSuccessions } from '@gantry/app/initiatives/lineage'
import { moveInitiative } from '@gantry/app/initiatives/move-initiative'
import { removeInitiative } from '@gantry/app/initiatives/remove-initiative'
import { getInitiative, initiativeSteps, stepInitiative } from '@gantry/app/initiatives/steps'
import { initiativeTree } from '@gantry/app/initiatives/tree'
import { isDay } from '@gantry/domain/day'
import type { AnyKind } from '@gantry/domain/kind'
import { initiative, organisationUnit } from '@gantry/domain/kinds/index'
import { initiativeLineages } from '@gantry/domain/kinds/structure/initiative'
import { unitSuccessions } from '@gantry/domain/kinds/structure/organisation-unit'
import { initiativeLineage, type Succession, unitSuccession } from '@gantry/store/initiatives/lineage'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../authenticate.ts'
import { answer } from '../problem.ts'
import { recordRoutes } from '../records/record-routes.ts'
import { orgParam, reason, recordShape, refParam, stepBody, version } from '../records/shapes.ts'

/** Initiatives: the routes of any kind, and what only they have. */
export const initiativeRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = [initiative.plural]
  const params = z.object({ org: orgParam, ref: refParam(initiative) })
  const one = { 200: recordShape(initiative) }
  const tree = { tags, summary: 'The tree of initiatives', params: z.object({ org: orgParam }) }
  app.get('/initiatives/tree', { schema: tree }, async (request, reply) =>
    answer(request, reply, await initiativeTree(callerOf(request))),
  )

  await app.register(
    recordRoutes(initiative, { create: createInitiative, read: getInitiative, remove: removeInitiative }),
  )

  const parent = z
    .string()
    .max(60)
    .nullable()
    .meta({ examples: ['INI-1'] })
  const move = {
    tags,
    summary: 'Make it part of another',
    params,
    body: z.strictObject({ version, parent, reason: reason.optional() }),
    response: one,
  }
  app.post('/initiatives/:ref/move', { schema: move }, async (request, reply) =>
    answer(request, reply, await moveInitiative(callerOf(request), request.params.ref, request.body)),
  )

  const step = z
    .string()
    .max(60)
    .meta({ description: initiativeSteps.join(', '), examples: ['setCondition'] })
  const steps = {
    tags,
    summary: 'Set decision status, stage or condition',
    params: params.extend({ step }),
    body: stepBody(initiative),
    response: one,
  }
  app.post('/initiatives/:ref/steps/:step', { schema: steps }, async (request, reply) =>
    answer(
      request,
      reply,
      await stepInitiative(callerOf(request), request.params.ref, request.params.step, request.body),
    ),
  )

  await app.register(successionRoutes(initiative, 'lineage', initiativeLineage, initiativeLineages))
}

/** Organisation units: the routes of any kind, and their successions. */
export const unitRoutes: FastifyPluginAsyncZod = async (app) => {
  await app.register(recordRoutes(organisationUnit))
  await app.register(successionRoutes(organisationUnit, 'successions', unitSuccession, unitSuccessions))
}

function successionRoutes(
  kind: AnyKind,
  segment: string,
  of: Succession,
  hows: readonly [string, ...string[]],
): FastifyPluginAsyncZod {
  const tags = [kind.plural]
  const params = z.object({ org: orgParam, ref: refParam(kind) })
  const at = `/${kind.segment}/:ref/${segment}`
  const body = z.strictObject({
    to: z
      .string()
      .max(60)
      .meta({ description: 'Reference or id of what it became', examples: [`${kind.prefix}-2`] }),
    how: z.enum(hows),
    onDay: z
      .string()
      .refine(isDay, 'is a day like 2027-05-14')
      .meta({ examples: ['2027-05-14'] }),
    note: reason.optional(),
  })
  return async (app) => {
    app.get(
      at,
      { schema: { tags, summary: 'What it was before, and what became of it', params } },
      async (request, reply) =>
        answer(request, reply, await listSuccessions(callerOf(request), of, request.params.ref)),
    )
    app.post(at, { schema: { tags, summary: 'Say what became of it', params, body } }, async (request, reply) =>
      answer(request, reply, await addSuccession(callerOf(request), of, request.params.ref, request.body), 201),
    )
  }
}
