import { LivePlan } from '@gantry/planning'
import {
  apply,
  bookOf,
  changeRow,
  engineBuild,
  keysAt,
  makeRow,
  type PlanBook,
  type PlanCommand,
  type RowEdit,
  removeTasks,
} from '@gantry/planning/editing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, home, openApi, password, type TestApi } from '../testing/open-api.ts'

let api: TestApi
let ada: Browser
beforeAll(async () => {
  api = await openApi()
  ada = await api.setUp()
})
afterAll(() => api.close())

const newId = () => crypto.randomUUID()
const command = (edits: readonly RowEdit[], verb = 'test.edit'): PlanCommand => ({ id: newId(), verb, edits })
const effort = { fixed: 'units', driven: false } as const

async function project(title: string): Promise<string> {
  const made = await ada.post(`${home}/initiatives`, { fields: { title, type: 'project' } })
  expect(made.statusCode, made.body).toBe(201)
  return made.json().ref as string
}

async function newPlan(title = 'Bridge'): Promise<{ id: string; url: string; initiative: string }> {
  const initiative = await project(title)
  const made = await ada.post(`${home}/plans`, { initiative })
  expect(made.statusCode, made.body).toBe(201)
  const { id } = made.json()
  return { id, url: `${home}/plans/${id}`, initiative }
}

async function load(url: string, browser = ada): Promise<{ head: number; book: PlanBook }> {
  const { head, plan } = (await browser.get(`${url}/rows`)).json()
  return { head, book: bookOf(plan) }
}

async function save(url: string, base: number, commands: readonly PlanCommand[], browser = ada) {
  return await browser.post(`${url}/commands`, { base, engine: engineBuild, commands })
}

/** Three tasks in a row: dig, pour, cure. */
async function furnished(title: string) {
  const plan = await newPlan(title)
  const { book } = await load(plan.url)
  const keys = keysAt(book, {}, 3)
  const names = ['dig', 'pour', 'cure']
  const commands = [
    command(
      names.map((id, n) =>
        makeRow('task', id, { name: id, type: 'task', duration: 480 * (n + 1), effort, order: keys[n]! }),
      ),
      'task.add',
    ),
    command([link('dig', 'pour'), link('pour', 'cure')], 'link.add'),
  ]
  const saved = await save(plan.url, 0, commands)
  expect(saved.statusCode, saved.body).toBe(200)
  return { ...plan, saved: saved.json() }
}

const link = (predecessor: string, successor: string): RowEdit =>
  makeRow('dependency', `${predecessor}-${successor}`, {
    predecessor,
    successor,
    type: 'FS',
    lag: { in: 'working', minutes: 0 },
  })

/** A plan’s rows in an order that says nothing. */
function sorted(plan: Record<string, unknown>) {
  const byId = (rows: unknown) =>
    Array.isArray(rows) ? [...rows].sort((a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)) : rows
  return Object.fromEntries(Object.entries(plan).map(([name, rows]) => [name, byId(rows)]))
}

describe('a plan', () => {
  test('is made once for an initiative, and listed with it', async () => {
    const { id, url, initiative } = await newPlan('Ferry')
    const again = await ada.post(`${home}/plans`, { initiative })
    expect(again.json()).toMatchObject({ type: 'about:blank#plan.exists', values: { plan: id } })
    expect((await ada.get(`${home}/plans?initiative=${initiative}`)).json().rows).toMatchObject([
      { id, title: 'Ferry', head: 0, tasks: 0, initiative: { ref: initiative, title: 'Ferry' } },
    ])
    expect((await ada.get(url)).json()).toMatchObject({ id, engine: engineBuild, allowed: { edit: { ok: true } } })
  })

  test('is changed by commands, whose dates browser, server and a fresh load agree on', async () => {
    const { url, saved } = await furnished('Dam')
    expect(saved).toMatchObject({ head: 2, results: [{ n: 1 }, { n: 2 }], others: [] })
    const { head, book } = await load(url)
    expect(head).toBe(2)
    expect(new LivePlan(book.toPlan()).hash()).toBe(saved.hash)
    const longer = command([changeRow(book, 'task', 'dig', { duration: 960 })], 'task.duration')
    expect(apply(book, longer).refusal).toBeUndefined()
    const answer = (await save(url, 2, [longer])).json()
    expect(answer.hash).toBe(new LivePlan(book.toPlan()).hash())
    expect((await ada.get(url)).json()).toMatchObject({ head: 3, tasks: 3, links: 2, critical: 3, hash: answer.hash })
  })

  test('gives a command that is sent twice its first answer', async () => {
    const { url } = await furnished('Weir')
    const { book } = await load(url)
    const rename = command([changeRow(book, 'task', 'dig', { name: 'Digging' })])
    const first = (await save(url, 2, [rename, rename])).json()
    expect(first).toMatchObject({ head: 3, results: [{ n: 3 }, { n: 3 }] })
    const second = (await save(url, 2, [rename])).json()
    expect(second).toMatchObject({ head: 3, results: [{ n: 3 }], hash: first.hash })
  })

  test('refuses one command without holding up the others', async () => {
    const { url } = await furnished('Lock')
    const { book } = await load(url)
    const loop = command([link('cure', 'dig')])
    const stale: PlanCommand = command([{ on: 'task', id: 'dig', was: { name: 'drill' }, now: { name: 'Drilling' } }])
    const fine = command([changeRow(book, 'task', 'cure', { name: 'Curing' })])
    const { results, head } = (await save(url, 2, [loop, stale, fine])).json()
    expect(head).toBe(3)
    expect(results).toMatchObject([
      { refusal: { id: 'link.loop', sentence: expect.stringContaining('“dig” → “pour” → “cure” → “dig”') } },
      { refusal: { id: 'row.conflict', conflicts: [{ field: 'name', was: 'drill', now: 'Drilling', there: 'dig' }] } },
      { n: 3 },
    ])
  })

  test('tells who is behind what others did', async () => {
    const { url } = await furnished('Quay')
    const { book } = await load(url)
    await save(url, 2, [command([changeRow(book, 'task', 'dig', { name: 'Digging' })], 'task.rename')])
    const saved = (await save(url, 1, [command([changeRow(book, 'task', 'cure', { name: 'Curing' })])])).json()
    expect(saved.others).toMatchObject([
      { n: 2, verb: 'link.add' },
      { n: 3, verb: 'task.rename' },
    ])
    const told = (await ada.get(`${url}/commands?since=2`)).json()
    expect(told).toMatchObject({ head: 4, commands: [{ n: 3, actorName: 'Ada Byrne' }, { n: 4 }] })
    expect((await ada.get(`${url}/history`)).json().rows.map(({ n }: { n: number }) => n)).toEqual([4, 3, 2, 1])
  })

  test('asks who comes with another engine, or from a later head, to reload', async () => {
    const { url } = await furnished('Pier')
    const rename = command([{ on: 'settings', id: 'plan', was: {}, now: { title: 'Jetty' } }])
    const other = await ada.post(`${url}/commands`, { base: 2, engine: 'of yesterday', commands: [rename] })
    expect(other.json()).toMatchObject({ status: 409, type: 'about:blank#plan.engine' })
    expect((await save(url, 99, [rename])).json()).toMatchObject({ status: 409, type: 'about:blank#plan.ahead' })
    expect((await save(url, 2, [])).json()).toMatchObject({ status: 422, type: 'about:blank#plan.commands' })
  })

  test('is sent once: asked for again by its tag it is 304', async () => {
    const { url } = await furnished('Mole')
    const first = await ada.send({ method: 'GET', url: `${url}/rows`, headers: { 'accept-encoding': 'gzip' } })
    expect(first.headers['content-encoding']).toBe('gzip')
    const etag = String(first.headers.etag)
    const again = () => ada.send({ method: 'GET', url: `${url}/rows`, headers: { 'if-none-match': etag } })
    expect((await again()).statusCode).toBe(304)
    await save(url, 2, [command([{ on: 'settings', id: 'plan', was: {}, now: { title: 'Mole' } }])])
    expect((await again()).statusCode).toBe(200)
  })

  test('read anew from its rows is what it was in memory, baselines and calendars included', async () => {
    const { id, url } = await furnished('Canal')
    const { book } = await load(url)
    const commands = [
      command([makeRow('baseline', '0', { name: 'Agreed', savedAt: 29_000_000 })], 'baseline.save'),
      command([
        makeRow('calendar', 'nights', {
          name: 'Nights',
          week: Array.from({ length: 7 }, (_, day) => (day === 3 ? undefined : [{ from: 1320, to: 1440 }])) as never,
          workWeeks: [],
          exceptions: [],
        }),
        changeRow(book, 'task', 'pour', { calendar: 'nights', notes: 'At low tide', progress: { percent: 10 } }),
        makeRow('resource', 'gang', { name: 'Gang', type: 'work' }),
        makeRow('assignment', 'a1', { task: 'pour', resource: 'gang', units: 0.5, work: 480 }),
      ]),
      command(removeTasks(book, ['cure']), 'task.remove'),
    ]
    const saved = (await save(url, 2, commands)).json()
    expect(saved.results).toMatchObject([{ n: 3 }, { n: 4 }, { n: 5 }])
    const inMemory = (await ada.get(`${url}/rows`)).json()
    expect(inMemory.plan.tasks[0].baselines['0']).toMatchObject({ duration: 480 })
    const other = await openApi({ store: api.store, now: undefined })
    const fresh = await other.commandLine.get(`${url}/rows`)
    expect(fresh.statusCode, fresh.body).toBe(200)
    expect(sorted(fresh.json().plan)).toEqual(sorted(inMemory.plan))
    expect(new LivePlan(bookOf(fresh.json().plan).toPlan()).hash()).toBe(saved.hash)
    await api.settled()
    const [dates] = await api.store.read('system', [
      {
        text: `select p.head, p.dated, array_agg(d.task order by d.task) as tasks from plan p join plan_task_date d on d.plan = p.id
          where p.id = $1 group by p.head, p.dated`,
        values: [id],
      },
    ])
    expect(dates?.rows).toEqual([{ head: 5, dated: 5, tasks: ['dig', 'pour'] }])
    await other.close()
  })
})

describe('undo', () => {
  const undo = (url: string, undoes?: string, browser = ada) =>
    browser.post(`${url}/undo`, { id: newId(), ...(undoes && { undoes }) })

  test('takes back what one did, the last first, and redo brings it back', async () => {
    const { url } = await furnished('Tower')
    const { book } = await load(url)
    await save(url, 2, [
      command([changeRow(book, 'task', 'dig', { name: 'Digging' })]),
      command([changeRow(book, 'task', 'dig', { duration: 960 })]),
    ])
    const end = (await ada.get(`${url}/rows`)).json()
    const first = (await undo(url)).json()
    expect(first.command).toMatchObject({ n: 5, verb: 'undo', edits: [{ id: 'dig', now: { duration: 480 } }] })
    expect((await undo(url)).json().command.edits).toMatchObject([{ now: { name: 'dig' } }])
    const back = (await ada.get(`${url}/rows`)).json()
    expect(back.plan.tasks[0]).toMatchObject({ name: 'dig', duration: 480 })
    const redone = await undo(url, first.command.id)
    expect(redone.json()).toMatchObject({ command: { verb: 'redo' } })
    expect((await load(url)).book.task.get('dig')).toMatchObject({ name: 'dig', duration: 960 })
    expect(end.plan.tasks[0]).toMatchObject({ name: 'Digging', duration: 960 })
  })

  test('goes back over all of it, and forward again', async () => {
    const { url } = await furnished('Spire')
    const states = [(await ada.get(`${url}/rows`)).json().plan]
    for (let n = 0; n < 5; n++) {
      const { head, book } = await load(url)
      const edits = n === 2 ? removeTasks(book, ['pour']) : [changeRow(book, 'task', 'dig', { duration: 60 * (n + 1) })]
      await save(url, head, [command(edits)])
      states.push((await ada.get(`${url}/rows`)).json().plan)
    }
    const undone: string[] = []
    for (let n = 4; n >= 0; n--) {
      undone.push((await undo(url)).json().command.id)
      expect(sorted((await ada.get(`${url}/rows`)).json().plan)).toEqual(sorted(states[n]))
    }
    for (let n = 1; n <= 5; n++) {
      expect((await undo(url, undone.pop())).statusCode).toBe(200)
      expect(sorted((await ada.get(`${url}/rows`)).json().plan)).toEqual(sorted(states[n]))
    }
  })

  test('is refused when overtaken, beyond a baseline, and where there is nothing', async () => {
    const { url } = await furnished('Arch')
    const { book } = await load(url)
    await save(url, 2, [command([changeRow(book, 'task', 'dig', { name: 'Digging' })])])
    await api.commandLine.post(`${url}/commands`, {
      base: 3,
      engine: engineBuild,
      commands: [command([{ on: 'task', id: 'dig', was: { name: 'Digging' }, now: { name: 'Excavation' } }])],
    })
    expect((await undo(url)).json()).toMatchObject({ status: 409, type: 'about:blank#undo.overtaken' })
    const { rows } = (await ada.get(`${url}/history`)).json()
    expect((await undo(url, rows[0].id)).json()).toMatchObject({ type: 'about:blank#undo.others' })
    await save(url, 4, [command([makeRow('baseline', '0', { savedAt: 1 })], 'baseline.save')])
    expect((await undo(url)).json()).toMatchObject({ type: 'about:blank#undo.stops' })
    const { url: empty } = await newPlan('Vault')
    expect((await undo(empty)).json()).toMatchObject({ type: 'about:blank#undo.nothing' })
  })
})

describe('rights', () => {
  async function admit(name: string, role: string, initiative: string): Promise<Browser> {
    const email = `${name.toLowerCase()}@example.org`
    const { link: invitation } = (
      await ada.post(`${home}/invitations`, { email, name, roles: [{ role, initiative }] })
    ).json()
    const browser = api.browser()
    const token = new URL(invitation).searchParams.get('token')
    expect((await browser.post(`/api/v1/invitations/${token}`, { password })).statusCode).toBe(201)
    return browser
  }

  test('let contributors say how far their own work is, and nothing else', async () => {
    const { url, initiative } = await furnished('Tunnel')
    const bea = await admit('Bea', 'contributor', initiative)
    await save(url, 2, [
      command([
        makeRow('resource', 'bea', { name: 'Bea', type: 'work', email: 'Bea@example.org' }),
        makeRow('assignment', 'a1', { task: 'dig', resource: 'bea', units: 1, work: 480 }),
        changeRow((await load(url)).book, 'task', 'pour', { costMinor: 500 }),
      ]),
    ])
    const head = (await bea.get(url)).json()
    expect(head).toMatchObject({ mine: ['bea'], allowed: { edit: { ok: false }, progress: { ok: true } } })
    const { book } = await load(url, bea)
    expect(book.task.get('pour')).not.toHaveProperty('costMinor')
    const { results } = (
      await save(
        url,
        3,
        [
          command([changeRow(book, 'task', 'dig', { progress: { percent: 50 } })], 'task.progress'),
          command([changeRow(book, 'task', 'pour', { progress: { percent: 50 } })], 'task.progress'),
          command([changeRow(book, 'task', 'dig', { duration: 60 })], 'task.duration'),
        ],
        bea,
      )
    ).json()
    expect(results).toMatchObject([{ n: 4 }, { refusal: { id: 'access.edit' } }, { refusal: { id: 'access.edit' } }])
    expect((await bea.get(`${url}/commands?since=2`)).body).not.toContain('costMinor')
    expect((await bea.post(`${url}/undo`, { id: newId() })).statusCode).toBe(200)
  })

  test('hide a plan from those who do not see its initiative, and refuse viewers', async () => {
    const { id, url, initiative } = await furnished('Chapel')
    const elsewhere = await project('Elsewhere')
    const cal = await admit('Cal', 'projectManager', elsewhere)
    const dee = await admit('Dee', 'viewer', initiative)
    for (const path of ['', '/rows', '/commands', '/history'])
      expect((await cal.get(`${url}${path}`)).statusCode, path).toBe(404)
    expect((await cal.get(`${home}/plans`)).body).not.toContain(id)
    const rename = command([{ on: 'settings', id: 'plan', was: {}, now: { title: 'Church' } }])
    expect((await save(url, 2, [rename], cal)).statusCode).toBe(404)
    expect((await save(url, 2, [rename], dee)).statusCode).toBe(403)
    expect((await dee.post(`${home}/plans`, { initiative })).statusCode).toBe(403)
    expect((await dee.get(`${url}/rows`)).statusCode).toBe(200)
  })
})

test('several servers on one store take turns at one plan', async () => {
  const { url } = await furnished('Viaduct')
  const other = await openApi({ store: api.store })
  const { book } = await load(url)
  const step = (n: number) =>
    command([makeRow('task', `t${n}`, { name: `${n}`, type: 'task', duration: 60 * n, effort, order: `b${n}1` })])
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      (n % 2 === 0 ? ada : other.commandLine).post(`${url}/commands`, {
        base: 2,
        engine: engineBuild,
        commands: [step(n + 1)],
      }),
    ),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200))
  expect(answers.map((answer) => answer.json().results[0].n).sort((a, b) => a - b)).toEqual(
    [...Array(12).keys()].map((n) => n + 3),
  )
  const last = answers.map((answer) => answer.json()).find(({ head }) => head === 14)
  const loaded = await load(url)
  expect(loaded.book.task.size).toBe(book.task.size + 12)
  expect(new LivePlan(loaded.book.toPlan()).hash()).toBe(last.hash)
  await other.close()
})
