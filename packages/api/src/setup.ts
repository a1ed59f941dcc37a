import { setUp } from '@gantry/app/access/set-up'
import { setUpSample } from '@gantry/app/access/set-up-sample'
import { readSetupState } from '@gantry/store/access/organisations'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Gate } from './auth/gate.ts'
import { guardOrigin, welcome } from './auth/routes.ts'
import { email, organisation, password, personName, secret } from './auth/shapes.ts'
import { sendRefusal } from './problem.ts'

const tags = ['First run']

const firstOrganisation = organisation.extend({
  locale: organisation.shape.locale.default('en-GB'),
  timeZone: organisation.shape.timeZone.default('UTC'),
  fiscalYearStart: organisation.shape.fiscalYearStart.default(1),
})
const administrator = z.object({ name: personName, email, password })
const setup = z.object({ token: secret, organisation: firstOrganisation, administrator })

/** The first run: an organisation of one's own, or a look around in the sample. */
export function setupRoutes(gate: Gate): FastifyPluginAsyncZod {
  return async (app) => {
    guardOrigin(app, gate)
    const { door, setupToken, createSample } = gate

    app.get('/setup', { schema: { tags } }, async () => {
      const { organisations, samples } = await readSetupState(door.store)
      return { needsSetup: organisations === 0, hasSample: samples > 0, mail: door.mail !== null }
    })

    app.post('/setup', { schema: { tags, body: setup } }, async (request, reply) =>
      welcome(gate, request, reply, await setUp(door, setupToken, request.body, gate.visitor(request)), 201),
    )

    app.post('/setup/sample', { schema: { tags, body: z.object({ token: secret }) } }, async (request, reply) => {
      if (!createSample) return sendRefusal(request, reply, noSample)
      const visitor = gate.visitor(request)
      return welcome(
        gate,
        request,
        reply,
        await setUpSample(door, setupToken, request.body.token, createSample, visitor),
        201,
      )
    })
  }
}

const noSample = {
  id: 'setup.no-sample',
  status: 404,
  message: 'This installation comes without the sample organisation.',
} as const
