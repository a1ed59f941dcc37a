import type { Database } from '@gantry/store/database'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'
import { comeIn } from '../testing/people.ts'
import { multipart } from '../testing/multipart.ts'

/**
 * North               Nora holds a role here
 *   Pier              owner Olga, unit Piers (of Harbours)
 * South               Sam holds a role here
 *   Tunnel            unit Tunnels, owner Theo; reported in the imported period 2026-06
 */
let store: Database
let api: TestApi
let ada: Browser
const readers = new Map<string, Browser>()

beforeAll(async () => {
  store = await openTestStore()
  api = await openApi({ store })
  ada = await api.setUp()
  const olga = await make('people', { fields: { name: 'Olga', email: 'olga@example.org' } })
  const theo = await make('people', { fields: { name: 'Theo', email: 'theo@example.org' } })
  const harbours = await make('organisation-units', { fields: { title: 'Harbours' } })
  const piers = await make('organisation-units', { fields: { title: 'Piers', parent: harbours.id } })
  const tunnels = await make('organisation-units', { fields: { title: 'Tunnels' } })
  await make('reporting-periods', { fields: { label: 'Q1', asOf: '2026-12-31' } })
  await make('initiatives', { fields: { title: 'North', type: 'portfolio' } })
  await make('initiatives', { fields: { title: 'South', type: 'portfolio' } })
  const pier = { title: 'Pier', type: 'project', unit: piers.id, owner: olga.id }
  await make('initiatives', { initiative: 'INI-1', fields: pier })
  const tunnel = { title: 'Tunnel', type: 'project', unit: tunnels.id, owner: theo.id }
  await make('initiatives', { initiative: 'INI-2', fields: tunnel })
  const table = 'Project Name,Department,IPA RAG,End Date\nTunnel,Tunnels,Amber,2030-12-31\n'
  const form = multipart([{ name: 'south.csv', bytes: table }], { period: '2026-06', portfolio: 'INI-2' })
  const imported = await ada.send({ method: 'POST', url: `${home}/imports`, ...form })
  if (imported.statusCode >= 300) throw new Error(imported.body)
  for (const [name, on] of [
    ['Nora', 'INI-1'],
    ['Sam', 'INI-2'],
    ['Vera', null],
  ] as const)
    readers.set(name, await comeIn(api, ada, name, [{ role: 'viewer', initiative: on }]))
  // Her role has ended.
  readers.set('Nina', await comeIn(api, ada, 'Nina', [{ role: 'viewer', initiative: 'INI-2', until: '2025-01-01' }]))
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

async function titles(name: string, address: string): Promise<string[]> {
  const answer = (await readers.get(name)?.get(`${home}/${address}`))?.json()
  return (answer.rows ?? answer.hits).map(({ title }: { title: string }) => title).sort()
}

describe('of the whole organisation one knows', () => {
  test.each([
    ['Nora', ['Ada Byrne', 'Nora', 'Olga', 'Vera']],
    ['Sam', ['Ada Byrne', 'Nina', 'Sam', 'Theo', 'Vera']],
    ['Nina', ['Nina']],
    ['Vera', ['Ada Byrne', 'Nina', 'Nora', 'Olga', 'Sam', 'Theo', 'Vera']],
  ])('%s: the people %j', async (name, people) => {
    expect(await titles(name, 'people')).toEqual(people)
  })

  test.each([
    ['Nora', ['Harbours', 'Piers'], ['Q1']],
    ['Sam', ['Tunnels'], ['2026-06', 'Q1']],
    ['Nina', [], ['Q1']],
  ])('%s: the units %j and the periods %j', async (name, units, periods) => {
    expect(await titles(name, 'organisation-units')).toEqual(units)
    expect((await titles(name, 'reporting-periods')).map((title) => (title === 'Q1' ? title : '2026-06'))).toEqual(
      periods,
    )
  })

  test('nobody else by searching, by reference or by an order', async () => {
    expect(await titles('Nora', 'search?q=theo')).toEqual([])
    expect(await titles('Nora', 'search?q=tunnels')).toEqual([])
    expect(await titles('Nora', 'search?q=olga')).toContain('Olga')
    expect(await titles('Sam', 'search?q=theo')).toContain('Theo')
    expect((await readers.get('Nora')?.get(`${home}/people/PER-3`))?.statusCode).toBe(404)
    expect((await readers.get('Sam')?.get(`${home}/people/PER-3`))?.statusCode).toBe(200)
    expect(await titles('Nora', 'people?filter=email:contains:example')).not.toContain('Theo')
  })

  test('whom a record names is told with it', async () => {
    const answer = await readers.get('Nora')?.get(`${home}/initiatives/INI-3`)
    expect(Object.values(answer?.json().labels)).toContainEqual({ ref: 'PER-2', title: 'Olga' })
  })
})
