import type { EventStream, Notice } from '@gantry/app/events/event-stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../authenticate.ts'

const heartbeatMs = 25_000
/** A stream ends after this long, and the browser comes back by itself: by then its rights are read anew. */
const longestMs = 60_000

/** Tells a browser what others change while it looks, as server-sent events. */
export function streamRoutes(stream: EventStream): FastifyPluginAsyncZod {
  return async (app) => {
    const open = new Set<() => void>()
    app.addHook('preClose', async () => {
      for (const end of open) end()
    })

    app.get(
      '/stream',
      { schema: { tags: ['Events'], summary: 'What changes, as it changes (server-sent events)' } },
      (request, reply) => {
        const caller = callerOf(request)
        reply.hijack()
        const { raw } = reply
        raw.writeHead(200, {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store, no-transform',
          'x-accel-buffering': 'no',
        })
        raw.write('retry: 3000\n\n')
        const told = (notice: Notice) => raw.write(`data: ${JSON.stringify(notice)}\n\n`)
        const unfollow = stream.follow(caller, told, () => end())
        const beat = setInterval(() => raw.write(': here\n\n'), heartbeatMs)
        const end = () => {
          clearInterval(beat)
          clearTimeout(limit)
          unfollow()
          open.delete(end)
          raw.end()
        }
        const limit = setTimeout(end, longestMs)
        open.add(end)
        raw.on('close', end)
      },
    )
  }
}
