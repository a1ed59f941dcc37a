import { declareDefinitions, listDeclarations, withdrawDeclaration } from '@gantry/app/portfolio/declare-definitions'
import { dayFields, moneyFields } from '@gantry/domain/portfolio/facts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../authenticate.ts'
import { answer } from '../problem.ts'
import { orgParam } from '../records/shapes.ts'

const tags = ['Portfolio']
const params = z.object({ org: orgParam })
const text = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\0]*$/)

/** As an overview tells it in `scope.definitions`. */
const definition = z
  .strictObject({
    key: text(1000).describe('What its header means'),
    words: text(1000).describe('As the file says it'),
    priceBase: text(100).optional(),
  })
  .meta({ examples: [{ key: 'basis=budget', words: 'Budget' }] })

/** What people declare of the definitions of fields: that figures may be compared, or may not. */
export const definitionRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/definitions/declared',
    { schema: { tags, summary: 'Which definitions people declared the same, or different', params } },
    async (request, reply) => answer(request, reply, await listDeclarations(callerOf(request))),
  )

  const body = z.strictObject({
    field: z.enum([...moneyFields, ...dayFields]),
    one: definition,
    other: definition,
    verdict: z.enum(['same', 'different']),
    reason: text(5000).trim().min(1),
    from: z.iso
      .date()
      .optional()
      .describe('Of one definition that came to mean something else: since which as-of date'),
  })
  app.post(
    '/definitions/declared',
    { schema: { tags, summary: 'Declare two definitions of a field the same, or different', params, body } },
    async (request, reply) => answer(request, reply, await declareDefinitions(callerOf(request), request.body), 201),
  )

  const one = params.extend({ id: z.uuid() })
  app.delete(
    '/definitions/declared/:id',
    { schema: { tags, summary: 'Take a declaration back', params: one } },
    async (request, reply) => answer(request, reply, await withdrawDeclaration(callerOf(request), request.params.id)),
  )
}
