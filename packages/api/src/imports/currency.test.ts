import { afterAll, beforeAll, expect, test } from 'vitest'
import { multipart } from '../testing/multipart.ts'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'
import { comeIn } from '../testing/people.ts'

let api: TestApi
let ada: Browser
let importId: string

beforeAll(async () => {
  api = await openApi()
  ada = await api.setUp()
  await api.store.transaction('system', (tx) =>
    tx.query({ text: "update organisation set currency = 'XXX'", values: [] }),
  )
  const file = {
    name: 'list.csv',
    bytes: 'Project ID,Project name,Total cost,Total benefits\nA,Bridge,1200000,5\nB,Tunnel,800000,7\n',
  }
  const answer = await ada.send({
    method: 'POST',
    url: `${home}/imports`,
    ...multipart([file], { period: '2027-03-31' }),
  })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  importId = answer.json().id
})
afterAll(() => api.close())

const standing = async (as = ada) => (await as.get(`${home}/amounts/currency?import=${importId}`)).json()
const total = async () =>
  (await ada.get(`${home}/overview`)).json().measures.find(({ id }: { id: string }) => id === 'wholeLifeCost')

test('an import without a currency is given one from its report, and keeps who said so', async () => {
  expect(await standing()).toMatchObject({ unknown: 2, said: [], allowed: { set: { ok: true } } })
  expect(await total()).toMatchObject({ currency: 'XXX' })
  const answer = await ada.post(`${home}/amounts/currency`, { import: importId, currency: 'NZD' })
  expect(answer.json()).toEqual({ reports: 2 })
  expect(await total()).toMatchObject({ currency: 'NZD', value: 2_000_000_00 })
  expect(await standing()).toMatchObject({ unknown: 0, said: [{ currency: 'NZD', reports: 2 }] })
  const { entries } = (await ada.get(`${home}/status-reports/STA-1/history`)).json()
  expect(entries[0]).toMatchObject({ verb: 'corrected', reason: 'The currency is NZD', actor: { name: 'Ada Byrne' } })
})

test('it is said by who imports there, and of what there is', async () => {
  const paula = await comeIn(api, ada, 'Paula Pryce', [{ role: 'projectManager', initiative: 'INI-1' }])
  const body = { import: importId, currency: 'GBP' }
  expect((await paula.post(`${home}/amounts/currency`, body)).statusCode).toBe(403)
  expect(await standing(paula)).toMatchObject({ unknown: 0, said: [], allowed: { set: { ok: false } } })
  expect((await ada.post(`${home}/amounts/currency`, { ...body, currency: 'POUND' })).json().type).toBe(
    'about:blank#currency.unknown',
  )
})
