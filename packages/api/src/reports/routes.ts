import { printBoardPack } from '@gantry/app/reports/print-board-pack'
import { printOverview } from '@gantry/app/reports/print-overview'
import type { Sheets } from '@gantry/app/reports/printed'
import type { Outcome } from '@gantry/app/outcome'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../authenticate.ts'
import { watched } from '../imports/progress.ts'
import { overviewQuery, overviewRequest } from '../portfolio/overview-query.ts'
import { sendRefusal } from '../problem.ts'
import { orgParam } from '../records/shapes.ts'

const tags = ['Reports']
const params = z.object({ org: orgParam })

/** The portfolio on paper. */
export const reportRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/overview.pdf',
    { schema: { tags, summary: 'The overview on one page, as PDF', params, querystring: overviewQuery } },
    async (request, reply) => {
      const caller = callerOf(request)
      const asked = overviewRequest(request.query, caller.now().slice(0, 10))
      return sendSheets(request, reply, await printOverview(caller, asked))
    },
  )

  const packQuery = overviewQuery.extend({
    initiatives: z
      .string()
      .max(4000)
      .optional()
      .meta({
        description:
          'References of those that get a page, separated by commas; without it those the decisions and questions are about',
        examples: ['INI-1,INI-2'],
      }),
  })
  app.get(
    '/board-pack.pdf',
    { schema: { tags, summary: 'The board pack, as PDF', params, querystring: packQuery } },
    async (request, reply) => {
      const { initiatives, ...query } = request.query
      const caller = callerOf(request)
      const asked = overviewRequest(query, caller.now().slice(0, 10))
      const chosen = (initiatives ?? '').split(',').flatMap((ref) => ref.trim() || [])
      const named = chosen.length > 0 ? chosen : undefined
      const printed = await watched(request, '', undefined, ({ signal }) =>
        printBoardPack(caller, asked, named, signal),
      )
      return sendSheets(request, reply, printed)
    },
  )
}

function sendSheets(request: FastifyRequest, reply: FastifyReply, outcome: Outcome<Sheets>): FastifyReply {
  if (!outcome.ok) return sendRefusal(request, reply, outcome.refusal)
  const { pdf, name } = outcome.value
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'private, no-store')
    .type('application/pdf')
    .send(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength))
}
