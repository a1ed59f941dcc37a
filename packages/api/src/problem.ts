import type { Outcome, Refusal } from '@gantry/app/outcome'
import { DatabaseError, StatementTimeout, StoreClosed, StoreLost } from '@gantry/store/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { issueOf, refusalsInWords, shapeRefusals } from './shape-words.ts'

/** RFC 9457 problem details, with what else a refusal says. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly mend?: string
  readonly values?: Readonly<Record<string, unknown>>
  readonly fields?: readonly { readonly field: string; readonly message: string }[]
  readonly both?: { readonly yours: unknown; readonly theirs: unknown }
  readonly request: string
}

const titles: Readonly<Record<number, string>> = {
  400: 'Not understood',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not done here',
  409: 'Changed meanwhile',
  413: 'Too large',
  415: 'Not a format we read',
  422: 'Not acceptable',
  429: 'Too many at once',
  500: 'Our mistake',
  503: 'Not available now',
}

/** Answers with the value, or with the refusal as a problem. */
export function answer<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: Outcome<T>,
  status = 200,
): FastifyReply {
  return outcome.ok ? reply.code(status).send(outcome.value) : sendRefusal(request, reply, outcome.refusal)
}

export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { id, status, message, mend, values, fields, both } = refusal
  const title = titles[status] ?? 'Refused'
  return sendProblem(reply, {
    type: `about:blank#${id}`,
    title,
    status,
    detail: message,
    mend,
    values,
    fields,
    both,
    request: request.id,
  })
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 503 || problem.status === 429)
    void reply.header('retry-after', Number(problem.values?.retryAfterSeconds ?? 1))
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problem)
}

/** Whatever was thrown: what the caller did wrong is told, what we did wrong is logged and never shown. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = shapeRefusals(error.validation.map(issueOf))
    return sendRefusal(request, reply, {
      id: 'request.invalid',
      status: 400,
      message: `The request does not have the shape asked for. ${refusalsInWords(fields)}`.slice(0, 2000),
      mend: 'Maybe compare it with /api/v1/openapi.json.',
      fields,
    })
  }
  const refusal = refusalOfStore(error) ?? refusalOfHttp(error)
  if (refusal) return sendRefusal(request, reply, refusal)
  request.log.error({ err: error }, 'A request failed')
  return sendProblem(reply, {
    type: 'about:blank#server.error',
    title: titles[500] ?? '',
    status: 500,
    detail: 'Something went wrong on our side; nothing was changed. The log tells more under the id of this request.',
    mend: 'Maybe try once more; if it stays, send the id to whoever runs this server.',
    request: request.id,
  })
}

function refusalOfStore(error: unknown): Refusal | undefined {
  if (error instanceof StatementTimeout)
    return { id: 'store.too-slow', status: 503, message: error.message, mend: 'Maybe narrow the filter.' }
  if (error instanceof StoreClosed || error instanceof StoreLost)
    return {
      id: 'store.away',
      status: 503,
      message: 'The store is not available now.',
      mend: 'Maybe try again in a moment.',
    }
  if (!(error instanceof DatabaseError)) return undefined
  if (error.code === '40001' || error.code === '40P01')
    return {
      id: 'store.busy',
      status: 503,
      message: 'Somebody changed the same at the same moment.',
      mend: 'Maybe try again.',
    }
  if (error.code === '22021' || error.code === '22P05')
    return {
      id: 'text.nul',
      status: 400,
      message: 'A text holds a NUL character.',
      mend: 'Maybe it was copied from a binary file.',
    }
  if (error.code === '23505')
    return {
      id: 'record.duplicate',
      status: 409,
      message: 'There is one like it already.',
      mend: 'Maybe choose another name.',
    }
  if (error.code.startsWith('22'))
    return {
      id: 'value.invalid',
      status: 400,
      message: 'A value has no place in its field.',
      mend: 'Maybe it is too large.',
    }
  return undefined
}

/** Errors of the HTTP layer itself, by the code it gives them, in our words. */
const ofHttp: Readonly<Record<string, Refusal>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    id: 'request.too-large',
    status: 413,
    message: 'The request is larger than is taken here.',
    mend: 'Maybe send it in several; files go to the routes for files.',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    id: 'request.not-json',
    status: 400,
    message: 'The body is sent as JSON, but is none.',
    mend: 'Maybe a comma, a quote or the end is missing.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    id: 'request.no-body',
    status: 400,
    message: 'The body is sent as JSON, but is empty.',
    mend: 'Maybe send {}, or leave the content type out.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    id: 'request.media-type',
    status: 415,
    message: 'This is not a content type that is taken here.',
    mend: 'Maybe send JSON with the content type application/json.',
  },
}

const byStatus: Readonly<Partial<Record<number, Refusal>>> = {
  400: {
    id: 'request.malformed',
    status: 400,
    message: 'The request could not be read.',
    mend: 'Maybe its address or headers are not written as HTTP asks.',
  },
  413: ofHttp.FST_ERR_CTP_BODY_TOO_LARGE as Refusal,
  415: ofHttp.FST_ERR_CTP_INVALID_MEDIA_TYPE as Refusal,
  429: {
    id: 'request.too-many',
    status: 429,
    message: 'These are too many requests at once.',
    mend: 'Maybe wait a little.',
  },
}

function refusalOfHttp(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || error instanceof SyntaxError)
    return ofHttp.FST_ERR_CTP_INVALID_JSON_BODY
  return ofHttp[code] ?? byStatus[Number(error.statusCode)]
}
