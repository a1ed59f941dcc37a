import { Readable } from 'node:stream'
import { chainFile, checkChain } from '@gantry/app/events/check-chain'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../authenticate.ts'
import type { Installation } from '../installation.ts'
import { answer, sendRefusal } from '../problem.ts'

const tags = ['Events']

/** The chain of events: is it as it was sealed, and a copy that anyone can check. */
export function chainRoutes({ signer, notes }: Pick<Installation, 'signer' | 'notes'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/verify', { schema: { tags, summary: 'Check the chain of events' } }, async (request, reply) => {
      const caller = callerOf(request)
      const verdict = await checkChain(caller, signer)
      if (verdict.ok) {
        const { holds, events } = verdict.value
        await notes.noteVerified(caller.org, { at: caller.now(), holds, events })
      }
      return answer(request, reply, verdict)
    })

    app.get('/verify/export', { schema: { tags, summary: 'The chain as a file' } }, async (request, reply) => {
      const lines = await chainFile(callerOf(request), signer)
      if (!lines.ok) return sendRefusal(request, reply, lines.refusal)
      return reply
        .header('content-disposition', 'attachment; filename="events.jsonl"')
        .type('application/x-ndjson; charset=utf-8')
        .send(Readable.from(lines.value))
    })
  }
}
