import type { FastifyReply, FastifyRequest } from 'fastify'

/** The session's cookie. Over https its name binds it to this very host (`__Host-`). */
export interface SessionCookie {
  read(request: FastifyRequest): string | null
  set(reply: FastifyReply, secret: string, expires: string): void
  clear(reply: FastifyReply): void
}

/** @param https whether browsers reach the server over https */
export function sessionCookie(https: boolean): SessionCookie {
  const name = https ? '__Host-gantry' : 'gantry'
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: https } as const
  return {
    read: (request) => request.cookies[name] ?? null,
    set: (reply, secret, expires) => void reply.setCookie(name, secret, { ...options, expires: new Date(expires) }),
    clear: (reply) => void reply.clearCookie(name, options),
  }
}
