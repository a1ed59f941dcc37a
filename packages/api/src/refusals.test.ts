import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, home, openApi, type TestApi } from './testing/open-api.ts'

let api: TestApi
let ada: Browser
let cookie: string
beforeAll(async () => {
  api = await openApi()
  ada = await api.setUp()
  const signedIn = await api.browser().post('/api/v1/auth/sign-in', {
    email: 'ada@example.org',
    password: 'a bridge over the marsh',
  })
  cookie = String(signedIn.headers['set-cookie']).split(';', 1)[0] ?? ''
})
afterAll(() => api.close())

/** Words of the libraries beneath, which say nothing to whoever sent the request. */
const foreign = /FST_|zod|invalid input|expected \w+, received|unrecognized|content-type is set|about:blank#http\.ctp/i

async function raw(method: 'POST' | 'PUT', url: string, body: string | Buffer, type: string) {
  const answer = await api.app.inject({
    method,
    url,
    headers: { cookie, 'content-type': type, origin: 'http://gantry.test', host: 'gantry.test' },
    payload: body,
  })
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.body).not.toMatch(foreign)
  const { type: id, mend, status } = answer.json()
  expect(mend).toEqual(expect.stringMatching(/\w/))
  return { status, id: String(id).replace('about:blank#', ''), allow: answer.headers.allow }
}

describe('a query parameter that nobody knows', () => {
  test('is refused and named by every list there is, where all rows would have come', async () => {
    const { paths } = (await ada.get('/api/v1/openapi.json')).json<{ paths: Record<string, { get?: object }> }>()
    const lists = Object.keys(paths).filter(
      (path) => paths[path]?.get && !/\{(?!org\})/.test(path) && !path.endsWith('/stream'),
    )
    expect(lists.length).toBeGreaterThan(40)
    for (const path of lists) {
      const answer = await ada.get(`${path.replace('{org}', 'eastmarch')}?serach=zzz`)
      expect([path, answer.statusCode, answer.json().type]).toEqual([path, 400, 'about:blank#query.unknown'])
      expect(answer.json().detail).toContain('“serach”')
    }
    expect((await ada.get(`${home}/initiatives?search=x`)).json().mend).toMatch(/q, sort, filter/)
    expect((await ada.get(`${home}/initiatives?q=x&limit=5`)).statusCode).toBe(200)
  })
})

describe('what cannot be read is refused in our words:', () => {
  test.each([
    ['broken JSON', 'POST', '{"fields":', 'application/json', 400, 'request.not-json'],
    ['nothing at all', 'POST', '', 'application/json', 400, 'request.no-body'],
    ['another content type', 'POST', '<risk/>', 'application/xml', 415, 'request.media-type'],
    ['too much', 'POST', `{"a":"${'x'.repeat(3_000_000)}"}`, 'application/json', 413, 'request.too-large'],
    ['another shape', 'POST', '{"fields":7,"colour":"red"}', 'application/json', 400, 'request.invalid'],
    ['another method', 'PUT', '{}', 'application/json', 405, 'http.method'],
  ] as const)('%s', async (_what, method, body, type, status, id) => {
    expect(await raw(method, `${home}/risks`, body, type)).toMatchObject({ status, id })
  })

  test('a method that is not taken is told with those that are', async () => {
    expect(await raw('PUT', `${home}/risks`, '{}', 'application/json')).toMatchObject({ allow: 'GET, HEAD, POST' })
    expect((await ada.get('/api/v1/nothing-here')).json()).toMatchObject({ status: 404, mend: expect.any(String) })
  })

  test('every part that is wrong is named', async () => {
    const answer = await ada.post(`${home}/risks`, { fields: 7, colour: 'red' })
    expect(answer.json().fields).toEqual([
      { field: 'fields', message: 'is not an object' },
      { field: '', message: 'has no place for “colour”' },
    ])
  })
})
