import { Problem, readProblem } from './problem.ts'
import { type Query, toSearch } from './query.ts'

export interface HttpOptions {
  /** Where the server is, without a trailing slash; empty in the browser, where it is the page's own. */
  readonly origin?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly fetch?: typeof globalThis.fetch
}

export interface AskOptions {
  readonly query?: Query
  readonly signal?: AbortSignal
}

/** Asks the API and gives the JSON of the answer; throws a `Problem` when it refuses or cannot be reached. */
export interface Http {
  get<T>(path: string, options?: AskOptions): Promise<T>
  post<T>(path: string, body?: unknown, options?: AskOptions): Promise<T>
  put<T>(path: string, body: unknown, options?: AskOptions): Promise<T>
  patch<T>(path: string, body: unknown, options?: AskOptions): Promise<T>
  delete<T>(path: string, body?: unknown, options?: AskOptions): Promise<T>
  /** A file and the name it is to be saved under. */
  file(path: string, options?: AskOptions): Promise<{ readonly blob: Blob; readonly name: string }>
  /** The address of a file to download, for a link. */
  address(path: string, query?: Query): string
}

const base = '/api/v1'

export function createHttp(options: HttpOptions = {}): Http {
  const address = (path: string, query?: Query) => `${options.origin ?? ''}${base}${path}${toSearch(query)}`
  const send = options.fetch ?? ((input, init) => globalThis.fetch(input, init))

  async function ask<T>(method: string, path: string, body: unknown, { query, signal }: AskOptions = {}): Promise<T> {
    const response = await reach(
      send(address(path, query), {
        method,
        headers: { accept: 'application/json', ...contentType(body), ...options.headers },
        body: encode(body),
        credentials: 'same-origin',
        signal,
      }),
    )
    const text = await response.text()
    if (!response.ok) throw readProblem(response.status, text)
    return decode<T>(text, response.status)
  }

  async function file(path: string, { query, signal }: AskOptions = {}) {
    const init = { headers: { ...options.headers }, credentials: 'same-origin' as const, signal }
    const response = await reach(send(address(path, query), init))
    if (!response.ok) throw readProblem(response.status, await response.text())
    const [, name = 'file'] = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? []
    return { blob: await response.blob(), name }
  }

  return {
    address,
    file,
    get: (path, options) => ask('GET', path, undefined, options),
    post: (path, body, options) => ask('POST', path, body, options),
    put: (path, body, options) => ask('PUT', path, body, options),
    patch: (path, body, options) => ask('PATCH', path, body, options),
    delete: (path, body, options) => ask('DELETE', path, body, options),
  }
}

async function reach(response: Promise<Response>): Promise<Response> {
  try {
    return await response
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error
    throw new Problem('unreachable', {
      title: 'The server cannot be reached',
      status: 0,
      mend: 'Maybe it was stopped, or the network is down. What you typed is still here; try again.',
    })
  }
}

function contentType(body: unknown): Record<string, string> {
  return body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }
}

function encode(body: unknown): string | FormData | undefined {
  return body === undefined || body instanceof FormData ? body : JSON.stringify(body)
}

function decode<T>(text: string, status: number): T {
  if (text === '') return undefined as T
  try {
    return JSON.parse(text) as T
  } catch {
    throw readProblem(status, text)
  }
}
