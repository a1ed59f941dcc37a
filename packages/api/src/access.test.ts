/**
 * Non-interference: what a reader may not see changes no byte of any answer.
 *
 * Three databases are made in step, with the same ids and times: one with secrets, one without them, and one with other
 * amounts of money. Every route of the OpenAPI document is asked in each of them, by a reader of every role. A route that
 * this file has no example for fails; examples stand in `examplesOf`, and what they name in testing/furnish.ts.
 */
import { generateKeyPairSync } from 'node:crypto'
import { everyKind } from '@gantry/domain/kinds/index'
import type { Database } from '@gantry/store/database'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleOf, type Schema } from './testing/example-of.ts'
import { admitReaders, furnish, type Furniture, type Piece, type Reader, secretWord } from './testing/furnish.ts'
import { type Browser, home, openApi, type TestApi } from './testing/open-api.ts'
import { comeIn } from './testing/people.ts'
import { openTwins, type Twins, type World } from './testing/twin-worlds.ts'
import { unzip } from './testing/unzip.ts'

interface Operation {
  readonly parameters?: readonly { name: string; in: string; required?: boolean }[]
  readonly requestBody?: { readonly content?: Record<string, { readonly schema?: Schema }> }
}
interface Route {
  readonly method: string
  /** Behind the organisation, for example 'risks/{ref}/history'. */
  readonly path: string
  readonly operation: Operation
}

/** Answered for ever; the test at the end listens. */
const endless = new Set(['stream'])
const inOrganisation = '/api/v1/orgs/{org}/'
const routes = await readRoutes()
const reading = routes.filter(({ method, path }) => method === 'get' && !endless.has(path))
const writing = routes.filter(({ method }) => method !== 'get')

/** Allowed to some for what they do see; they write nothing here, and their answers are compared all the same. */
const askingByPost = new Set(['verify', 'imports/preview', 'imports/preview/column', 'reporting-periods/{ref}/remind'])

let twins: Twins
let things: Furniture
let readers: Reader[]

beforeAll(async () => {
  twins = await openTwins([
    { secret: true, money: 1 },
    { secret: false, money: 1 },
    { secret: true, money: 7 },
  ])
  things = await furnish(twins)
  readers = await admitReaders(twins)
}, 300_000)
afterAll(() => twins.close())

describe('what is hidden changes no answer of', () => {
  test.each(reading.map((route) => [route.path, route] as const))(
    'GET %s',
    async (_path, route) => {
      expect.hasAssertions()
      const [first = [], queries = [], others = []] = urlsOf(route)
      for (const url of first) await Promise.all(readers.map((reader) => expectSame(reader, url)))
      for (const url of queries) await Promise.all(sharp().map((reader) => expectSame(reader, url)))
      for (const url of others) await Promise.all(few().map((reader) => expectSame(reader, url)))
    },
    120_000,
  )
})

describe('what is hidden is refused as if it were not there, without trace, by', () => {
  test.each(writing.map((route) => [`${route.method.toUpperCase()} ${route.path}`, route] as const))(
    '%s',
    async (_name, route) => {
      const before = await fingerprint(secretWorld())
      for (const request of writesOf(route)) {
        for (const reader of readers) {
          const [told, untold] = await Promise.all(reader.browsers.slice(0, 2).map((browser) => browser.send(request)))
          const said = `${reader.name}: ${request.method} ${request.url}`
          if (!askingByPost.has(route.path)) expect(told?.statusCode, `${said}`).toBeGreaterThanOrEqual(400)
          expect(told?.statusCode, `${said}`).toBeLessThan(500)
          expect(comparable(told), `${said}`).toEqual(comparable(untold))
        }
      }
      expect(await fingerprint(secretWorld())).toEqual(before)
    },
    120_000,
  )

  test('those who may write them: the examples above are refused for no other reason', async () => {
    const { ada } = secretWorld()
    const poor: string[] = []
    const kept = new Set<string>()
    for (const route of [...writing].sort((a, b) => weight(a) - weight(b))) {
      const [request] = writesOf(route)
      if (!request || excused(route) || kept.has(request.url.replace('/restore', ''))) continue
      const answer = await ada.send(await upToDate(ada, request))
      if (answer.statusCode >= 400 && route.method === 'delete') kept.add(request.url)
      const formMissing = answer.statusCode === 415 && !request.payload
      if ([400, 401, 403, 404, 415].includes(answer.statusCode) && !formMissing)
        poor.push(`${request.method} ${request.url}: ${answer.body}`)
    }
    expect(poor).toEqual([])
  }, 120_000)
})

describe('live updates', () => {
  test('tell of what one may see and of nothing else', async () => {
    const heard = await listen(readers[0] as Reader, async (world) => {
      const fields = { title: secretWord }
      const there = things.visible.get('initiatives')?.ref
      await world.make('risks', { initiative: things.hidden.get('initiatives')?.ref, fields })
      await world.make('risks', { initiative: there, fields, audience: 'named', readers: [] })
      await world.make('organisation-units', { fields: { title: 'Harbours' } })
      return await world.make('risks', { initiative: there, fields: { title: 'Seen' } })
    })
    expect(heard.messages).toEqual([
      { kind: 'organisationUnit', verb: 'created', record: expect.any(String) },
      { kind: 'risk', verb: 'created', record: heard.until },
    ])
  })
})

describe('rights follow the tree', () => {
  test('from the next request on: a moved initiative takes its readers along, or leaves them', async () => {
    const world = secretWorld()
    const [viewer] = readers as [Reader]
    const seen = async (ref: string) => (await viewer.browsers[0]?.get(`${home}/initiatives/${ref}`))?.statusCode
    const bridge = things.visible.get('initiatives') as Piece
    const { version } = (await world.ada.get(`${home}/initiatives/${bridge.ref}`)).json()
    expect(await seen(bridge.ref)).toBe(200)
    const parent = things.decoys.get('initiatives')?.ref
    const moved = await world.ada.post(`${home}/initiatives/${bridge.ref}/move`, { version, parent })
    expect(moved.statusCode, `${moved.body}`).toBe(200)
    expect(await seen(bridge.ref)).toBe(404)
    expect((await viewer.browsers[0]?.get(`${home}/risks/${things.visible.get('risks')?.ref}`))?.statusCode).toBe(404)
    expect((await viewer.browsers[0]?.get(`${home}/search?q=bridge`))?.body).not.toContain('Bridge record')
  })
})

describe('one server answers everybody as if nobody else had asked', () => {
  let browsers: Browser[]
  beforeAll(async () => {
    const { api, ada } = secretWorld()
    const ended = { role: 'viewer', initiative: things.visible.get('initiatives')?.ref ?? '', until: '2027-01-01' }
    browsers = [
      ada,
      await comeIn(api, ada, 'Contributor of all', [{ role: 'contributor' }]),
      await comeIn(api, ada, 'Reader whose role has ended', [ended]),
      ...few().flatMap((reader) => reader.browsers[0] ?? []),
    ]
  })

  test('whoever asks first', async () => {
    const fresh = () => freshServer(secretWorld())
    const [forwards, backwards] = [await fresh(), await fresh()]
    const alone = await Promise.all(browsers.map(fresh))
    const urls = reading
      .flatMap((route) => (urlsOf(route)[0] ?? []).slice(0, 1))
      // What the installation measures of itself is another from one second to the next.
      .filter((url) => url !== 'health')
      .map((url) => `${home}/${url}`)
    try {
      for (const url of urls) {
        const cold = await inTurn(browsers, (browser, n) => browser.on(alone[n]!.app).get(url))
        const first = await inTurn(browsers, (browser) => browser.on(forwards.app).get(url))
        const last = await inTurn(browsers.toReversed(), (browser) => browser.on(backwards.app).get(url))
        expect(first.map(comparable), `${url}, the strongest rights first`).toEqual(cold.map(comparable))
        expect(last.reverse().map(comparable), `${url}, the strongest rights last`).toEqual(cold.map(comparable))
      }
    } finally {
      await Promise.all([forwards, backwards, ...alone].map((server) => server.close()))
    }
  }, 300_000)
})

/** A server of its own over the world's data, with nothing kept from earlier requests. */
async function freshServer({ store, api }: World): Promise<TestApi> {
  const { now, newId } = api.gate.door
  return await openApi({ store: withoutMemory(store), now, newId, signingKey })
}

const signingKey = generateKeyPairSync('ed25519').privateKey

/** The same data under another identity: what is kept in memory is kept by store. */
function withoutMemory(store: Database): Database {
  return new Proxy(store, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

async function inTurn<T>(browsers: readonly Browser[], ask: (browser: Browser, n: number) => Promise<T>): Promise<T[]> {
  const answers: T[] = []
  for (const [n, browser] of browsers.entries()) answers.push(await ask(browser, n))
  return answers
}

/** Rights differ between these in every way that a read can tell: money, managers' records, members. */
function few(): Reader[] {
  return readers.filter(({ name }) => /^(contributor|projectManager|administrator) /.test(name))
}

/** One who sees no money, and one who sees all there is: for the many ways to ask a list. */
function sharp(): Reader[] {
  return readers.filter(({ name }) => /^(contributor|administrator) /.test(name))
}

async function expectSame(reader: Reader, url: string): Promise<void> {
  const browsers = reader.seesMoney ? reader.browsers.slice(0, 2) : reader.browsers
  const [told, untold, dearer] = await Promise.all(browsers.map((browser) => browser.get(`${home}/${url}`)))
  const said = `${reader.name}: GET ${url}`
  expect(told?.statusCode, `${said}: ${told?.body.slice(0, 300)}`).toBeLessThan(500)
  expect(comparable(told), `${said}`).toEqual(comparable(untold))
  if (!reader.seesMoney) expect(comparable(dearer), `${said}, other amounts`).toEqual(comparable(told))
  expect(JSON.stringify(comparable(told)), `${said}`).not.toContain(secretWord)
}

/** All of an answer that a reader can look at, except for what differs from one request to the next. */
function comparable(answer: LightMyRequestResponse | undefined): unknown {
  if (!answer) return undefined
  const type = String(answer.headers['content-type'])
  const { location, 'content-disposition': name } = answer.headers
  const body = type.includes('spreadsheetml') ? unzip(answer.rawPayload) : textOf(answer.body)
  return { status: answer.statusCode, type, name, location, body }
}

/** Requests and imports give ids of their own: each id is told by where it first stands. What the reader typed is theirs. */
function textOf(body: string): string {
  const seen = new Map<string, string>()
  return body
    .replaceAll(uuids, (id) => {
      const known = seen.get(id) ?? `#${seen.size}`
      seen.set(id, known)
      return known
    })
    .replaceAll(new RegExp(`no [a-z ]+ ${secretWord}[^"]*|"search":"${secretWord}"`, 'gi'), '')
}

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

function secretWorld(): World {
  return twins.worlds[0] as World
}

/** Every address to ask a reading route under: the plain ones for all readers first, then the others. */
function urlsOf(route: Route): string[][] {
  const [path = '', ...paths] = examplesOf(route.path)
  const [query = '', ...queries] = queriesOf(route)
  return [[path + query], queries.map((each) => path + each), paths.map((each) => each + query)]
}

/** The path with its parameters filled in: what is visible, what is hidden, by reference and by id, and what is not there. */
function examplesOf(path: string): string[] {
  const [segment = ''] = path.split('/')
  if (!path.includes('{')) return [path]
  const pieces = [things.visible, things.hidden, things.named, things.decoys].flatMap((all) => all.get(segment) ?? [])
  if (/^[\w-]+\/\{ref\}/.test(path) && pieces.length > 0) {
    const known = pieces.map((piece) => withPiece(path, piece, piece.ref))
    const byId = pieces.slice(1, 2).map((piece) => withPiece(path, piece, piece.id))
    const absent = withPiece(path, { id: nobody, ref: 'XXX-9999', version: 1 }, `${pieces[0]?.ref.slice(0, 3)}-9999`)
    const crossed = withPiece(path, pieces[1] ?? (pieces[0] as Piece), pieces[0]?.ref ?? '')
    return [...new Set([...known, ...byId, absent, crossed])]
  }
  if (path.startsWith('imports/{id}'))
    return [things.imports.visible, things.imports.hidden, nobody].map((id) => path.replace('{id}', id))
  if (path.startsWith('plans/{id}'))
    return [things.plans.visible, things.plans.hidden, things.plans.decoy, nobody].map((id) =>
      path.replace('{id}', id).replace('{format}', 'json').replace('{link}', nobody),
    )
  if (path === 'imports/progress/{key}') return [path.replace('{key}', 'a-key')]
  if (/^(invitations|grants|custom-fields|findings\/mute|definitions\/declared|remarks|rates)\/\{id\}/.test(path))
    return [path.replace('{id}', nobody)]
  if (path.startsWith('members/{person}')) return [path.replace('{person}', lastReader)]
  throw new Error(`No example for the parameters of ${path}. Add one to examplesOf.`)
}

/** The member without a role: nobody reads as them once they are signed out. */
const lastReader = 'PER-11'
const nobody = '01900000-0000-7000-8000-0000000000ff'

function withPiece(path: string, piece: Piece, ref: string): string {
  const beside = { comments: piece.comment, links: piece.link, attachments: piece.attachment }
  const [, , part = ''] = path.split('/')
  const id = beside[part as keyof typeof beside] ?? nobody
  return path.replace('{ref}', ref).replace('{id}', id).replace('{step}', stepOf(path)).replace('{period}', 'Q1')
}

function stepOf(path: string): string {
  const kind = everyKind.find((each) => path.startsWith(`${each.segment}/`))
  return Object.keys(kind?.steps ?? {})[0] ?? 'setCondition'
}

/** Queries of a reading route, besides none: every field sorted by, filtered by and shown, pages, search, the hidden named. */
function queriesOf({ path, operation }: Route): string[] {
  const names = new Set((operation.parameters ?? []).filter((each) => each.in === 'query').map(({ name }) => name))
  const required = (operation.parameters ?? [])
    .filter((each) => each.in === 'query' && each.required)
    .map(({ name }) => name)
  const hidden = things.hidden.get('initiatives')?.ref
  if (path === 'search') return [secretWord, 'bridge', 'record', 'risk', hidden, 'dear7'].map((q) => `?q=${q}`)
  if (path === 'overview' || path.startsWith('overview'))
    return [
      '',
      '?period=Q1',
      '?period=PRD-1&compare=PRD-1',
      `?portfolio=${hidden}`,
      `?search=${secretWord}`,
      '?measure=wholeLifeCost',
      '?measure=initiatives&period=Q1',
      `?initiatives=${hidden}`,
    ]
  if (required.length > 0)
    throw new Error(`No example for the query of ${path}: ${required.join(', ')}. Add one to queriesOf.`)
  if (names.has('sort') && !path.includes('{')) return listQueries(path, hidden ?? '')
  if (names.has('initiative')) return ['', `?initiative=${hidden}`]
  return ['']
}

function listQueries(path: string, hidden: string): string[] {
  const kind = everyKind.find((each) => path.startsWith(each.segment))
  const general = [
    '',
    '?limit=1',
    '?q=record',
    '?q=dear7',
    `?q=${secretWord}`,
    '?deleted=true',
    `?initiative=${hidden}`,
  ]
  const files = path.includes('/export.')
  const fields = Object.entries(kind?.fields ?? {}).filter(
    ([, { type, onMoney }]) => !files || type === 'money' || type === 'ref' || onMoney,
  )
  const each = fields.flatMap(([key, { type, onMoney }]) => [
    type === 'tags' || type === 'refs' ? `?filter=${key}:has` : `?sort=-${key},ref&columns=${key}&filter=${key}:has`,
    ...(type === 'money' ? [`?filter=${key}:gt:300000&columns=${key}`, `?filter=${key}:absent`] : []),
    ...(onMoney ? [`?filter=${key}:contains:dear7`] : []),
    ...(type === 'ref' ? [`?filter=${key}:eq:${things.decoys.get('initiatives')?.id}`] : []),
  ])
  return path.includes('/export.') ? ['', `?q=${secretWord}`, ...each] : [...general, ...each]
}

/** Writes at what is hidden: on its own address, or naming it in the body. */
function writesOf(route: Route) {
  const schema = route.operation.requestBody?.content?.['application/json']?.schema
  return hiddenPathsOf(route.path).map((path) => ({
    method: route.method.toUpperCase() as 'POST',
    url: `${home}/${path}`,
    ...(schema && { payload: bodyFor(route, schema) }),
  }))
}

function hiddenPathsOf(path: string): string[] {
  const [segment = ''] = path.split('/')
  if (segment === 'imports' && path.includes('{id}'))
    return [things.imports.hidden, nobody].map((id) => path.replace('{id}', id))
  if (segment === 'plans' && path.includes('{id}'))
    return [things.plans.hidden, things.plans.decoy, nobody].map((id) =>
      path.replace('{id}', id).replace('{link}', nobody),
    )
  const secrets = [things.hidden.get(segment), things.named.get(segment), things.decoys.get(segment)].flatMap(
    (each) => each ?? [],
  )
  if (!path.includes('{ref}') || secrets.length === 0) return examplesOf(path)
  return secrets.map((piece, n) => withPiece(path, piece, n === 0 ? piece.ref : piece.id))
}

function bodyFor(route: Route, schema: Schema): object {
  const body = exampleOf(schema) as Record<string, unknown>
  const hidden = things.hidden.get('initiatives')
  const named = schema.properties ?? {}
  const [segment = ''] = route.path.split('/')
  const same = route.path.endsWith('/successions') ? things.visible.get(segment) : hidden
  for (const name of ['initiative', 'to', 'parent'])
    if (named[name] && named[name].type !== 'null') body[name] = (name === 'to' ? same : hidden)?.ref
  if ('period' in named) body.period = 'Q1'
  if ('initiatives' in named) body.initiatives = [hidden?.id]
  if ('person' in named) body.person = lastReader
  if ('sourceIdentity' in named) body.sourceIdentity = nobody
  if ('import' in named) body.import = things.imports.hidden
  if (route.method === 'patch' && 'fields' in named && /^[\w-]+\/\{ref\}$/.test(route.path)) body.fields = {}
  return body
}

/** A write names the version it saw: here the one that stands there now. */
async function upToDate(ada: Browser, request: ReturnType<typeof writesOf>[number]) {
  const { payload } = request
  const [record = request.url] = /^.*\/orgs\/[\w-]+\/[\w-]+\/[\w-]+/.exec(request.url) ?? []
  if (!payload || !('version' in payload) || request.url.includes('/comments/')) return request
  const { version } = (await ada.get(record)).json()
  return { ...request, payload: { ...payload, version } }
}

/** Made before it is changed, changed before it is removed; what stands beside a record before the record. */
function weight({ method, path }: Route): number {
  if (path.endsWith('/restore')) return 4
  if (method === 'delete') return path.endsWith('{ref}') ? 3 : 2
  return /undo|break|dismiss|move/.test(path) ? 1 : 0
}

/** Where an administrator, too, is refused by an example that names nothing real. */
function excused({ path }: Route): boolean {
  return /^(invitations|grants|custom-fields|findings\/mute|definitions\/declared|remarks|rates)\/\{id\}|^imports|^plans\/imports|^plans\/\{id\}\/outside|attachments$|sheet$|from-finding$|^identities\//.test(
    path,
  )
}

async function readRoutes(): Promise<Route[]> {
  const api = await openApi()
  const document = await api.browser().get('/api/v1/openapi.json')
  const { paths } = document.json<{ paths: Record<string, Record<string, Operation>> }>()
  await api.close()
  return Object.entries(paths)
    .filter(([path]) => path.startsWith(inOrganisation))
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        method,
        path: path.slice(inOrganisation.length),
        operation,
      })),
    )
}

/** What every table holds; a refused write leaves it as it was. Counting guesses and using a session are not writes. */
async function fingerprint({ store }: World): Promise<unknown> {
  const [tables] = await store.read('system', [
    {
      text: `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname in ('public', 'auth')
          and c.oid not in ('public.migration'::regclass, 'auth.session'::regclass, 'auth.rate_limit'::regclass)
        order by 1`,
    },
  ])
  const names = (tables?.rows ?? []).map((row) => String(row.name))
  const counted = await store.read(
    'system',
    names.map((name) => ({
      text: `select '${name}' as name, count(*), sum(hashtextextended(t::text, 0)) from ${name} t`,
    })),
  )
  return counted.map((each) => each.rows[0])
}

/** Listens as a reader while something happens in the secret world, until the record it resolves to is told of. */
async function listen(reader: Reader, happen: (world: World) => Promise<Piece>) {
  const world = secretWorld()
  const url = await world.api.app.listen({ port: 0, host: '127.0.0.1' })
  const cookie = [...(reader.browsers[0]?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  const stop = new AbortController()
  const answer = await fetch(`${url}${home}/stream`, { headers: { cookie }, signal: stop.signal })
  const lines = (answer.body as ReadableStream<Uint8Array>).getReader()
  const { id } = await happen(world)
  let text = ''
  while (!text.includes(id)) text += Buffer.from((await lines.read()).value ?? []).toString('utf8')
  stop.abort()
  await lines.cancel().catch(() => undefined)
  const messages = [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data) as unknown)
  return { until: id, messages }
}
