import { signInFirst } from '@gantry/app/access/caller'
import { acceptInvitation, readOffer } from '@gantry/app/access/accept-invitation'
import { myOrganisations } from '@gantry/app/access/me'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Gate } from './auth/gate.ts'
import { guardOrigin, welcome } from './auth/routes.ts'
import { password, personName, secret } from './auth/shapes.ts'
import { answer, sendRefusal } from './problem.ts'

const tags = ['Signing in']

/** Who one is and where one may go; and how one comes in by an invitation. */
export function sessionRoutes(gate: Gate): FastifyPluginAsyncZod {
  return async (app) => {
    guardOrigin(app, gate)
    const { door, rights } = gate

    app.get('/me', { schema: { tags } }, async (request, reply) => {
      if (gate.hasKey(request)) {
        const organisations = await myOrganisations(door, rights, null)
        return { user: { id: null, name: 'Command line', email: null }, organisations }
      }
      const caller = await gate.session(request)
      if (!caller) return sendRefusal(request, reply, signInFirst().refusal)
      const { user: id, name, email } = caller
      return { user: { id, name, email }, organisations: await myOrganisations(door, rights, id) }
    })

    const params = z.object({ token: secret })
    app.get('/invitations/:token', { schema: { tags, params } }, async (request, reply) =>
      answer(request, reply, await readOffer(door, request.params.token, gate.visitor(request))),
    )

    const body = z.object({ name: personName.optional(), password: password.optional() })
    app.post('/invitations/:token', { schema: { tags, params, body } }, async (request, reply) => {
      const signedIn = (await gate.session(request))?.user ?? null
      const { params, body } = request
      const outcome = await acceptInvitation(door, params.token, body, signedIn, gate.visitor(request))
      return welcome(gate, request, reply, outcome, 201)
    })
  }
}
