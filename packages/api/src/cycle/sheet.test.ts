import ExcelJS from '@protobi/exceljs'
import type { Database } from '@gantry/store/database'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'

let store: Database
let api: TestApi
let ada: Browser

beforeAll(async () => {
  store = await openTestStore()
  api = await openApi({ store })
  ada = await api.setUp()
  await make('initiatives', { fields: { title: 'Transport', type: 'portfolio' } })
  for (const title of ['Bridge', 'Ferry', '=cmd|calc', 'Tram', 'Canal'])
    await make('initiatives', { initiative: 'INI-1', fields: { title, type: 'project' } })
  await make('reporting-periods', { fields: { label: '2026-12', asOf: '2026-12-31' } })
  await ok(ada.post(`${home}/reporting-periods/PRD-1/open`, { version: 1 }))
  await ok(
    ada.patch(`${home}/status-reports/STA-4`, {
      version: 1,
      fields: {
        summary: 'Rails',
        wholeLifeCost: { minor: 125_050, currency: 'GBP' },
        benefits: { low: 100, high: 300, currency: 'EUR' },
      },
      absent: { endDate: { type: 'withheld', reason: 'Exempt under Section 43' } },
    }),
  )
})
afterAll(async () => {
  await api.close()
  await store.close()
})

async function make(segment: string, payload: object) {
  return await ok(ada.post(`${home}/${segment}`, payload))
}

async function ok(sent: ReturnType<Browser['get']>) {
  const answer = await sent
  if (answer.statusCode >= 300) throw new Error(answer.body)
  return answer.json()
}

async function sheet() {
  const answer = await ada.get(`${home}/reporting-periods/PRD-1/sheet.xlsx`)
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(answer.rawPayload as unknown as ArrayBuffer)
  const page = workbook.worksheets[0]!
  const column = (header: string) => (page.getRow(1).values as string[]).indexOf(header)
  const cell = (row: number, header: string) => page.getRow(row).getCell(column(header))
  return { workbook, page, cell }
}

async function sendBack(content: Uint8Array, name = 'filled.xlsx') {
  const boundary = 'a-boundary-of-the-test'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)])
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  return await ada.send({ method: 'POST', url: `${home}/reporting-periods/PRD-1/sheet`, headers, payload })
}

const bytesOf = async (workbook: ExcelJS.Workbook) => new Uint8Array(await workbook.xlsx.writeBuffer())

test('a sheet that was saved untouched changes nothing', async () => {
  const { workbook, cell } = await sheet()
  expect(cell(4, 'Initiative').text).toBe('INI-4 =cmd|calc')
  expect(cell(5, 'End').text).toBe('withheld: Exempt under Section 43')
  expect(cell(5, 'Whole-life cost (GBP)').value).toBe(1250.5)
  expect((await sendBack(await bytesOf(workbook))).json().counts).toEqual({
    applied: 0,
    unchanged: 5,
    conflict: 0,
    problem: 0,
  })
})

test('a filled sheet is applied row by row; conflicts and problems are told with both sides and what may help', async () => {
  const { workbook, cell } = await sheet()
  cell(2, 'Summary').value = 'Piers stand.'
  cell(2, "Owner's rating").value = 'Amber/Red'
  cell(2, 'End').value = new Date('2028-06-30T00:00:00Z')
  cell(2, 'Whole-life cost (GBP)').value = 1_250_000
  cell(3, 'Summary').value = 'Afloat.'
  cell(3, 'End').value = '31/02/2028'
  cell(3, "Owner's rating").value = 'Purple'
  cell(4, 'Summary').value = 'Mine'
  await ok(ada.patch(`${home}/status-reports/STA-3`, { version: 1, fields: { summary: 'Theirs' } }))
  cell(6, 'Report (leave as it is)').value = 'something else'
  const { counts, rows } = (await sendBack(await bytesOf(workbook))).json()
  expect(counts).toEqual({ applied: 1, unchanged: 1, conflict: 1, problem: 2 })
  expect(rows[0]).toMatchObject({ row: 2, ref: 'STA-1', title: 'Bridge', outcome: 'applied' })
  expect(rows[1].problems).toMatchObject([
    { column: "Owner's rating", value: 'Purple' },
    { column: 'End', value: '31/02/2028', message: '“31/02/2028” is a day that the calendar does not have.' },
  ])
  expect(rows[2]).toMatchObject({
    outcome: 'conflict',
    both: { yours: { Summary: 'Mine' }, theirs: { Summary: 'Theirs' } },
  })
  expect(rows[4]).toMatchObject({ outcome: 'problem', problems: [{ value: 'something else' }] })
  const bridge = await ok(ada.get(`${home}/status-reports/STA-1/filling`))
  expect(bridge).toMatchObject({
    report: {
      fields: {
        summary: 'Piers stand.',
        endDate: '2028-06-30',
        wholeLifeCost: { minor: 125_000_000, currency: 'GBP' },
      },
    },
    ratings: [{ assessor: 'owner', value: 'amberRed' }],
    missing: [],
  })
  // Nothing of the row with a problem was kept, not even its summary.
  expect((await ok(ada.get(`${home}/status-reports/STA-2`))).version).toBe(1)
})

test('what is no sheet of this period is refused by name', async () => {
  const answer = await sendBack(Buffer.from('a,b\n1,2\n'), 'other.csv')
  expect(answer.json()).toMatchObject({ type: 'about:blank#sheet.unreadable', status: 422 })
  expect((await sendBack(Buffer.from([0, 1, 2, 3, 255]))).statusCode).toBe(422)
})
