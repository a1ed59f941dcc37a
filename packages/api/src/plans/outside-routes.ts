import type { PlanDesk } from '@gantry/app/plans/desk'
import { addOutsideLink, answerOffer, dropOutsideLink } from '@gantry/app/plans/change-outside-links'
import { listOutsideLinks } from '@gantry/app/plans/list-outside-links'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../authenticate.ts'
import { answer } from '../problem.ts'
import { answerBody, ofLink, ofPlan, outsideLinkBody } from './shapes.ts'

const tags = ['Plans']

/** Links between tasks of different projects. */
export function outsideLinkRoutes(desk: PlanDesk): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/plans/:id/outside-links',
      { schema: { tags, summary: 'Links between this plan and others, both ways', params: ofPlan } },
      async (request, reply) => answer(request, reply, await listOutsideLinks(callerOf(request), request.params.id)),
    )
    const added = { tags, summary: 'Let a task wait for one of another plan', params: ofPlan, body: outsideLinkBody }
    app.post('/plans/:id/outside-links', { schema: added }, async (request, reply) =>
      answer(request, reply, await addOutsideLink(callerOf(request), desk, request.params.id, request.body), 201),
    )
    const answered = {
      tags,
      summary: 'Accept a date that another plan offers, or refuse it',
      params: ofLink,
      body: answerBody,
    }
    app.post('/plans/:id/outside-links/:link/answer', { schema: answered }, async (request, reply) => {
      const { id, link } = request.params
      return answer(request, reply, await answerOffer(callerOf(request), desk, id, link, request.body))
    })
    app.delete(
      '/plans/:id/outside-links/:link',
      { schema: { tags, summary: 'Take a link away, with the date that it gave', params: ofLink } },
      async (request, reply) => {
        const { id, link } = request.params
        return answer(request, reply, await dropOutsideLink(callerOf(request), desk, id, link))
      },
    )
  }
}
