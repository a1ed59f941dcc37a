/** What the API answers when it refuses: application/problem+json, with our own extensions. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  /** A sentence that helps: "Maybe …". */
  readonly mend?: string
  readonly fields?: readonly { readonly field: string; readonly message: string }[]
  /** On 409: the two versions that collided. */
  readonly both?: { readonly yours: unknown; readonly theirs: unknown }
  readonly request?: string
}

/**
 * A refusal, or no answer at all, as one thing that is thrown. `id` is the stable id of the refusal
 * (`not-signed-in`, `stale`, …); `unreachable` when the server gave no answer, `unreadable` when it
 * answered with something that is not ours.
 */
export class Problem extends Error {
  readonly id: string
  readonly status: number
  readonly mend: string | undefined
  readonly fields: readonly { readonly field: string; readonly message: string }[]
  readonly both: { readonly yours: unknown; readonly theirs: unknown } | undefined
  readonly request: string | undefined

  constructor(id: string, body: Omit<ProblemBody, 'type'>) {
    super(body.detail ?? body.title)
    this.name = 'Problem'
    this.id = id
    this.status = body.status
    this.mend = body.mend
    this.fields = body.fields ?? []
    this.both = body.both
    this.request = body.request
  }

  /** The message for one field of a form, if the server gave one. */
  ofField(field: string): string | undefined {
    return this.fields.find((each) => each.field === field)?.message
  }
}

const blank = 'about:blank#'

/** Reads a refusal from the text of an answer; a page of a proxy or half a body becomes `unreadable`. */
export function readProblem(status: number, text: string): Problem {
  const body = parse(text)
  if (!isProblemBody(body)) {
    return new Problem('unreadable', {
      title: `The server answered ${status} with something Gantry does not understand`,
      status,
      mend: 'Maybe a proxy stands in between, or the server was updated: reload the page.',
    })
  }
  const id = body.type.startsWith(blank) ? body.type.slice(blank.length) : body.type
  return new Problem(id, body)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isProblemBody(body: unknown): body is ProblemBody {
  if (typeof body !== 'object' || body === null) return false
  return 'type' in body && typeof body.type === 'string' && 'title' in body && typeof body.title === 'string'
}
