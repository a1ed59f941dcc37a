import { addRemark } from '@gantry/app/portfolio/add-remark'
import { changeRemark } from '@gantry/app/portfolio/change-remark'
import { correctStatus } from '@gantry/app/portfolio/correct-status'
import { decideFromFinding } from '@gantry/app/portfolio/decide-from-finding'
import { listMutes } from '@gantry/app/portfolio/list-mutes'
import { muteFinding, unmuteFinding } from '@gantry/app/portfolio/mute-finding'
import { remarkHistory } from '@gantry/app/portfolio/remark-history'
import { restoreRemark, takeRemarkAway } from '@gantry/app/portfolio/remove-remark'
import { statusVersions } from '@gantry/app/portfolio/status-versions'
import { absenceTypes } from '@gantry/domain/absence'
import { decision } from '@gantry/domain/kinds/decision'
import { ratingValues } from '@gantry/domain/portfolio/facts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../authenticate.ts'
import { answer } from '../problem.ts'
import { orgParam, version } from '../records/shapes.ts'

const tags = ['Portfolio']
const params = z.object({ org: orgParam })
const named = z.string().max(200)
const words = z.string().trim().min(1).max(20_000)
const day = z.iso.date()

/** What people add to the portfolio's story: mutes, remarks, decisions, corrections. */
export const additionRoutes: FastifyPluginAsyncZod = async (app) => {
  const mute = z.object({
    rule: z
      .string()
      .min(1)
      .max(200)
      .meta({ examples: ['rating.worsened'] }),
    subject: named
      .optional()
      .meta({ description: 'Id or reference of an initiative, or id of a unit; without it everywhere' }),
    reason: words,
    reviewOn: day.meta({ description: 'Day on which it is shown again' }),
  })
  app.post(
    '/findings/mute',
    { schema: { tags, summary: 'Set findings of a rule aside', params, body: mute } },
    async (request, reply) => answer(request, reply, await muteFinding(callerOf(request), request.body), 201),
  )
  app.get(
    '/findings/mute',
    { schema: { tags, summary: 'Findings that are set aside', params } },
    async (request, reply) => answer(request, reply, await listMutes(callerOf(request))),
  )
  const muted = params.extend({ id: z.uuid() })
  app.delete(
    '/findings/mute/:id',
    { schema: { tags, summary: 'Show them again', params: muted } },
    async (request, reply) => answer(request, reply, await unmuteFinding(callerOf(request), request.params.id)),
  )

  const remark = z.object({ period: named, initiative: named.optional(), text: words })
  app.post(
    '/remarks',
    { schema: { tags, summary: 'Write beside the story', params, body: remark } },
    async (request, reply) => answer(request, reply, await addRemark(callerOf(request), request.body), 201),
  )
  const written = params.extend({ id: z.uuid() })
  const rewording = z.object({ version, text: words })
  app.patch(
    '/remarks/:id',
    { schema: { tags, summary: 'Put one’s own remark otherwise', params: written, body: rewording } },
    async (request, reply) =>
      answer(request, reply, await changeRemark(callerOf(request), request.params.id, request.body)),
  )
  app.delete(
    '/remarks/:id',
    { schema: { tags, summary: 'Take a remark away', params: written } },
    async (request, reply) => answer(request, reply, await takeRemarkAway(callerOf(request), request.params.id)),
  )
  app.post(
    '/remarks/:id/restore',
    { schema: { tags, summary: 'Put a remark back', params: written } },
    async (request, reply) => answer(request, reply, await restoreRemark(callerOf(request), request.params.id)),
  )
  app.get(
    '/remarks/:id/history',
    { schema: { tags, summary: 'How a remark read before', params: written } },
    async (request, reply) => answer(request, reply, await remarkHistory(callerOf(request), request.params.id)),
  )

  const decide = z.object({
    finding: z.string().min(1).max(500),
    period: named.optional(),
    compare: named.optional(),
    initiative: named.optional(),
    question: z.string().trim().min(1).max(1000),
    context: z.string().max(20_000).optional(),
    options: z.array(z.string().trim().min(1).max(500)).max(20).optional(),
    decideBy: day.optional(),
    outcome: z.enum(decision.fields.outcome.of as [string, ...string[]]).optional(),
    choice: z.string().max(1000).optional(),
    reason: z.string().max(20_000).optional(),
    right: z.string().max(500).optional(),
    decider: z.uuid().optional(),
    madeOn: day.optional(),
    dissent: z.string().max(20_000).optional(),
    conditions: z.string().max(20_000).optional(),
  })
  app.post(
    '/decisions/from-finding',
    { schema: { tags, summary: 'Record a decision on a finding', params, body: decide } },
    async (request, reply) => answer(request, reply, await decideFromFinding(callerOf(request), request.body), 201),
  )

  const one = params.extend({
    ref: z
      .string()
      .max(60)
      .meta({ examples: ['STA-1'] }),
  })
  const absence = z.object({ type: z.enum(absenceTypes), reason: z.string().max(2000).optional() }).nullable()
  const correction = z.object({
    version,
    reason: words,
    fields: z.record(z.string(), z.unknown()).optional(),
    custom: z.record(z.string(), z.unknown()).optional(),
    absent: z.record(z.string(), absence).optional(),
    ratings: z
      .array(z.object({ id: z.uuid(), value: z.enum(ratingValues) }))
      .max(20)
      .optional(),
  })
  app.post(
    '/status-reports/:ref/correct',
    { schema: { tags, summary: 'Correct a settled report, with the reason', params: one, body: correction } },
    async (request, reply) =>
      answer(request, reply, await correctStatus(callerOf(request), request.params.ref, request.body)),
  )
  app.get(
    '/status-reports/:ref/versions',
    { schema: { tags, summary: 'What a report said before', params: one } },
    async (request, reply) => answer(request, reply, await statusVersions(callerOf(request), request.params.ref)),
  )
}
