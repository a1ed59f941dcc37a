import {
  addCustomField,
  changeCustomField,
  dropCustomField,
  listCustomFields,
} from '@gantry/app/custom-fields/custom-fields'
import { describeKinds } from '@gantry/app/custom-fields/describe-kinds'
import { fieldTypes } from '@gantry/domain/field'
import { recentChanges } from '@gantry/app/records/recent-changes'
import { search } from '@gantry/app/records/search'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../authenticate.ts'
import { answer } from '../problem.ts'
import { orgParam, version } from './shapes.ts'

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\0]*$/)
const bounds = {
  help: line(500).optional(),
  of: z.array(line(200)).min(1).max(200).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
}

/** What kinds there are, with their custom fields; custom fields themselves; and search over everything. */
export const kindsRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = ['Kinds']
  const params = z.object({ org: orgParam })
  const withId = params.extend({ id: z.uuid().meta({ examples: ['01900000-0000-7000-8000-000000000001'] }) })

  app.get(
    '/kinds',
    { schema: { tags, summary: 'Every kind with its fields and steps, for forms and lists', params } },
    async (request, reply) => answer(request, reply, await describeKinds(callerOf(request))),
  )

  const q = z
    .string()
    .max(200)
    .regex(/^[^\0]*$/)
    .meta({ examples: ['bridge'] })
  const most = z.coerce.number().int().min(1).max(50).optional()
  app.get(
    '/search',
    { schema: { tags: ['Search'], summary: 'Search over everything', params, querystring: z.object({ q, most }) } },
    async (request, reply) =>
      answer(request, reply, await search(callerOf(request), request.query.q, request.query.most)),
  )

  app.get(
    '/changes',
    {
      schema: {
        tags: ['Search'],
        summary: 'What changed lately, of everything the caller may see',
        params,
        querystring: z.object({ most }),
      },
    },
    async (request, reply) => answer(request, reply, await recentChanges(callerOf(request), request.query.most)),
  )

  const kind = z
    .string()
    .max(60)
    .meta({ examples: ['risk'] })
  const listed = z.object({ kind: kind.optional() })
  app.get(
    '/custom-fields',
    { schema: { tags, summary: 'Custom fields', params, querystring: listed } },
    async (request, reply) => answer(request, reply, await listCustomFields(callerOf(request), request.query.kind)),
  )

  const field = z.strictObject({
    type: z.enum(fieldTypes),
    label: line(120),
    ranged: z.boolean().optional(),
    to: line(60).optional().meta({ description: 'ref, refs: the kind referred to' }),
    ...bounds,
  })
  const name = z
    .string()
    .regex(/^[a-z][A-Za-z0-9]{0,49}$/)
    .optional()
  const sort = z.int().min(-30_000).max(30_000).optional()
  const added = { tags, summary: 'Add a custom field', params, body: z.strictObject({ kind, name, field, sort }) }
  app.post('/custom-fields', { schema: added }, async (request, reply) =>
    answer(request, reply, await addCustomField(callerOf(request), request.body), 201),
  )

  const changedField = z.strictObject({ label: line(120).optional(), ...bounds })
  const changed = {
    tags,
    summary: 'Change a custom field',
    params: withId,
    body: z.strictObject({ version, field: changedField.optional(), sort }),
  }
  app.patch('/custom-fields/:id', { schema: changed }, async (request, reply) =>
    answer(request, reply, await changeCustomField(callerOf(request), request.params.id, request.body)),
  )

  const dropped = { tags, summary: 'Take a custom field out', params: withId, body: z.strictObject({ version }) }
  app.delete('/custom-fields/:id', { schema: dropped }, async (request, reply) =>
    answer(request, reply, await dropCustomField(callerOf(request), request.params.id, request.body.version)),
  )
}
