import type { Database } from '@gantry/store/database'
import { emptyStore } from '@gantry/store/testing/empty-store'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { multipart } from '../testing/multipart.ts'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'
import { comeIn } from '../testing/people.ts'

const march = {
  name: 'march.csv',
  bytes: `Project ID,Project name,Department,IPA RAG,SRO RAG,End date,Whole life cost (£m),Borough
A1,Harbour bridge,Works,Amber,Green,2026-06-30,120,North
A2,Night trains,Transport,,Red,Exempt under Section 43,Exempt under Section 43,South
,,,,,,,
`,
}
const june = {
  name: 'june.csv',
  bytes: `Project ID,Project name,Department,IPA RAG,SRO RAG,End date,Whole life cost (£m),Borough
A1,Harbour bridge,Works,Red,Green,2027-06-30,150,North
A2,Night trains,Transport,,Red,2028-01-31,40,South
`,
}

let store: Database
let api: TestApi
let ada: Browser
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())
beforeEach(async () => {
  api = await openApi({ store, now: () => '2027-07-01T09:00:00.000Z' })
  ada = await api.setUp()
})
afterEach(async () => {
  await api.close()
  await emptyStore(store)
})

const send = (who: Browser, path: string, files: Parameters<typeof multipart>[0], fields = {}) =>
  who.send({ method: 'POST', url: `${home}/${path}`, ...multipart(files, fields) })

async function imported() {
  const first = await send(ada, 'imports', [march], { period: '2024-03-31' })
  expect(first.statusCode, first.body).toBe(201)
  const second = await send(ada, 'imports', [june], { period: '2024-06-30' })
  expect(second.statusCode, second.body).toBe(201)
  return second.json()
}

describe('files', () => {
  test('are shown before anything is asked, then imported by their token without being sent again', async () => {
    const preview = await send(ada, 'imports/preview', [march], { period: '2024-03-31' })
    expect(preview.statusCode, preview.body).toBe(200)
    const { token, files, report } = preview.json()
    const [table] = files[0].tables
    expect(table.columns.map((column: { target: string }) => column.target).slice(0, 4)).toEqual([
      'initiative.externalId',
      'initiative.title',
      'initiative.unit',
      'rating.independent.deliveryConfidence',
    ])
    expect(table.picture[0]).toMatchObject({
      rows: 2,
      totals: [
        { field: 'wholeLifeCost', currency: 'GBP', minor: 12_000_000_000, n: 1, of: 2, absent: { withheld: 1 } },
      ],
    })
    expect(report).toMatchObject({ id: null, dryRun: true, files: [{ initiativesCreated: 2, statusRowsChanged: 2 }] })
    expect((await ada.get(`${home}/imports`)).json()).toEqual({ rows: [] })
    const made = await ada.post(`${home}/imports`, { token, period: '2024-03-31' })
    expect(made.statusCode, made.body).toBe(201)
    expect((await ada.get(`${home}/imports`)).json().rows).toMatchObject([
      { id: made.json().id, state: 'applied', files: ['march.csv'] },
    ])
    expect((await ada.post(`${home}/imports`, { token })).json()).toMatchObject({
      type: 'about:blank#import.preview-gone',
    })
  })

  test('are taken as the person maps them', async () => {
    const mapping = JSON.stringify({ Borough: 'initiative.category', 'SRO RAG': 'ignore' })
    const made = await send(ada, 'imports', [march], { period: '2024-03-31', mapping })
    expect(made.json().files[0].unmapped).toMatchObject([{ column: 'SRO RAG' }])
    const { rows } = (await ada.get(`${home}/overview`)).json()
    expect(rows.map((row: { category: string }) => row.category).sort()).toEqual(['North', 'South'])
  })

  test('change nothing in a dry run, and say what they would do', async () => {
    const dry = await send(ada, 'imports', [march], { period: '2024-03-31', dryRun: 'true' })
    expect(dry.statusCode, dry.body).toBe(200)
    expect(dry.json()).toMatchObject({ id: null, dryRun: true, files: [{ statusRowsChanged: 2 }] })
    expect((await ada.get(`${home}/overview`)).json().rows).toEqual([])
  })

  test.each([
    ['empty', '', 'file.empty'],
    ['not a table', '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR', 'file.binary'],
  ])('that are %s are refused with a name and a way out', async (_what, bytes, code) => {
    const answer = await send(ada, 'imports', [march, { name: 'odd.csv', bytes: Buffer.from(bytes, 'latin1') }], {
      period: '2024-03-31',
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({
      type: 'about:blank#import.file-refused',
      values: { problems: [{ file: 'odd.csv', code }] },
    })
    expect((await ada.get(`${home}/initiatives`)).json().rows).toEqual([])
  })

  test('without a date are refused until somebody says it', async () => {
    const answer = await send(ada, 'imports', [march])
    expect(answer.statusCode).toBe(422)
    expect(answer.json().mend).toContain('period')
  })

  test('of 200 MB are refused before a byte is read', async () => {
    const answer = await ada.send({
      method: 'POST',
      url: `${home}/imports`,
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(200 * 1024 * 1024) },
      payload: '--x--\r\n',
    })
    expect(answer.json()).toMatchObject({ type: 'about:blank#import.too-large', status: 413 })
  })

  test('are imported by those who may, and by nobody else', async () => {
    const viewer = await comeIn(api, ada, 'Vic', [{ role: 'viewer' }])
    for (const path of ['imports', 'imports/preview']) {
      const answer = await send(viewer, path, [march], { period: '2024-03-31' })
      expect(answer.json()).toMatchObject({ type: 'about:blank#access.import', status: 403 })
    }
  })
})

describe('what was imported', () => {
  test('is told, down to the cell as it was written', async () => {
    await imported()
    const { scope, rows } = (await ada.get(`${home}/overview?period=2024-03`)).json()
    expect(scope).toMatchObject({ period: { asOf: '2024-03-31' }, reported: { n: 2, of: 2 } })
    expect(rows).toHaveLength(2)
    const evidence = (await ada.get(`${home}/overview/evidence?measure=wholeLifeCost&period=2024-06`)).json()
    expect(evidence.cells).toContainEqual(
      expect.objectContaining({ title: 'Harbour bridge', value: 15_000_000_000, file: 'june.csv', row: 2, raw: '150' }),
    )
    const told = (await ada.get(`${home}/initiatives/INI-2/story`)).json()
    expect(told.endDates.map((point: { day: string }) => point.day)).toEqual(['2026-06-30', '2027-06-30'])
    expect((await ada.get(`${home}/overview?period=2031`)).json()).toMatchObject({
      type: 'about:blank#overview.period',
      status: 404,
    })
  })

  test('is answered from what is kept until something changes', async () => {
    await imported()
    const first = await ada.get(`${home}/overview`)
    const again = await ada.send({
      method: 'GET',
      url: `${home}/overview`,
      headers: { 'if-none-match': String(first.headers.etag) },
    })
    expect(again.statusCode).toBe(304)
    const period = first.json().scope.period.id
    const remark = await ada.post(`${home}/remarks`, { period, text: 'The bridge waits for the harbour board.' })
    expect(remark.statusCode, remark.body).toBe(201)
    const later = await ada.send({
      method: 'GET',
      url: `${home}/overview`,
      headers: { 'if-none-match': String(first.headers.etag) },
    })
    expect(later.json().narrative.remarks).toMatchObject([
      { text: 'The bridge waits for the harbour board.', byName: 'Ada Byrne' },
    ])
  })

  test('is decided on in one request: what was seen is kept, with its hash', async () => {
    const { id } = await imported()
    const { findings } = (await ada.get(`${home}/overview`)).json()
    const finding = findings.find((one: { subject: { kind: string } }) => one.subject.kind === 'initiative')
    const empty = await ada.post(`${home}/decisions/from-finding`, {
      finding: finding.id,
      question: 'Go on with it?',
      outcome: 'noted',
    })
    expect(empty.json()).toMatchObject({ type: 'about:blank#decision.make.reason', status: 422 })
    const decided = await ada.post(`${home}/decisions/from-finding`, {
      finding: finding.id,
      question: 'Go on with it?',
      options: ['Go on', 'Stop'],
      outcome: 'inPart',
      choice: 'Go on',
      reason: 'The money is spent.',
      right: 'Programme board',
    })
    expect(decided.statusCode, decided.body).toBe(201)
    expect(decided.json()).toMatchObject({
      state: 'made',
      initiative: { id: finding.subject.id },
      fields: { finding: finding.id, outcome: 'inPart', madeOn: '2027-07-01' },
    })
    const [kept] = await store.read('system', [
      {
        text: 'select finding, inputs_hash, jsonb_array_length(inputs -> $1) as cells from decision_evidence',
        values: ['cells'],
      },
    ])
    expect(kept?.rows).toMatchObject([{ finding: finding.id, inputs_hash: expect.stringMatching(/^[0-9a-f]{64}$/) }])
    expect(kept?.rows[0]?.cells).toBeGreaterThan(0)
    const undo = await ada.post(`${home}/imports/${id}/undo`, { reason: 'too late' })
    expect(undo.json()).toMatchObject({
      type: 'about:blank#import.rests-on-it',
      values: { conflicts: [{ what: 'decision', title: 'Go on with it?' }] },
    })
  })

  test('is set aside where a person says why, and comes back', async () => {
    await imported()
    const { findings } = (await ada.get(`${home}/overview`)).json()
    const finding = findings.find((one: { subject: { kind: string } }) => one.subject.kind === 'initiative')
    const mute = await ada.post(`${home}/findings/mute`, {
      rule: finding.rule,
      subject: finding.subject.id,
      reason: 'Known to the board',
      reviewOn: '2027-12-31',
    })
    expect(mute.statusCode, mute.body).toBe(201)
    const muted = (await ada.get(`${home}/overview`))
      .json()
      .findings.filter((one: { mutedUntil?: string }) => one.mutedUntil)
    expect(muted).toContainEqual(
      expect.objectContaining({ rule: finding.rule, mutedUntil: '2027-12-31', muteReason: 'Known to the board' }),
    )
    expect((await ada.get(`${home}/findings/mute`)).json().rows).toEqual([
      expect.objectContaining({
        id: mute.json().id,
        rule: finding.rule,
        subject: expect.objectContaining({ kind: 'initiative', ref: expect.stringMatching(/^INI-/) }),
        reason: 'Known to the board',
        reviewOn: '2027-12-31',
        allowed: { unmute: { ok: true } },
      }),
    ])
    expect((await ada.delete(`${home}/findings/mute/${mute.json().id}`)).statusCode).toBe(200)
    expect((await ada.get(`${home}/findings/mute`)).json().rows).toEqual([])
    expect(
      (await ada.get(`${home}/overview`)).json().findings.filter((one: { mutedUntil?: string }) => one.mutedUntil),
    ).toEqual([])
  })

  test('is corrected with the reason, and both values stay', async () => {
    await imported()
    const { rows } = (await ada.get(`${home}/status-reports?filter=title:eq:Harbour bridge&sort=-asOf`)).json()
    const report = rows.find((row: { fields: { asOf: string } }) => row.fields.asOf === '2024-06-30') ?? rows[0]
    const unwritten = await ada.patch(`${home}/status-reports/${report.ref}`, {
      version: report.version,
      fields: { endDate: '2027-09-30' },
    })
    expect(unwritten.statusCode).toBe(422)
    const corrected = await ada.post(`${home}/status-reports/${report.ref}/correct`, {
      version: report.version,
      reason: 'Typing error',
      fields: { endDate: '2027-09-30' },
    })
    expect(corrected.statusCode, corrected.body).toBe(200)
    expect(corrected.json().fields.endDate).toBe('2027-09-30')
    const { rows: versions } = (await ada.get(`${home}/status-reports/${report.ref}/versions`)).json()
    expect(versions).toMatchObject([
      { version: report.version, reason: 'Typing error', values: { end_date: report.fields.endDate } },
    ])
    const stale = await ada.post(`${home}/status-reports/${report.ref}/correct`, {
      version: report.version,
      reason: 'Again',
      fields: { endDate: '2029-09-30' },
    })
    expect(stale.statusCode).toBe(409)
  })
})
