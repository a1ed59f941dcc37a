import { Readable } from 'node:stream'
import type { PlanDesk } from '@gantry/app/plans/desk'
import { exportPlan, planExports } from '@gantry/app/plans/export-plan'
import { importPlan, previewPlanImport } from '@gantry/app/plans/import-plan'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../authenticate.ts'
import { dropOf } from '../imports/drop-of.ts'
import { answer } from '../problem.ts'
import { sendFile } from '../records/send-file.ts'
import { importBody, initiativeRef, inOrg, ofPlan } from './shapes.ts'

const tags = ['Plans']

/** Plans from files, and as files. */
export function planFileRoutes(desk: PlanDesk): FastifyPluginAsyncZod {
  return async (app) => {
    const preview = {
      tags,
      summary: 'Read a plan’s file: what it holds, its dates beside ours, what it would change',
      description:
        'multipart/form-data with one part named `files`. Formats are known by content: Microsoft Project XML, XER, Gantry’s JSON, task lists in CSV or XLSX.',
      params: inOrg,
      querystring: z.object({ initiative: initiativeRef.default('') }),
      consumes: ['multipart/form-data'],
    }
    app.post('/plans/imports/preview', { schema: preview }, async (request, reply) => {
      const drop = await dropOf(request)
      if (!drop.ok) return answer(request, reply, drop)
      const { initiative } = request.query
      return answer(request, reply, await previewPlanImport(callerOf(request), desk, initiative, drop.value.files))
    })

    const imported = {
      tags,
      summary: 'Import a previewed file into an initiative’s plan, which is made where there is none',
      params: inOrg,
      body: importBody,
    }
    app.post('/plans/imports', { schema: imported }, async (request, reply) =>
      answer(request, reply, await importPlan(callerOf(request), desk, request.body), 201),
    )

    const format = z.enum(planExports).meta({ description: 'What the file is to be' })
    const exported = { tags, summary: 'A plan as a file, with its dates', params: ofPlan.extend({ format }) }
    app.get('/plans/:id/export/:format', { schema: exported }, async (request, reply) => {
      const { id, format: wanted } = request.params
      const outcome = await exportPlan(callerOf(request), desk, id, wanted)
      if (!outcome.ok) return answer(request, reply, outcome)
      const { name, mediaType, bytes } = outcome.value
      return sendFile(reply, { name, mediaType, content: Readable.from([Buffer.from(bytes)]), bytes: bytes.length })
    })
  }
}
