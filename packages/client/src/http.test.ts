import { expect, test } from 'vitest'
import { createHttp } from './http.ts'
import { Problem } from './problem.ts'

/** A server on the other end of fetch: answers what it is told and keeps what it was asked. */
function serverAnswering(status: number, body: string) {
  const asked: { url: string; init?: RequestInit }[] = []
  const http = createHttp({
    origin: 'http://here',
    fetch: async (url, init) => {
      asked.push({ url: String(url), init })
      return new Response(status === 204 ? null : body, { status })
    },
  })
  return { http, asked }
}

const problemOf = (promise: Promise<unknown>): Promise<Problem> =>
  promise.then(
    () => Promise.reject(new Error('was not refused')),
    (error) => (error instanceof Problem ? error : Promise.reject(error)),
  )

test('an answer is read as JSON, and lists in the query repeat their key', async () => {
  const { http, asked } = serverAnswering(200, '{"rows":[]}')
  expect(await http.get('/risks', { query: { filter: ['a:eq:1', 'b:has:'], q: '', limit: 5 } })).toEqual({ rows: [] })
  expect(asked[0]?.url).toBe('http://here/api/v1/risks?filter=a%3Aeq%3A1&filter=b%3Ahas%3A&limit=5')
})

test('an empty answer is undefined', async () => {
  expect(await serverAnswering(204, '').http.delete('/x', { version: 1 })).toBeUndefined()
})

test('a refusal keeps its id, its help, its fields and both sides', async () => {
  const body = JSON.stringify({
    type: 'about:blank#stale',
    title: 'Someone else changed it',
    status: 409,
    detail: 'Version 3 was replaced by 4.',
    mend: 'Maybe take theirs.',
    fields: [{ field: 'title', message: 'changed' }],
    both: { yours: 1, theirs: 2 },
    request: 'r1',
  })
  const problem = await problemOf(serverAnswering(409, body).http.patch('/risks/RSK-1', { version: 3 }))
  expect(problem).toMatchObject({ id: 'stale', status: 409, mend: 'Maybe take theirs.', both: { yours: 1, theirs: 2 } })
  expect(problem.message).toBe('Version 3 was replaced by 4.')
  expect(problem.ofField('title')).toBe('changed')
  expect(problem.ofField('state')).toBeUndefined()
})

test.each(['<html>502</html>', '', '{"half":', 'null', '[]', '{"type":1,"title":2}'])(
  'an error page that is not ours (%j) is unreadable rather than a crash',
  async (body) => {
    expect(await problemOf(serverAnswering(502, body).http.get('/me'))).toMatchObject({ id: 'unreadable', status: 502 })
  },
)

test('a page of a proxy with status 200 is unreadable too', async () => {
  expect((await problemOf(serverAnswering(200, '<html>').http.get('/me'))).id).toBe('unreadable')
})

test('a server that is not there is said so', async () => {
  const http = createHttp({ fetch: () => Promise.reject(new TypeError('fetch failed')) })
  expect(await problemOf(http.get('/me'))).toMatchObject({ id: 'unreachable', status: 0 })
})

test('an aborted request stays an abort', async () => {
  const http = createHttp({ fetch: () => Promise.reject(new DOMException('gone', 'AbortError')) })
  await expect(http.get('/me')).rejects.toMatchObject({ name: 'AbortError' })
})

test('a form is sent as it is, everything else as JSON', async () => {
  const { http, asked } = serverAnswering(200, '{}')
  const form = new FormData()
  await http.post('/imports/preview', form)
  await http.post('/risks', { fields: {} })
  await http.post('/auth/sign-out')
  expect(asked.map(({ init }) => new Headers(init?.headers).get('content-type'))).toEqual([
    null,
    'application/json',
    null,
  ])
  expect(asked[0]?.init?.body).toBe(form)
})
