import { addGrant, changeGrantDays, type GrantInput, listGrants, removeGrant } from '@gantry/app/access/grants'
import { invite, listInvitations, renew, withdraw } from '@gantry/app/access/invite'
import { listMembers, offerPasswordReset, removeMember, signMemberOut } from '@gantry/app/access/members'
import { changeOrganisation, readOrganisation } from '@gantry/app/access/organisation'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from './authenticate.ts'
import type { Gate } from './auth/gate.ts'
import { day, email, newGrant, organisation, personName } from './auth/shapes.ts'
import { answer } from './problem.ts'

const tags = ['Members and settings']
const version = z.int().min(1)
const idOrRef = z.string().min(1).max(60)
const ofPerson = z.object({ org: z.string(), person: idOrRef })
const ofId = z.object({ org: z.string(), id: idOrRef })

const exchange = z.object({
  costMinorPerRatingStep: z.int().min(1),
  daysPerRatingStep: z.number().positive().max(36_500),
  withheldStep: z.number().min(0).max(100),
})

/** Members, invitations, roles and the settings of an organisation. */
export function memberRoutes(gate: Gate): FastifyPluginAsyncZod {
  return async (app) => {
    const { door } = gate

    app.get('/members', { schema: { tags } }, async (request, reply) =>
      answer(request, reply, await listMembers(callerOf(request))),
    )
    app.delete('/members/:person', { schema: { tags, params: ofPerson } }, async (request, reply) =>
      answer(request, reply, await removeMember(callerOf(request), request.params.person), 204),
    )
    app.post('/members/:person/reset-link', { schema: { tags, params: ofPerson } }, async (request, reply) =>
      answer(request, reply, await offerPasswordReset(callerOf(request), door, request.params.person), 201),
    )
    app.post('/members/:person/sign-out', { schema: { tags, params: ofPerson } }, async (request, reply) =>
      answer(request, reply, await signMemberOut(callerOf(request), request.params.person), 204),
    )

    app.get('/invitations', { schema: { tags } }, async (request, reply) =>
      answer(request, reply, await listInvitations(callerOf(request))),
    )
    const invitation = z.object({
      email,
      name: personName.optional(),
      person: idOrRef.optional(),
      roles: z.array(newGrant).max(100).default([]),
    })
    app.post('/invitations', { schema: { tags, body: invitation } }, async (request, reply) => {
      const input = { ...request.body, roles: request.body.roles.map(grantInput) }
      return answer(request, reply, await invite(callerOf(request), door, input), 201)
    })
    app.post('/invitations/:id/renew', { schema: { tags, params: ofId } }, async (request, reply) =>
      answer(request, reply, await renew(callerOf(request), door, request.params.id)),
    )
    app.delete('/invitations/:id', { schema: { tags, params: ofId } }, async (request, reply) =>
      answer(request, reply, await withdraw(callerOf(request), request.params.id), 204),
    )

    app.get('/grants', { schema: { tags } }, async (request, reply) =>
      answer(request, reply, await listGrants(callerOf(request))),
    )
    const grant = newGrant.extend({ person: idOrRef })
    app.post('/grants', { schema: { tags, body: grant } }, async (request, reply) => {
      const input = { ...grantInput(request.body), person: request.body.person }
      return answer(request, reply, await addGrant(callerOf(request), input), 201)
    })
    const days = z.object({ version, from: day.nullable().optional(), until: day.nullable().optional() })
    app.patch('/grants/:id', { schema: { tags, params: ofId, body: days } }, async (request, reply) =>
      answer(request, reply, await changeGrantDays(callerOf(request), request.params.id, request.body)),
    )
    app.delete('/grants/:id', { schema: { tags, params: ofId } }, async (request, reply) =>
      answer(request, reply, await removeGrant(callerOf(request), request.params.id), 204),
    )

    app.get('/organisation', { schema: { tags } }, async (request, reply) =>
      answer(request, reply, await readOrganisation(callerOf(request))),
    )
    const change = organisation.partial().extend({ version, exchange: exchange.optional() })
    app.patch('/organisation', { schema: { tags, body: change } }, async (request, reply) =>
      answer(request, reply, await changeOrganisation(callerOf(request), request.body)),
    )
  }
}

function grantInput({ role, initiative, from, until }: z.infer<typeof newGrant>): GrantInput {
  return { role, initiative: initiative ?? null, from: from ?? null, until: until ?? null }
}
