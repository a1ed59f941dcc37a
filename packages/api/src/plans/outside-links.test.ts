import { engineBuild, keysAt, makeRow, PlanBook, type RowEdit } from '@gantry/planning/editing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, home, openApi, password, type TestApi } from '../testing/open-api.ts'

let api: TestApi
let ada: Browser
beforeAll(async () => {
  api = await openApi()
  ada = await api.setUp()
})
afterAll(() => api.close())

const minute = (text: string) => Date.parse(`${text}Z`) / 60_000
const monday = minute('2026-05-04T08:00')

/** Two tasks of two days each, one after the other, from Monday 4 May 2026. */
async function plan(title: string, timeZone = 'Europe/London'): Promise<{ id: string; ref: string }> {
  const { ref } = (await ada.post(`${home}/initiatives`, { fields: { title, type: 'project' } })).json()
  const { id } = (await ada.post(`${home}/plans`, { initiative: ref, start: monday, timeZone })).json()
  const settings = {
    title,
    rules: 'msproject',
    from: 'start',
    calendar: 'standard',
    options: {},
    units: units,
  } as const
  const keys = keysAt(PlanBook.fromPlan({ ...settings, ...none }), {}, 2)
  const effort = { fixed: 'units', driven: false } as const
  await edit(id, 0, [
    ...['one', 'two'].map((name, n) =>
      makeRow('task', name, { name, type: 'task', duration: 960, effort, order: keys[n]! }),
    ),
    makeRow('dependency', 'link', {
      predecessor: 'one',
      successor: 'two',
      type: 'FS',
      lag: { in: 'working', minutes: 0 },
    }),
  ])
  return { id, ref }
}
const units = { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 }
const none = { calendars: [], tasks: [], dependencies: [], resources: [], assignments: [], baselines: [] }

async function edit(id: string, base: number, edits: readonly RowEdit[]) {
  const commands = [{ id: crypto.randomUUID(), verb: 'test.edit', edits }]
  const saved = await ada.post(`${home}/plans/${id}/commands`, { base, engine: engineBuild, commands })
  expect(saved.json().results, saved.body).toMatchObject([{ n: base + 1 }])
}

const last = async (id: string, of = 'one', for_ = 2880): Promise<void> =>
  edit(id, (await ada.get(`${home}/plans/${id}`)).json().head, [
    { on: 'task', id: of, was: {}, now: { duration: for_ } },
  ])
const link = (id: string, body: object) => ada.post(`${home}/plans/${id}/outside-links`, body)
const links = async (id: string) => (await ada.get(`${home}/plans/${id}/outside-links`)).json().rows
const finish = async (id: string): Promise<number> => (await ada.get(`${home}/plans/${id}`)).json().finish

test('a hard link puts the date into the plan that waits, and on from there', async () => {
  const [road, bridge, opening] = [await plan('Road'), await plan('Bridge'), await plan('Opening')]
  expect((await link(bridge.id, { task: 'one', from: { plan: road.id, task: 'two' }, hard: true })).statusCode).toBe(
    201,
  )
  await link(opening.id, { task: 'two', from: { plan: bridge.id, task: 'two' }, hard: true })
  await api.settled()
  // Monday to Thursday, then Friday and Monday, then Tuesday and Wednesday, then two more.
  expect(await finish(bridge.id)).toBe(minute('2026-05-13T17:00'))
  expect(await finish(opening.id)).toBe(minute('2026-05-15T17:00'))
  await last(road.id)
  await api.settled()
  expect(await finish(bridge.id)).toBe(minute('2026-05-19T17:00'))
  expect(await finish(opening.id)).toBe(minute('2026-05-21T17:00'))
  const { commands } = (await ada.get(`${home}/plans/${bridge.id}/commands?since=1`)).json()
  expect(commands).toMatchObject([
    { verb: 'link.push', actorName: 'Link between projects' },
    { verb: 'link.push', actorName: 'Link between projects' },
  ])
})

test('a soft link offers the date, which is accepted or refused with a reason', async () => {
  const [dam, canal] = [await plan('Dam'), await plan('Canal')]
  const made = await link(canal.id, { task: 'one', from: { plan: dam.id, task: 'two' } })
  await api.settled()
  const [{ id, ...offer }] = await links(canal.id)
  expect(offer).toMatchObject({
    way: 'into',
    task: 'one',
    other: { plan: dam.id, title: 'Dam', name: 'two' },
    given: null,
    offered: minute('2026-05-07T17:00'),
  })
  expect(made.json().rows[0].id).toBe(id)
  expect(await finish(canal.id)).toBe(minute('2026-05-07T17:00'))
  const answer = (body: object) => ada.post(`${home}/plans/${canal.id}/outside-links/${id}/answer`, body)
  expect((await answer({ accept: false })).json().type).toBe('about:blank#link.reason')
  expect((await answer({ accept: true })).json().rows).toMatchObject([{ given: offer.offered, offered: null }])
  expect(await finish(canal.id)).toBe(minute('2026-05-13T17:00'))
  await last(dam.id)
  await api.settled()
  expect((await answer({ accept: false, reason: 'The water comes in May' })).json().rows).toMatchObject([
    { given: offer.offered, refused: minute('2026-05-13T17:00'), reason: 'The water comes in May' },
  ])
  await last(dam.id, 'two', 960)
  await api.settled()
  expect(await links(canal.id)).toMatchObject([{ offered: null }])
  expect(await links(dam.id)).toMatchObject([{ way: 'outOf', refused: minute('2026-05-13T17:00') }])
  expect((await answer({ accept: true })).json().type).toBe('about:blank#link.nothing-offered')
  await ada.delete(`${home}/plans/${canal.id}/outside-links/${id}`)
  expect(await links(canal.id)).toEqual([])
  expect(await finish(canal.id)).toBe(minute('2026-05-07T17:00'))
})

test('a link that would come back to where it starts is refused, and one that does later stands still', async () => {
  const [east, west] = [await plan('East'), await plan('West')]
  await link(west.id, { task: 'one', from: { plan: east.id, task: 'two' }, hard: true })
  const back = await link(east.id, { task: 'one', from: { plan: west.id, task: 'two' }, hard: true })
  expect(back.json().type).toBe('about:blank#link.loop')
  // From the end of the one to the end of the other there is no loop, until West links its tasks the other way.
  const [north, south] = [await plan('North'), await plan('South')]
  await edit(north.id, 1, [{ on: 'dependency', id: 'link', was: {}, now: null }])
  await link(north.id, { task: 'two', from: { plan: south.id, task: 'two' }, hard: true })
  expect((await link(south.id, { task: 'one', from: { plan: north.id, task: 'one' }, hard: true })).statusCode).toBe(
    201,
  )
  await api.settled()
  await edit(north.id, (await ada.get(`${home}/plans/${north.id}`)).json().head, [
    makeRow('dependency', 'closing', {
      predecessor: 'two',
      successor: 'one',
      type: 'FS',
      lag: { in: 'working', minutes: 0 },
    }),
  ])
  await api.settled()
  expect((await links(north.id)).map(({ trouble }: { trouble: string }) => trouble)).toContain('loop')
})

test('dates go over between time zones as instants', async () => {
  const [here, there] = [await plan('Here', 'Europe/London'), await plan('There', 'Asia/Tokyo')]
  await link(there.id, { task: 'one', from: { plan: here.id, task: 'one' }, hard: true })
  await api.settled()
  // Tuesday 17:00 in London's summer is Wednesday 01:00 in Tokyo.
  expect(await links(there.id)).toMatchObject([{ given: minute('2026-05-06T01:00') }])
})

test('a link takes the right to edit the plan that waits and to see the other, which else is restricted', async () => {
  const [open, closed] = [await plan('Open'), await plan('Closed')]
  const { link: invitation } = (
    await ada.post(`${home}/invitations`, {
      email: 'max@example.org',
      name: 'Max',
      roles: [{ role: 'projectManager', initiative: open.ref }],
    })
  ).json()
  const max = api.browser()
  await max.post(`/api/v1/invitations/${new URL(invitation).searchParams.get('token')}`, { password })
  const at = `${home}/plans/${open.id}/outside-links`
  const body = { task: 'one', from: { plan: closed.id, task: 'two' } }
  expect((await max.post(at, body)).statusCode).toBe(404)
  await ada.post(at, body)
  await api.settled()
  expect((await max.get(at)).json().rows).toMatchObject([{ other: null, offered: expect.any(Number) }])
  // Who waits for one’s own plan shows only where that plan does.
  await link(closed.id, { task: 'one', from: { plan: open.id, task: 'one' } })
  expect((await max.get(at)).json().rows).toHaveLength(1)
  expect(await links(open.id)).toHaveLength(2)
})
