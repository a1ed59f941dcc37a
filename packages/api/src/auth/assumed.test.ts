import type { Database } from '@gantry/store/database'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { administrator, type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'

let store: Database
let api: TestApi
let ada: Browser

beforeAll(async () => {
  store = await openTestStore()
  api = await openApi({ store })
  ada = await api.setUp()
  await ada.post(`${home}/initiatives`, { fields: { title: 'Bridges', type: 'portfolio' } })
  await ada.post(`${home}/initiatives`, { fields: { title: 'Tunnels', type: 'portfolio' } })
  for (const initiative of ['INI-1', 'INI-2'])
    await ada.post(`${home}/risks`, { initiative, fields: { title: `Late steel for ${initiative}` } })
})
afterAll(async () => {
  await api.close()
  await store.close()
})

async function joined(name: string, initiative: string): Promise<Browser> {
  const roles = [{ role: 'portfolioManager', initiative }]
  const invited = await ada.post(`${home}/invitations`, { email: `${name}@example.org`, name, roles })
  const token = new URL(invited.json().link).searchParams.get('token')
  const browser = api.browser()
  await browser.post(`/api/v1/invitations/${token}`, { password: 'a bridge over the marsh' })
  return browser
}

const refs = async (browser: Browser) =>
  (await browser.get(`${home}/risks`)).json().rows.map((row: { ref: string }) => row.ref)

test('a grant taken away, and one given, hold from the very next list', async () => {
  const max = await joined('max', 'INI-1')
  expect(await refs(max)).toEqual(['RSK-1'])
  expect(await refs(max)).toEqual(['RSK-1'])
  const { grants } = (await ada.get(`${home}/grants`)).json()
  const his = grants.find((grant: { person: { name: string } }) => grant.person.name === 'max')
  await ada.post(`${home}/grants`, { person: his.person.id, role: 'viewer', initiative: 'INI-2' })
  expect(await refs(max)).toEqual(['RSK-2', 'RSK-1'])
  await ada.delete(`${home}/grants/${his.id}`, { version: his.version })
  expect(await refs(max)).toEqual(['RSK-2'])
})

test('a session ended elsewhere is refused by the very next list, also by one that cannot be asked', async () => {
  const here = api.browser()
  const there = api.browser()
  for (const browser of [here, there]) await browser.signIn(administrator.email)
  expect((await there.get(`${home}/risks`)).statusCode).toBe(200)
  await here.post('/api/v1/auth/sign-out-everywhere')
  expect((await there.get(`${home}/risks?sort=nothing`)).statusCode).toBe(401)
  expect((await there.get(`${home}/risks`)).statusCode).toBe(401)
  ada = api.browser()
  await ada.signIn(administrator.email)
})

test('a member removed is a stranger to the very next list', async () => {
  const eve = await joined('eve', 'INI-1')
  expect(await refs(eve)).toEqual(['RSK-1'])
  const { members } = (await ada.get(`${home}/members`)).json()
  const { person } = members.find((member: { email: string }) => member.email === 'eve@example.org')
  expect((await ada.delete(`${home}/members/${person.id ?? person}`)).statusCode).toBeLessThan(300)
  expect((await eve.get(`${home}/risks`)).statusCode).toBe(404)
})
