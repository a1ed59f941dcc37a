import { Readable } from 'node:stream'
import { attachFile, detachFile, listAttachments, mayAttach, openAttachment } from '@gantry/app/beside/attachments'
import { addComment, changeComment, listComments, takeBackComment } from '@gantry/app/beside/comments'
import { addLink, listLinks, removeLink } from '@gantry/app/beside/links'
import { refuse } from '@gantry/app/outcome'
import { exportRecords } from '@gantry/app/records/export-records'
import type { AnyKind } from '@gantry/domain/kind'
import { linkRoleNames } from '@gantry/domain/records/link-roles'
import type { BlobStore } from '@gantry/store/blobs/blob-store'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../authenticate.ts'
import { answer } from '../problem.ts'
import { listInput } from './list-input.ts'
import { sendFile } from './send-file.ts'
import { listQuery, orgParam, refParam, version } from './shapes.ts'

/** What stands beside every record: comments, files, links; and the list as a file. */
export function besideRoutes(kind: AnyKind, blobs: BlobStore): FastifyPluginAsyncZod {
  const at = `/${kind.segment}/:ref`
  const tags = [kind.plural]
  const params = z.object({ org: orgParam, ref: refParam(kind) })
  const id = z.uuid().meta({ examples: ['01900000-0000-7000-8000-000000000001'] })
  const withId = params.extend({ id })
  const text = z
    .string()
    .trim()
    .min(1)
    .max(20_000)
    .regex(/^[^\0]*$/)
    .meta({ examples: ['Agreed on Tuesday.'] })

  return async (app) => {
    app.get(`${at}/comments`, { schema: { tags, summary: 'Comments', params } }, async (request, reply) =>
      answer(request, reply, await listComments(callerOf(request), kind, request.params.ref)),
    )
    const comment = { tags, summary: 'Add a comment', params, body: z.strictObject({ body: text }) }
    app.post(`${at}/comments`, { schema: comment }, async (request, reply) =>
      answer(request, reply, await addComment(callerOf(request), kind, request.params.ref, request.body.body), 201),
    )
    const rewrite = {
      tags,
      summary: 'Change a comment of one’s own',
      params: withId,
      body: z.strictObject({ version, body: text }),
    }
    app.patch(`${at}/comments/:id`, { schema: rewrite }, async (request, reply) =>
      answer(
        request,
        reply,
        await changeComment(callerOf(request), kind, request.params.ref, request.params.id, request.body),
      ),
    )
    const takeBack = {
      tags,
      summary: 'Take back a comment of one’s own',
      params: withId,
      body: z.strictObject({ version }),
    }
    app.delete(`${at}/comments/:id`, { schema: takeBack }, async (request, reply) =>
      answer(
        request,
        reply,
        await takeBackComment(callerOf(request), kind, request.params.ref, request.params.id, request.body),
      ),
    )

    app.get(`${at}/links`, { schema: { tags, summary: 'Links to other records', params } }, async (request, reply) =>
      answer(request, reply, await listLinks(callerOf(request), kind, request.params.ref)),
    )
    const to = z
      .string()
      .max(60)
      .meta({ description: 'Reference of the other record', examples: ['ISS-1'] })
    const link = {
      tags,
      summary: 'Link to another record',
      params,
      body: z.strictObject({ to, role: z.enum(linkRoleNames) }),
    }
    app.post(`${at}/links`, { schema: link }, async (request, reply) =>
      answer(request, reply, await addLink(callerOf(request), kind, request.params.ref, request.body), 201),
    )
    app.delete(
      `${at}/links/:id`,
      { schema: { tags, summary: 'Remove a link', params: withId } },
      async (request, reply) =>
        answer(request, reply, await removeLink(callerOf(request), kind, request.params.ref, request.params.id)),
    )

    app.get(`${at}/attachments`, { schema: { tags, summary: 'Attached files', params } }, async (request, reply) =>
      answer(request, reply, await listAttachments(callerOf(request), kind, request.params.ref)),
    )
    const attach = { tags, summary: 'Attach a file', params, consumes: ['multipart/form-data'] }
    app.post(`${at}/attachments`, { schema: attach }, async (request, reply) => {
      const caller = callerOf(request)
      const allowed = await mayAttach(caller, kind, request.params.ref)
      if (!allowed.ok) return answer(request, reply, allowed)
      const part = request.isMultipart() ? await request.file() : undefined
      if (!part) return answer(request, reply, noFile())
      const { file, filename: name, mimetype: mediaType } = part
      const incoming = { name, mediaType, content: file, tooLarge: () => file.truncated }
      return answer(request, reply, await attachFile(caller, blobs, kind, request.params.ref, incoming), 201)
    })
    app.get(
      `${at}/attachments/:id`,
      { schema: { tags, summary: 'An attached file', params: withId } },
      async (request, reply) => {
        const opened = await openAttachment(callerOf(request), blobs, kind, request.params.ref, request.params.id)
        return opened.ok ? sendFile(reply, opened.value) : answer(request, reply, opened)
      },
    )
    app.delete(
      `${at}/attachments/:id`,
      { schema: { tags, summary: 'Take a file away', params: withId } },
      async (request, reply) =>
        answer(request, reply, await detachFile(callerOf(request), kind, request.params.ref, request.params.id)),
    )

    for (const format of ['csv', 'xlsx'] as const) {
      const schema = {
        tags,
        summary: `The list as ${format.toUpperCase()}`,
        params: z.object({ org: orgParam }),
        querystring: listQuery(kind),
      }
      app.get(`/${kind.segment}/export.${format}`, { schema }, async (request, reply) => {
        const input = listInput(request.query)
        if (!input.ok) return answer(request, reply, input)
        const file = await exportRecords(callerOf(request), kind, input.value, format)
        if (!file.ok) return answer(request, reply, file)
        return sendFile(reply, {
          name: `${kind.segment}.${format}`,
          mediaType: mediaTypes[format],
          content: Readable.from(file.value),
        })
      })
    }
  }
}

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

function noFile() {
  return refuse({
    id: 'attachment.none',
    status: 400,
    message: 'There is no file in the request.',
    mend: 'Maybe send it as multipart/form-data with a part that has a file name.',
  })
}
