export type Outcome<T> = { readonly ok: true; readonly value: T } | Refused
export interface Refused {
  readonly ok: false
  readonly refusal: Refusal
}

/** An expected no: a stable id, a sentence, and what may help. `status` is what HTTP calls it. */
export interface Refusal {
  readonly id: string
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 503
  readonly message: string
  readonly mend?: string
  readonly values?: Readonly<Record<string, unknown>>
  readonly fields?: readonly FieldRefusal[]
  /** A write met a newer version: what was sent, and what stands there now. */
  readonly both?: { readonly yours: unknown; readonly theirs: unknown }
}

export interface FieldRefusal {
  readonly field: string
  readonly message: string
}

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function refuse(refusal: Refusal): Refused {
  return { ok: false, refusal }
}

/** A record that is not there and one that may not be seen answer alike. */
export function notFound(what: string, ref: string): Refused {
  return refuse({
    id: 'record.not-found',
    status: 404,
    message: `There is no ${what} ${ref.slice(0, 60)} that you can see.`,
    mend: 'Maybe it was deleted, or you hold no role on its initiative.',
  })
}
