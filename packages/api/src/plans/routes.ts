import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { createPlan } from '@gantry/app/plans/create-plan'
import type { PlanDesk } from '@gantry/app/plans/desk'
import { listPlans, readCommands, readHistory, readPlanHead, readPlanRows } from '@gantry/app/plans/read-plan'
import { saveCommands } from '@gantry/app/plans/save-commands'
import { undoCommand } from '@gantry/app/plans/undo-command'
import type { PlanCommand } from '@gantry/planning/editing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../authenticate.ts'
import { answer } from '../problem.ts'
import { createBody, initiativeRef, inOrg, ofPlan, saveBody, undoBody } from './shapes.ts'

const tags = ['Plans']
const pack = promisify(gzip)
const unpack = promisify(gunzip)
/** A thousand commands of a hundred rows. */
const largestBody = 32 * 1024 * 1024

/** Plans of projects: loaded whole, changed by commands. */
export function planRoutes(desk: PlanDesk): FastifyPluginAsyncZod {
  return async (app) => {
    const listed = {
      tags,
      summary: 'Plans, of one initiative or of all',
      params: inOrg,
      querystring: z.object({ initiative: initiativeRef.optional() }),
    }
    app.get('/plans', { schema: listed }, async (request, reply) =>
      answer(request, reply, await listPlans(callerOf(request), request.query.initiative)),
    )
    const created = {
      tags,
      summary: 'Create an empty plan for an initiative that has none',
      params: inOrg,
      body: createBody,
    }
    app.post('/plans', { schema: created }, async (request, reply) =>
      answer(request, reply, await createPlan(callerOf(request), request.body), 201),
    )
    app.get(
      '/plans/:id',
      { schema: { tags, summary: 'A plan without its rows: head, figures, what the caller may do', params: ofPlan } },
      async (request, reply) => answer(request, reply, await readPlanHead(callerOf(request), request.params.id)),
    )

    const whole = {
      tags,
      summary: 'All rows of a plan at its head',
      description:
        'The ETag names the head: asked for with If-None-Match, a plan that is the same is answered with 304.',
      params: ofPlan,
    }
    app.get('/plans/:id/rows', { schema: whole }, async (request, reply) => {
      const known = request.headers['if-none-match']
      const zipped = async (json: string) => await pack(Buffer.from(json), { level: 4 })
      const outcome = await readPlanRows(callerOf(request), desk, request.params.id, zipped, known)
      if (!outcome.ok) return answer(request, reply, outcome)
      const { tag, bytes } = outcome.value
      void reply.header('etag', tag).header('cache-control', 'private, no-cache').header('vary', 'accept-encoding')
      if (bytes === null) return reply.code(304).send()
      void reply.type('application/json; charset=utf-8')
      if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(await unpack(bytes))
      return reply.header('content-encoding', 'gzip').send(bytes)
    })

    const since = z.object({ since: z.coerce.number().int().min(0).max(2_147_483_646).default(0) })
    app.get(
      '/plans/:id/commands',
      { schema: { tags, summary: 'Commands after a number, with their edits', params: ofPlan, querystring: since } },
      async (request, reply) =>
        answer(request, reply, await readCommands(callerOf(request), request.params.id, request.query.since)),
    )
    app.get(
      '/plans/:id/history',
      { schema: { tags, summary: 'The last commands, the newest first', params: ofPlan } },
      async (request, reply) => answer(request, reply, await readHistory(callerOf(request), request.params.id)),
    )

    const saved = {
      tags,
      summary: 'Apply commands, each whole or not at all',
      description:
        'One transaction, one event. A command that was applied before gets its first answer. A refusal of one command holds up none beside it. The answer holds a hash of all early and late dates after them.',
      params: ofPlan,
      body: saveBody,
    }
    app.post('/plans/:id/commands', { schema: saved, bodyLimit: largestBody }, async (request, reply) => {
      const body = request.body as typeof request.body & { readonly commands: readonly PlanCommand[] }
      return answer(request, reply, await saveCommands(callerOf(request), desk, request.params.id, body))
    })
    app.post(
      '/plans/:id/undo',
      { schema: { tags, summary: 'Take a command of one’s own back', params: ofPlan, body: undoBody } },
      async (request, reply) =>
        answer(request, reply, await undoCommand(callerOf(request), desk, request.params.id, request.body)),
    )
  }
}
