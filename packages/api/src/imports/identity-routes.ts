import { breakIdentity } from '@gantry/app/identity/break-identity'
import { dismissProposal } from '@gantry/app/identity/dismiss-proposal'
import { linkIdentity } from '@gantry/app/identity/link-identity'
import { linkSeveral } from '@gantry/app/identity/link-several'
import { settleBySuccession } from '@gantry/app/identity/settle-by-succession'
import { linked, proposed } from '@gantry/app/identity/list-identities'
import { isDay } from '@gantry/domain/day'
import { unitSuccessions } from '@gantry/domain/kinds/structure/organisation-unit'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../authenticate.ts'
import { answer } from '../problem.ts'
import { orgParam } from '../records/shapes.ts'

const tags = ['Identities']
const params = z.object({ org: orgParam })
const period = z.string().max(200).meta({ description: 'Id, label or as-of date of a period' })
const reason = z.string().trim().max(2000)

/** Under which names and ids sources speak of initiatives: matches that wait for a person, and what is linked. */
export const identityRoutes: FastifyPluginAsyncZod = async (app) => {
  const query = z.object({
    state: z.enum(['proposed', 'linked']).default('proposed'),
    initiative: z.string().max(60).optional().meta({ description: 'Of one initiative; with state=linked' }),
  })
  app.get(
    '/identities',
    { schema: { tags, summary: 'List identities', params, querystring: query } },
    async (request, reply) => {
      const { state, initiative } = request.query
      const caller = callerOf(request)
      return state === 'proposed'
        ? answer(request, reply, await proposed(caller))
        : answer(request, reply, await linked(caller, initiative))
    },
  )

  const link = z.object({
    proposal: z.uuid().optional(),
    sourceIdentity: z.uuid().optional(),
    of: z.string().max(60).optional().meta({ description: 'Everything of this initiative' }),
    initiative: z.string().max(60).optional().meta({ description: 'The initiative that it is' }),
    from: period.optional(),
    reason: reason.optional(),
  })
  app.post(
    '/identities/link',
    { schema: { tags, summary: 'Say that two are one', params, body: link } },
    async (request, reply) => answer(request, reply, await linkIdentity(callerOf(request), request.body)),
  )

  const several = z.object({
    proposals: z.array(z.uuid()).min(1).max(500).meta({ description: 'Of the list of proposed matches' }),
    reason: reason.optional(),
  })
  app.post(
    '/identities/link-several',
    { schema: { tags, summary: 'Say of several matches at once that they are one', params, body: several } },
    async (request, reply) => answer(request, reply, await linkSeveral(callerOf(request), request.body)),
  )

  const succession = z.object({
    from: z.string().max(60).meta({ description: 'Reference or id of the unit that was' }),
    to: z.string().max(60).meta({ description: 'Reference or id of the unit that it became' }),
    how: z.enum(unitSuccessions),
    onDay: z
      .string()
      .refine(isDay, 'is a day like 2027-05-14')
      .meta({ examples: ['2027-05-14'] }),
    note: reason.optional(),
  })
  const settle = 'Say what became of a unit, and link the matches that this explains'
  app.post(
    '/identities/settle',
    { schema: { tags, summary: settle, params, body: succession } },
    async (request, reply) => answer(request, reply, await settleBySuccession(callerOf(request), request.body)),
  )

  const apart = z.object({
    sourceIdentity: z.uuid().optional(),
    proposal: z.uuid().optional(),
    from: period.optional(),
    reason: reason.optional(),
  })
  app.post(
    '/identities/break',
    { schema: { tags, summary: 'Say that one is two', params, body: apart } },
    async (request, reply) => answer(request, reply, await breakIdentity(callerOf(request), request.body)),
  )

  const dismiss = z.object({ proposal: z.uuid() })
  app.post(
    '/identities/dismiss',
    { schema: { tags, summary: 'Say that two are not one', params, body: dismiss } },
    async (request, reply) => answer(request, reply, await dismissProposal(callerOf(request), request.body.proposal)),
  )
}
