import { mkdirSync, readdirSync } from 'node:fs'
import type { Database } from '@gantry/store/database'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filesIn } from '../open-installation.ts'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'
import { comeIn } from '../testing/people.ts'

let store: Database
let api: TestApi
let ada: Browser
let viewer: Browser
let elsewhere: Browser

beforeAll(async () => {
  store = await openTestStore()
  api = await openApi({ store, fileBytes: 32_768 })
  ada = await api.setUp()
  await make('initiatives', { fields: { title: 'Bridges', type: 'portfolio' } })
  await make('initiatives', { initiative: 'INI-1', fields: { title: 'River crossing', type: 'project' } })
  await make('initiatives', { fields: { title: 'Harbour', type: 'project' } })
  viewer = await comeIn(api, ada, 'Vera Viewer', [{ role: 'viewer', initiative: 'INI-1' }])
  elsewhere = await comeIn(api, ada, 'Elsa Where', [{ role: 'projectManager', initiative: 'INI-3' }])
  await make('risks', { initiative: 'INI-2', fields: { title: 'Scour' } })
  await make('issues', { initiative: 'INI-3', fields: { title: 'Silt' } })
})
afterAll(async () => {
  await api.close()
  await store.close()
})

async function make(segment: string, payload: object) {
  const answer = await ada.post(`${home}/${segment}`, payload)
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json()
}

function upload(as: Browser, name: string, content: Buffer, type = 'text/html') {
  const head = `--edge\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--edge--\r\n')])
  const headers = { 'content-type': 'multipart/form-data; boundary=edge' }
  return as.send({ method: 'POST', url: `${home}/risks/RSK-1/attachments`, headers, payload })
}

describe('comments', () => {
  test('are added, changed and taken back by their author alone', async () => {
    const [first] = (await ada.post(`${home}/risks/RSK-1/comments`, { body: '<script>alert(1)</script>' })).json().rows
    expect(first).toMatchObject({
      body: '<script>alert(1)</script>',
      version: 1,
      own: true,
      author: { name: 'Ada Byrne' },
    })
    expect((await viewer.get(`${home}/risks/RSK-1/comments`)).json().rows[0]).toMatchObject({
      id: first.id,
      own: false,
    })
    expect((await viewer.post(`${home}/risks/RSK-1/comments`, { body: 'Me too' })).statusCode).toBe(403)
    expect((await elsewhere.get(`${home}/risks/RSK-1/comments`)).statusCode).toBe(404)
    const url = `${home}/risks/RSK-1/comments/${first.id}`
    expect((await ada.patch(url, { version: 1, body: 'Measured' })).json().rows[0]).toMatchObject({
      body: 'Measured',
      version: 2,
    })
    expect((await ada.patch(url, { version: 1, body: 'Late' })).statusCode).toBe(409)
    expect((await ada.delete(url, { version: 2 })).json().rows).toEqual([])
    const { entries } = (await ada.get(`${home}/risks/RSK-1/history`)).json()
    expect(entries[0]).toMatchObject({ verb: 'commentRemoved', changes: [{ before: 'Measured', after: null }] })
    expect((await ada.post(`${home}/risks/RSK-1/comments`, { body: 'a\u0000b' })).statusCode).toBe(400)
  })
})

/** Everything in the folder of attachments, also what is half-way in. */
function keptFiles(): string[] {
  const folder = filesIn(api.dataDir)
  mkdirSync(folder, { recursive: true })
  return readdirSync(folder, { recursive: true }).map(String).sort()
}

describe('attachments', () => {
  test('come back byte for byte, as files to save and never to run', async () => {
    const bytes = Buffer.from('<script>alert(document.cookie)</script>\r\n\u0000')
    const attached = await upload(ada, '../../etc/Übersicht "1".html', bytes)
    expect(attached.statusCode).toBe(201)
    expect(attached.json()).toMatchObject({
      bytes: bytes.length,
      mediaType: 'text/html',
      author: { name: 'Ada Byrne' },
    })
    expect(attached.json().name).not.toMatch(/[/\\"]/)
    const url = `${home}/risks/RSK-1/attachments/${attached.json().id}`
    const answer = await viewer.get(url)
    expect(answer.rawPayload.equals(bytes)).toBe(true)
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[^"]*"; filename\*=UTF-8''/)
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect((await elsewhere.get(url)).statusCode).toBe(404)
    expect((await upload(viewer, 'x.txt', Buffer.from('x'))).statusCode).toBe(403)
    expect((await ada.delete(url)).statusCode).toBe(200)
    expect((await ada.get(url)).statusCode).toBe(404)
  })

  test.each([
    ['empty.txt', '', 'text/plain', 422, 'attachment.empty'],
    ['plan.pdf', '4d5a900003', 'application/pdf', 422, 'attachment.mismatch'],
    ['photo.png', '255044462d312e37', 'image/png', 422, 'attachment.mismatch'],
    ['notes.txt', '4d5a90000300000004000000ffff0000b8', 'text/plain', 422, 'attachment.mismatch'],
    ['minutes.docx', Buffer.from('only words').toString('hex'), 'application/octet-stream', 422, 'attachment.mismatch'],
    ['large.bin', '00'.repeat(40_000), 'application/octet-stream', 413, 'attachment.too-large'],
  ])('%s is refused: not a byte of it is kept', async (name, hex, type, status, id) => {
    const before = (await ada.get(`${home}/risks/RSK-1/attachments`)).json().rows.length
    const kept = keptFiles()
    const answer = await upload(ada, name, Buffer.from(hex, 'hex'), type)
    expect(answer.json()).toMatchObject({ status, type: `about:blank#${id}` })
    expect(answer.json().detail ?? answer.json().title).toContain(name)
    expect((await ada.get(`${home}/risks/RSK-1/attachments`)).json().rows).toHaveLength(before)
    expect(keptFiles()).toEqual(kept)
  })

  test.each([
    ['plan.pdf', '255044462d312e37', 'application/octet-stream'],
    ['minutes.docx', '504b030414', 'application/zip'],
    ['plan.mpp', 'd0cf11e0a1b11ae1', 'application/octet-stream'],
    ['notes.unknown', '00010203', 'application/octet-stream'],
    ['a.txt', '61', 'text/plain'],
  ])('%s is taken for what it is', async (name, hex, type) => {
    expect((await upload(ada, name, Buffer.from(hex, 'hex'), type)).statusCode).toBe(201)
  })

  test('there must be one', async () => {
    expect((await ada.post(`${home}/risks/RSK-1/attachments`)).json()).toMatchObject({
      type: 'about:blank#attachment.none',
      status: 400,
    })
  })
})

describe('links', () => {
  test('read from both ends, and do not tell of what may not be seen', async () => {
    const linked = await ada.post(`${home}/risks/RSK-1/links`, { to: 'iss-1', role: 'causes' })
    expect(linked.json().rows).toMatchObject([
      { reads: 'causes', outgoing: true, kind: 'issue', record: { ref: 'ISS-1', title: 'Silt' } },
    ])
    expect((await ada.get(`${home}/issues/ISS-1/links`)).json().rows).toMatchObject([
      { reads: 'is caused by', record: { ref: 'RSK-1' } },
    ])
    expect((await viewer.get(`${home}/risks/RSK-1/links`)).json().rows).toMatchObject([
      { record: { restricted: true } },
    ])
    expect((await elsewhere.get(`${home}/issues/ISS-1/links`)).json().rows).toEqual([])
    expect((await ada.post(`${home}/risks/RSK-1/links`, { to: 'RSK-1', role: 'relates' })).json().type).toBe(
      'about:blank#link.itself',
    )
    expect((await ada.post(`${home}/risks/RSK-1/links`, { to: 'ISS-9', role: 'relates' })).statusCode).toBe(404)
    expect((await viewer.delete(`${home}/risks/RSK-1/links/${linked.json().rows[0].id}`)).statusCode).toBe(403)
    expect((await ada.delete(`${home}/issues/ISS-1/links/${linked.json().rows[0].id}`)).json().rows).toEqual([])
  })

  test('of a field with several references are labelled and checked', async () => {
    const second = await make('risks', { initiative: 'INI-2', fields: { title: 'Flood' } })
    const risk = (await ada.get(`${home}/risks/RSK-1`)).json()
    const changed = await ada.patch(`${home}/risks/RSK-1`, {
      version: risk.version,
      fields: { secondaryRisks: [second.id] },
    })
    expect(changed.json()).toMatchObject({
      fields: { secondaryRisks: [second.id] },
      labels: { [second.id]: { ref: second.ref, title: 'Flood' } },
    })
    expect((await ada.get(`${home}/risks/${second.ref}/links`)).json().rows).toMatchObject([
      { reads: 'Secondary risks', field: true },
    ])
    const strange = await ada.patch(`${home}/risks/RSK-1`, {
      version: risk.version + 1,
      fields: { secondaryRisks: [risk.createdBy] },
    })
    expect(strange.json().fields).toEqual([{ field: 'secondaryRisks', message: 'is no risk that you can see' }])
  })
})

describe('custom fields', () => {
  test('are added by administrators, described, filled, and refused where they cannot be', async () => {
    const field = { type: 'scale', label: 'Öko score', max: 3 }
    expect((await viewer.post(`${home}/custom-fields`, { kind: 'statusReport', field })).statusCode).toBe(403)
    const made = (await ada.post(`${home}/custom-fields`, { kind: 'initiative', field })).json()
    expect(made).toMatchObject({ kind: 'initiative', name: 'okoScore', version: 1 })
    expect((await ada.post(`${home}/custom-fields`, { kind: 'initiative', name: 'title', field })).statusCode).toBe(422)
    expect((await ada.post(`${home}/custom-fields`, { kind: 'organisationUnit', field })).statusCode).toBe(404)
    expect(
      (await ada.post(`${home}/custom-fields`, { kind: 'risk', field: { type: 'choice', label: 'Of nothing' } }))
        .statusCode,
    ).toBe(422)
    const filled = await ada.patch(`${home}/initiatives/INI-3`, { version: 1, custom: { [made.id]: 2 } })
    expect(filled.json().custom).toEqual({ [made.id]: 2 })
    expect((await ada.patch(`${home}/initiatives/INI-3`, { version: 2, custom: { [made.id]: 4 } })).statusCode).toBe(
      422,
    )
    expect((await ada.get(`${home}/initiatives?filter=okoScore:eq:2`)).json().rows).toMatchObject([{ ref: 'INI-3' }])
    const kinds = (await viewer.get(`${home}/kinds`)).json().kinds
    expect(kinds.find((kind: { name: string }) => kind.name === 'initiative').customFields).toMatchObject([
      { name: 'okoScore' },
    ])
    const renamed = await ada.patch(`${home}/custom-fields/${made.id}`, { version: 1, field: { label: 'Green score' } })
    expect(renamed.json()).toMatchObject({ version: 2, field: { label: 'Green score', type: 'scale', max: 3 } })
    expect((await ada.delete(`${home}/custom-fields/${made.id}`, { version: 2 })).statusCode).toBe(200)
    expect((await ada.get(`${home}/initiatives/INI-3`)).json().custom).toEqual({})
    expect((await ada.post(`${home}/custom-fields`, { kind: 'initiative', name: 'okoScore', field })).statusCode).toBe(
      201,
    )
  })
})
