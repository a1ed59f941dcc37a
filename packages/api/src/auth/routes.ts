import { forgotPassword, resetPassword } from '@gantry/app/access/reset-password'
import { signIn } from '@gantry/app/access/sign-in'
import { signOut } from '@gantry/app/access/sign-out'
import type { StartedSession } from '@gantry/app/access/start-session'
import type { Outcome } from '@gantry/app/outcome'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { answer, sendRefusal } from '../problem.ts'
import type { Gate } from './gate.ts'
import { refuseForeignOrigin } from './same-origin.ts'
import { email, password, secret } from './shapes.ts'

const tags = ['Signing in']

/** Signing in and out, and forgotten passwords. */
export function authRoutes(gate: Gate): FastifyPluginAsyncZod {
  return async (app) => {
    guardOrigin(app, gate)
    const { door } = gate

    app.post('/auth/sign-in', { schema: { tags, body: z.object({ email, password }) } }, async (request, reply) =>
      welcome(gate, request, reply, await signIn(door, request.body, gate.visitor(request))),
    )

    for (const everywhere of [false, true]) {
      const url = everywhere ? '/auth/sign-out-everywhere' : '/auth/sign-out'
      app.post(url, { schema: { tags } }, async (request, reply) => {
        const caller = await gate.session(request)
        if (caller) await signOut(door, caller, everywhere)
        gate.cookie.clear(reply)
        return reply.code(204).send()
      })
    }

    app.post('/auth/forgot', { schema: { tags, body: z.object({ email }) } }, async (request, reply) => {
      const outcome = await forgotPassword(door, request.body, gate.visitor(request))
      const told = { mail: door.mail !== null }
      return answer(request, reply, outcome.ok ? { ok: true, value: told } : outcome, 202)
    })

    const reset = z.object({ token: secret, password })
    app.post('/auth/reset', { schema: { tags, body: reset } }, async (request, reply) =>
      answer(request, reply, await resetPassword(door, request.body, gate.visitor(request)), 204),
    )
  }
}

/** Refuses writes from pages of other sites, on the routes that no `authenticate` stands before. */
export function guardOrigin(app: Parameters<FastifyPluginAsyncZod>[0], gate: Gate): void {
  app.addHook('onRequest', async (request, reply) => {
    const foreign = refuseForeignOrigin(request, gate.door.baseUrl())
    return foreign ? sendRefusal(request, reply, foreign) : undefined
  })
}

/** Answers a started session: its secret goes into the cookie and nowhere else. */
export function welcome<T extends StartedSession>(
  gate: Gate,
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: Outcome<T>,
  status = 200,
): FastifyReply {
  if (!outcome.ok) return answer(request, reply, outcome)
  const { secret, expires, ...told } = outcome.value
  gate.cookie.set(reply, secret, expires)
  return reply.code(status).send(told)
}
