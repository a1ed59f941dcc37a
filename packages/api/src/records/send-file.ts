import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

export interface FileToSend {
  readonly name: string
  readonly mediaType: string
  readonly content: Readable
  readonly bytes?: number
}

/** Sends a file to be saved, never shown: whatever is in it runs nowhere. */
export function sendFile(reply: FastifyReply, { name, mediaType, content, bytes }: FileToSend): FastifyReply {
  const ascii = name.replace(/[^\w.() -]/g, '_')
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  if (bytes !== undefined) void reply.header('content-length', bytes)
  return reply
    .header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${exact}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .type(mediaType)
    .send(content)
}
