import type { HealthSources } from '@gantry/app/installation/health'
import { readHealth } from '@gantry/app/installation/read-health'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../authenticate.ts'
import { answer } from '../problem.ts'
import { orgParam } from '../records/shapes.ts'

/** Whether the installation is well, as its administrators see it. `/healthz` tells machines. */
export function healthPageRoutes(sources: HealthSources): FastifyPluginAsyncZod {
  return async (app) => {
    const schema = {
      tags: ['Installation'],
      summary: 'Whether the installation is well, and what to look at',
      params: z.object({ org: orgParam }),
    }
    app.get('/health', { schema }, async (request, reply) =>
      answer(request, reply, await readHealth(callerOf(request), sources)),
    )
  }
}
