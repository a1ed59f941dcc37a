import { bookOf, changeRow, engineBuild, type PlanSnapshot } from '@gantry/planning/editing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { multipart } from '../testing/multipart.ts'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'

let api: TestApi
let ada: Browser
beforeAll(async () => {
  api = await openApi()
  ada = await api.setUp()
})
afterAll(() => api.close())

/** 2026-05-04 is a Monday. `later`: the file says that pouring starts a day after what its links say. */
const csv = (rows: readonly string[]) => Buffer.from(`ID,Name,Duration,Start,Finish,Predecessors\n${rows.join('\n')}\n`)
const quay = (...more: string[]) =>
  csv([
    '1,Dig,2 days,2026-05-04 08:00,2026-05-05 17:00,',
    '2,Pour,3 days,2026-05-07 08:00,2026-05-11 17:00,1',
    '3,Cure,1 day,2026-05-12 08:00,2026-05-12 17:00,2',
    ...more,
  ])

async function project(title: string): Promise<string> {
  return (await ada.post(`${home}/initiatives`, { fields: { title, type: 'project' } })).json().ref
}

async function preview(initiative: string, name: string, bytes: Uint8Array) {
  return await ada.send({
    method: 'POST',
    url: `${home}/plans/imports/preview?initiative=${initiative}`,
    ...multipart([{ name, bytes }]),
  })
}

async function imported(initiative: string, bytes: Uint8Array, choice: object = { dates: 'reschedule' }) {
  const { token } = (await preview(initiative, 'quay.csv', bytes)).json()
  return await ada.post(`${home}/plans/imports`, { initiative, token, ...choice })
}

const rowsOf = async (id: string): Promise<PlanSnapshot> => (await ada.get(`${home}/plans/${id}/rows`)).json().plan

describe('a file', () => {
  test('is looked at before anything is written: its dates beside ours', async () => {
    const initiative = await project('Quay')
    const answer = await preview(initiative, 'quay.csv', quay())
    expect(answer.json()).toMatchObject({
      format: 'task-list',
      tasks: 3,
      links: 2,
      dates: { compared: 3, equal: 1, others: [{ name: 'Pour' }, { name: 'Cure' }] },
      changes: null,
    })
    expect((await ada.get(`${home}/plans?initiative=${initiative}`)).json().rows).toEqual([])
  })

  test('is rescheduled, or keeps its dates as manual tasks', async () => {
    const [one, other] = [await project('One'), await project('Other')]
    const rescheduled = (await imported(one, quay())).json()
    const kept = (await imported(other, quay(), { dates: 'keep' })).json()
    const minute = (text: string) => Date.parse(`${text}Z`) / 60_000
    expect(rescheduled).toMatchObject({ head: 1, tasks: 3, finish: minute('2026-05-11T17:00') })
    expect(kept).toMatchObject({ head: 1, tasks: 3, finish: minute('2026-05-12T17:00') })
    const { tasks } = await rowsOf(kept.id)
    expect(tasks.map(({ name, manual }) => [name, manual?.start])).toEqual([
      ['Dig', undefined],
      ['Pour', minute('2026-05-07T08:00')],
      ['Cure', undefined],
    ])
  })

  test('read again changes what is there by its ids, says what, and undo stops at it', async () => {
    const initiative = await project('Again')
    const { id } = (await imported(initiative, quay())).json()
    const changed = quay('4,Paint,1 day,,,3')
      .toString()
      .replace('Pour,3 days', 'Pour,4 days')
      .replace('1,Dig', '1,Excavate')
    const told = (await preview(initiative, 'quay.csv', Buffer.from(changed))).json()
    expect(told.changes).toMatchObject({ added: 1, removed: 0, removesOverHalf: false })
    expect(told.changes.lines).toEqual(expect.arrayContaining(['“Paint” is new.', '“Excavate” changes.']))
    expect((await imported(initiative, Buffer.from(changed))).json()).toMatchObject({ id, head: 2, tasks: 4 })
    const plan = await rowsOf(id)
    expect(plan.tasks.map(({ name }) => name)).toEqual(['Excavate', 'Pour', 'Cure', 'Paint'])
    expect((await ada.get(`${home}/plans/${id}/commands?since=0`)).json()).toEqual({ head: 2, commands: null })
    const undo = await ada.post(`${home}/plans/${id}/undo`, { id: crypto.randomUUID() })
    expect(undo.json().type).toBe('about:blank#undo.stops')
    const book = bookOf(plan)
    const rename = {
      id: crypto.randomUUID(),
      verb: 'task.rename',
      edits: [changeRow(book, 'task', plan.tasks[0]!.id, { name: 'Dig' })],
    }
    const saved = await ada.post(`${home}/plans/${id}/commands`, { base: 2, engine: engineBuild, commands: [rename] })
    expect(saved.json()).toMatchObject({ head: 3, results: [{ n: 3 }] })
  })

  test('that would delete over half of a plan asks first', async () => {
    const initiative = await project('Half')
    const { id } = (await imported(initiative, quay())).json()
    const small = csv(['1,Dig,2 days,,,'])
    expect((await preview(initiative, 'quay.csv', small)).json().changes).toMatchObject({
      removed: 2,
      removesOverHalf: true,
    })
    expect((await imported(initiative, small)).json()).toMatchObject({
      status: 409,
      type: 'about:blank#plan.deletes-over-half',
    })
    expect((await rowsOf(id)).tasks).toHaveLength(3)
    expect((await imported(initiative, small, { dates: 'reschedule', mayDelete: true })).statusCode).toBe(201)
    expect((await rowsOf(id)).tasks).toHaveLength(1)
  })

  test('that is no plan is refused with what may help', async () => {
    const initiative = await project('None')
    expect((await preview(initiative, 'letter.pdf', Buffer.from('%PDF-1.7'))).json()).toMatchObject({
      status: 422,
      type: 'about:blank#plan.foreign',
      mend: expect.stringMatching(/^Maybe/),
    })
    expect(
      (await ada.post(`${home}/plans/imports`, { initiative, token: 'gone', dates: 'keep' })).statusCode,
    ).toBeGreaterThanOrEqual(400)
  })
})

describe('a plan goes out', () => {
  test.each([
    ['mspdi', 'mspdi', 'xml'],
    ['xer', 'xer', 'xer'],
    ['json', 'gantry-plan', 'json'],
    ['csv', 'task-list', 'csv'],
    ['xlsx', 'task-list', 'xlsx'],
  ])('as %s, and in again as the same tasks and links', async (format, readAs, ending) => {
    const initiative = await project(`Out ${format}`)
    const { id } = (await imported(initiative, quay())).json()
    const file = await ada.get(`${home}/plans/${id}/export/${format}`)
    expect(file.statusCode).toBe(200)
    expect(file.headers['content-disposition']).toContain(`.${ending}"`)
    const back = (await preview(await project(`Back ${format}`), 'plan.bin', file.rawPayload)).json()
    expect(back).toMatchObject({ format: readAs, links: 2, dates: { compared: expect.any(Number) } })
    const again = await ada.post(`${home}/plans/imports`, {
      initiative: (await ada.get(`${home}/initiatives?filter=title:eq:Back ${format}`)).json().rows[0].ref,
      token: back.token,
      dates: 'reschedule',
    })
    const { tasks } = await rowsOf(again.json().id)
    expect(tasks.filter(({ type }) => type !== 'summary').map(({ name, duration }) => [name, duration])).toEqual([
      ['Dig', 960],
      ['Pour', 1440],
      ['Cure', 480],
    ])
  })

  test('as a calendar', async () => {
    const { id } = (await imported(await project('Calendar'), quay())).json()
    const file = await ada.get(`${home}/plans/${id}/export/ics`)
    expect(file.headers['content-type']).toContain('text/calendar')
    expect(file.body.match(/BEGIN:VEVENT/g)).toHaveLength(3)
  })
})
