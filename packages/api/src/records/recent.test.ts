import type { Database } from '@gantry/store/database'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { multipart } from '../testing/multipart.ts'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'
import { comeIn } from '../testing/people.ts'

let store: Database
let api: TestApi
let ada: Browser

beforeAll(async () => {
  store = await openTestStore()
  api = await openApi({ store })
  ada = await api.setUp()
})
afterAll(async () => {
  await api.close()
  await store.close()
})

interface Change {
  kind: string
  ref: string
  title: string
  others: number
  by: string | null
  verb: string | null
  fields: string[]
  initiative: { title: string } | null
}

async function changes(as = ada, query = ''): Promise<Change[]> {
  const answer = await as.get(`${home}/changes${query}`)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json().rows
}

async function make(segment: string, payload: object) {
  const answer = await ada.post(`${home}/${segment}`, payload)
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json()
}

describe('what changed lately', () => {
  test('is told over every kind, newest first, with who did what', async () => {
    await make('initiatives', { fields: { title: 'North', type: 'portfolio' } })
    await make('initiatives', { fields: { title: 'South', type: 'portfolio' } })
    const risk = await make('risks', { initiative: 'INI-1', fields: { title: 'Scour' } })
    await make('issues', { initiative: 'INI-2', fields: { title: 'Silt' } })
    await ada.patch(`${home}/risks/${risk.ref}`, { version: risk.version, fields: { title: 'Scour at the pier' } })
    const [first, second] = await changes()
    expect(first).toMatchObject({
      kind: 'risk',
      ref: 'RSK-1',
      title: 'Scour at the pier',
      others: 0,
      verb: 'changed',
      fields: ['title'],
      by: 'Ada Byrne',
      initiative: { title: 'North' },
    })
    expect(second).toMatchObject({ kind: 'issue', title: 'Silt', verb: 'created' })
    expect(await changes(ada, '?most=1')).toHaveLength(1)
  })

  test('tells what came in together as one, and counts it', async () => {
    const file = {
      name: 'portfolio.csv',
      bytes:
        'Project Name,Department,IPA RAG,End Date\nBridge,Roads,Amber,2030-12-31\nFerry,Roads,Red,2031-12-31\nTunnel,Roads,Green,2029-12-31\n',
    }
    const answer = await ada.send({
      method: 'POST',
      url: `${home}/imports`,
      ...multipart([file], { period: '2026-03-31' }),
    })
    expect(answer.statusCode).toBe(201)
    const rows = await changes()
    expect(rows.filter(({ kind }) => kind === 'statusReport')).toMatchObject([{ others: 2, verb: 'imported' }])
    expect(rows.filter(({ kind }) => kind === 'initiative')[0]).toMatchObject({ others: 2, verb: 'created' })
  })

  test('leaves out, and does not count, what one may not see', async () => {
    const sue = await comeIn(api, ada, 'Sue South', [{ role: 'viewer', initiative: 'INI-2' }])
    const seen = await changes(sue)
    expect(seen.map(({ title }) => title)).toContain('Silt')
    expect(seen.map(({ title }) => title).join(' ')).not.toMatch(/Scour|North|Bridge|Ferry|Tunnel/)
    expect(seen.every(({ others }) => others === 0)).toBe(true)
  })
})
