import type { Database } from '@gantry/store/database'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'
import { comeIn } from '../testing/people.ts'

let store: Database
let api: TestApi
let ada: Browser
let paula: Browser
let theirs: string

beforeAll(async () => {
  store = await openTestStore()
  api = await openApi({ store })
  ada = await api.setUp()
  for (const title of ['North', 'South'])
    await ada.post(`${home}/initiatives`, { fields: { title, type: 'portfolio' } })
  await ada.post(`${home}/reporting-periods`, { fields: { label: 'Q1', asOf: '2026-03-31' } })
  paula = await comeIn(api, ada, 'Paula Pryce', [{ role: 'projectManager', initiative: 'INI-1' }])
  const made = await paula.post(`${home}/remarks`, { period: 'Q1', initiative: 'INI-1', text: 'Teh bridge waits.' })
  theirs = made.json<{ id: string }>().id
})
afterAll(async () => {
  await api.close()
  await store.close()
})

async function said(as = paula): Promise<{ text: string; version: number; editedAt?: string }[]> {
  return (await as.get(`${home}/initiatives/INI-1/story?period=Q1`)).json().narrative.remarks
}

describe('words beside the story', () => {
  test('are put better by who wrote them, and keep how they read before', async () => {
    const stale = await paula.patch(`${home}/remarks/${theirs}`, { version: 9, text: 'x' })
    expect(stale.json()).toMatchObject({ status: 409, type: 'about:blank#record.stale' })
    expect((await paula.patch(`${home}/remarks/${theirs}`, { version: 1, text: 'The bridge waits.' })).statusCode).toBe(
      200,
    )
    expect(await said()).toMatchObject([{ text: 'The bridge waits.', version: 2, editedAt: expect.any(String) }])
    const { entries } = (await paula.get(`${home}/remarks/${theirs}/history`)).json()
    expect(entries).toMatchObject([
      { verb: 'changed', text: 'The bridge waits.', byName: 'Paula Pryce' },
      { verb: 'created', text: 'Teh bridge waits.', byName: 'Paula Pryce' },
    ])
  })

  test('are nobody else’s to change, and not there for who may not see', async () => {
    const change = { version: 2, text: 'Mine now' }
    expect((await ada.patch(`${home}/remarks/${theirs}`, change)).json().type).toBe('about:blank#remark.not-own')
    const sue = await comeIn(api, ada, 'Sue South', [{ role: 'projectManager', initiative: 'INI-2' }])
    expect((await sue.patch(`${home}/remarks/${theirs}`, change)).statusCode).toBe(404)
    expect((await sue.get(`${home}/remarks/${theirs}/history`)).statusCode).toBe(404)
    const peer = await comeIn(api, ada, 'Pat Peer', [{ role: 'projectManager', initiative: 'INI-1' }])
    expect((await peer.delete(`${home}/remarks/${theirs}`)).json().type).toBe('about:blank#remark.not-own')
  })

  test('are taken away and put back, by their author or an administrator', async () => {
    expect((await ada.delete(`${home}/remarks/${theirs}`)).statusCode).toBe(200)
    expect(await said()).toEqual([])
    expect((await paula.get(`${home}/remarks/${theirs}/history`)).statusCode).toBe(404)
    expect((await paula.post(`${home}/remarks/${theirs}/restore`, {})).statusCode).toBe(200)
    expect(await said()).toMatchObject([{ text: 'The bridge waits.' }])
  })
})
