import { Readable } from 'node:stream'
import type { Door } from '@gantry/app/access/door'
import { board } from '@gantry/app/cycle/board'
import { chaseList, type Post, remind } from '@gantry/app/cycle/chase'
import { filling, fillReport } from '@gantry/app/cycle/filling'
import { lockedPeriod } from '@gantry/app/cycle/locked-period'
import { lockPeriod } from '@gantry/app/cycle/lock-period'
import { openPeriod } from '@gantry/app/cycle/open-period'
import { sheetIn } from '@gantry/app/cycle/sheet-in'
import { sheetOut } from '@gantry/app/cycle/sheet-out'
import { refuse } from '@gantry/app/outcome'
import { absenceTypes } from '@gantry/domain/absence'
import { rating, reportingPeriod, statusReport } from '@gantry/domain/kinds/index'
import { movementReasons } from '@gantry/domain/portfolio/facts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../authenticate.ts'
import { scopeShape } from '../periods/scope-shape.ts'
import { dropOf } from '../imports/drop-of.ts'
import { answer, sendRefusal } from '../problem.ts'
import { sendFile } from '../records/send-file.ts'
import { changeBody, orgParam, reason, refParam, version } from '../records/shapes.ts'

const tags = ['Reporting cycle']

/** Opening, filling, chasing and locking a reporting period. */
export function cycleRoutes({ mail, baseUrl }: Pick<Door, 'mail' | 'baseUrl'>): FastifyPluginAsyncZod {
  const postOf = ({ org }: { readonly org: string }): Post => ({
    mail,
    addressOf: (report) => `${baseUrl()}/o/${encodeURIComponent(org)}/status-reports/${report}`,
  })

  return async (app) => {
    const params = z.object({ org: orgParam, ref: refParam(reportingPeriod) })
    const at = '/reporting-periods/:ref'
    const day = z.iso.date().nullable().optional()

    const opening = z.strictObject({ version, scope: scopeShape.optional(), dueOn: day, locksOn: day })
    app.post(
      `${at}/open`,
      { schema: { tags, summary: 'Open a period: reports become due', params, body: opening } },
      async (request, reply) =>
        answer(request, reply, await openPeriod(callerOf(request), request.params.ref, request.body)),
    )

    app.get(
      `${at}/board`,
      { schema: { tags, summary: 'How a period stands, report by report', params } },
      async (request, reply) => answer(request, reply, await board(callerOf(request), request.params.ref)),
    )

    app.get(
      `${at}/chase`,
      { schema: { tags, summary: 'Who still owes a report, with a letter to each', params } },
      async (request, reply) =>
        answer(request, reply, await chaseList(callerOf(request), request.params.ref, postOf(request.params))),
    )

    const reminding = z
      .strictObject({
        people: z
          .array(z.uuid())
          .max(2000)
          .optional()
          .meta({ description: 'Ids of people; all who owe something unless given' }),
        words: z.string().max(5000).optional(),
      })
      .meta({ examples: [{ people: ['01900000-0000-7000-8000-000000000001'], words: 'The board meets on Friday.' }] })
    app.post(
      `${at}/remind`,
      { schema: { tags, summary: 'Send reminders', params, body: reminding } },
      async (request, reply) =>
        answer(
          request,
          reply,
          await remind(callerOf(request), request.params.ref, postOf(request.params), request.body),
        ),
    )

    const locking = z.strictObject({
      version,
      reason: reason.optional(),
      asTheyStand: z
        .boolean()
        .optional()
        .meta({ description: 'Lock although reports did not come, or nobody accepted them' }),
      early: z
        .boolean()
        .optional()
        .meta({ description: 'Lock before the day the figures stand for, or before the reports are due' }),
    })
    app.post(
      `${at}/lock`,
      { schema: { tags, summary: 'Lock a period: freeze what the board sees', params, body: locking } },
      async (request, reply) =>
        answer(request, reply, await lockPeriod(callerOf(request), request.params.ref, request.body)),
    )

    app.get(
      `${at}/locked`,
      { schema: { tags, summary: 'As it was locked, and as corrected since', params } },
      async (request, reply) => answer(request, reply, await lockedPeriod(callerOf(request), request.params.ref)),
    )

    app.get(
      `${at}/sheet.xlsx`,
      { schema: { tags, summary: 'A workbook to fill in elsewhere', params } },
      async (request, reply) => {
        const file = await sheetOut(callerOf(request), request.params.ref)
        if (!file.ok) return sendRefusal(request, reply, file.refusal)
        const { name, bytes } = file.value
        return sendFile(reply, { name, mediaType: xlsx, content: Readable.from([bytes]), bytes: bytes.length })
      },
    )

    const returning = {
      tags,
      summary: 'Take a filled-in workbook back (multipart/form-data, one file)',
      params,
      consumes: ['multipart/form-data'],
    }
    app.post(`${at}/sheet`, { schema: returning }, async (request, reply) => {
      const drop = await dropOf(request)
      if (!drop.ok) return sendRefusal(request, reply, drop.refusal)
      const [file] = drop.value.files
      return answer(request, reply, file ? await sheetIn(callerOf(request), request.params.ref, file) : noFile)
    })

    const one = z.object({ org: orgParam, ref: refParam(statusReport) })
    app.get(
      '/status-reports/:ref/filling',
      { schema: { tags, summary: 'Everything needed to fill in a report', params: one } },
      async (request, reply) => answer(request, reply, await filling(callerOf(request), request.params.ref)),
    )

    const { audience: _, readers: __, ...draft } = changeBody(statusReport).shape
    const body = z.strictObject({
      ...draft,
      confirm: z
        .array(z.string().max(100))
        .max(100)
        .optional()
        .meta({ description: 'Fields carried over that are still so' }),
      ratings: z.array(ratingShape).max(20).optional(),
      movementReasons: z.record(z.string().max(100), z.enum(movementReasons)).optional(),
    })
    app.put(
      '/status-reports/:ref/filling',
      { schema: { tags, summary: 'Fill in a report with its ratings', params: one, body } },
      async (request, reply) =>
        answer(request, reply, await fillReport(callerOf(request), request.params.ref, request.body)),
    )
  }
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const noFile = refuse({
  id: 'sheet.noFile',
  status: 400,
  message: 'No file came with the request.',
  mend: 'Maybe send the workbook as a part named “files”.',
})

const ratingShape = z.strictObject({
  assessor: z.enum(['owner', 'independent']),
  dimension: z.enum(rating.fields.dimension.of as [string, ...string[]]).optional(),
  scale: z.enum(rating.fields.scale.of as [string, ...string[]]).optional(),
  value: z.enum(rating.fields.value.of as [string, ...string[]]).nullable(),
  absent: z.strictObject({ type: z.enum(absenceTypes), reason: z.string().max(2000).optional() }).optional(),
  basis: z.string().max(20_000).nullable().optional(),
})
