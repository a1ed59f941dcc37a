import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { pagePolicy } from './security-headers.ts'
import { readWebFiles, type WebFile } from './web-files.ts'

/** Stands in the built page where each answer's own nonce goes. */
const noncePlace = '__CSP_NONCE__'

const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gantry</title>
<h1>The web app is not built</h1><p>Maybe start Gantry with <code>npm start</code>, which builds it. The API is at /api/v1.</p></html>`

/**
 * Serves the built web app: its files, and its one page for every other address outside of /api.
 * @param folder where Vite put it
 */
export function webApp(folder: string, https: boolean): FastifyPluginAsyncZod {
  const files = readWebFiles(folder)
  const page = files.get('/index.html')?.bytes.toString('utf8') ?? notBuilt
  return async (app) => {
    app.get('/*', { schema: { hide: true }, logLevel: 'warn' }, async (request, reply) => {
      const path = request.url.split('?', 1)[0] ?? '/'
      const file = path === '/index.html' ? undefined : files.get(path)
      if (file) return await sendFile(request, reply, file)
      if (path.startsWith('/api/') || path.startsWith('/assets/')) return reply.callNotFound()
      return sendPage(reply, page, https)
    })
  }
}

function sendPage(reply: FastifyReply, page: string, https: boolean): FastifyReply {
  const nonce = randomBytes(16).toString('base64')
  return reply
    .header('content-security-policy', pagePolicy(nonce, https))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.replaceAll(noncePlace, nonce))
}

async function sendFile(request: FastifyRequest, reply: FastifyReply, file: WebFile): Promise<FastifyReply> {
  void reply
    .header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    .header('etag', file.etag)
    .header('vary', 'accept-encoding')
    .type(file.type)
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send()
  const encoding = encodingFor(request, file)
  if (!encoding) return reply.send(file.bytes)
  return reply.header('content-encoding', encoding).send(await file.compressed(encoding))
}

const small = 1_024

/** Fonts and pictures are compressed already. */
function encodingFor(request: FastifyRequest, file: WebFile): 'br' | 'gzip' | undefined {
  if (file.bytes.length < small || /^(font|image\/(?!svg))/.test(file.type)) return undefined
  const accepted = String(request.headers['accept-encoding'] ?? '')
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined
}
