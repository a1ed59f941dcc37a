import type { Database } from '@gantry/store/database'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'
import { comeIn } from '../testing/people.ts'

/** What a report says of cost, of the year and of benefits; an entry by import stands beside one by form. */
const onMoney = { costCommentary: 'Costs ninefold', inYearCommentary: 'Ninefold spend', benefitsCommentary: 'Ninefold' }
const open = { summary: 'Piers stand', ratingCommentary: 'Steady' }

let store: Database
let api: TestApi
let ada: Browser
/** Resource managers export, and see no money. */
let rhea: Browser
let paula: Browser

beforeAll(async () => {
  store = await openTestStore()
  api = await openApi({ store })
  ada = await api.setUp()
  await make('initiatives', { fields: { title: 'North', type: 'portfolio' } })
  await make('initiatives', { initiative: 'INI-1', fields: { title: 'Pier', type: 'project' } })
  const period = await make('reporting-periods', { fields: { label: 'Q1', asOf: '2026-12-31' } })
  const fields = { title: 'Pier', period: period.id, asOf: '2026-12-31', endDate: '2030-12-31', ...open, ...onMoney }
  const absent = { benefits: { type: 'withheld', reason: 'Exempt under Section 43' } }
  const { version } = await make('status-reports', { initiative: 'INI-2', fields, absent })
  const report = `${home}/status-reports/STA-1`
  const ratings = [{ assessor: 'owner', value: 'green' }]
  const filled = await ada.send({ method: 'PUT', url: `${report}/filling`, payload: { version, ratings } })
  const submitted = await ada.post(`${report}/steps/submit`, { version: filled.json().report?.version })
  if (submitted.statusCode !== 200) throw new Error(filled.body + submitted.body)
  rhea = await comeIn(api, ada, 'Rhea', [{ role: 'resourceManager', initiative: 'INI-1' }])
  paula = await comeIn(api, ada, 'Paula', [{ role: 'projectManager', initiative: 'INI-1' }])
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

const addresses = [
  'status-reports?columns=costCommentary,inYearCommentary,benefitsCommentary',
  'status-reports/export.csv',
  'status-reports/STA-1',
  'status-reports/STA-1/history',
  'initiatives/INI-2/story',
  'overview?period=Q1',
  'search?q=ninefold',
  'search?q=piers',
]

describe('what is written on money', () => {
  test('is nowhere for those who see none, who read the rest', async () => {
    for (const address of addresses)
      expect((await rhea.get(`${home}/${address}`)).body.toLowerCase(), address).not.toMatch(
        /ninefold (spend|")|costs n/,
      )
    expect((await rhea.get(`${home}/status-reports/STA-1`)).json().fields).toMatchObject(open)
    expect((await rhea.get(`${home}/status-reports/STA-1`)).json().fields).not.toHaveProperty('costCommentary')
  })

  test('is there for those who do', async () => {
    for (const address of addresses.filter((each) => !/overview|search/.test(each)))
      expect((await paula.get(`${home}/${address}`)).body, address).toContain('Costs ninefold')
  })

  test('is found, and cut around the hit, where one sees money', async () => {
    const hits = async (who: Browser, q: string) => (await who.get(`${home}/search?q=${q}`)).json().hits
    expect(await hits(paula, 'ninefold')).toMatchObject([
      { ref: 'STA-1', snippet: expect.stringContaining('ninefold') },
    ])
    expect(await hits(rhea, 'ninefold')).toEqual([])
    expect(await hits(rhea, 'piers')).toMatchObject([{ ref: 'STA-1', snippet: expect.stringContaining('Piers') }])
    expect(await hits(rhea, 'piers ninefold')).toEqual([])
  })

  test.each(['q=ninefold', 'filter=costCommentary:contains:ninefold', 'filter=benefitsCommentary:has'])(
    'narrows a list by %s for those alone who see it',
    async (query) => {
      const rows = async (who: Browser) => (await who.get(`${home}/status-reports?${query}`)).json().rows
      expect(await rows(paula)).toHaveLength(1)
      expect(await rows(rhea)).toEqual([])
    },
  )

  test('tells nothing by what is missing', async () => {
    const withheld = async (who: Browser) =>
      (await who.get(`${home}/status-reports?filter=benefits:absent:withheld`)).json().rows
    expect(await withheld(paula)).toHaveLength(1)
    expect(await withheld(rhea)).toEqual([])
  })

  test('is not written by those who do not see it', async () => {
    const period = (await ada.get(`${home}/reporting-periods/PRD-1`)).json().id
    const fields = { title: 'Pier', period, asOf: '2026-12-31', costCommentary: 'Nothing' }
    const answer = await rhea.post(`${home}/status-reports`, { initiative: 'INI-2', fields })
    expect([answer.statusCode, answer.json().id ?? answer.json().type]).toEqual([403, expect.stringContaining('money')])
  })
})
