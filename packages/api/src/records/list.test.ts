import type { Database } from '@gantry/store/database'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'
import { comeIn } from '../testing/people.ts'

let store: Database
let api: TestApi
let ada: Browser
let manager: Browser
let contributor: Browser
const titles: string[] = []
const fields: Record<string, string> = {}

beforeAll(async () => {
  store = await openTestStore()
  api = await openApi({ store })
  ada = await api.setUp()
  await make('initiatives', { fields: { title: 'Bridges', type: 'portfolio' } })
  await make('initiatives', { initiative: 'INI-1', fields: { title: 'River crossing', type: 'project' } })
  await make('initiatives', { fields: { title: 'Secret harbour', type: 'project' } })
  manager = await comeIn(api, ada, 'Max Manager', [{ role: 'projectManager', initiative: 'INI-1' }])
  contributor = await comeIn(api, ada, 'Cleo Contributor', [{ role: 'contributor', initiative: 'INI-1' }])
  fields.phase = (
    await make('custom-fields', { kind: 'risk', field: { type: 'choice', label: 'Phase', of: ['late', 'early'] } })
  ).id
  fields.weight = (await make('custom-fields', { kind: 'risk', field: { type: 'percent', label: 'Weight' } })).id
  fields.price = (
    await make('custom-fields', { kind: 'risk', field: { type: 'money', label: 'Price', ranged: true } })
  ).id
  for (let n = 0; n < 23; n++) {
    const title = ['Émigré', 'eel', 'Zebra', 'apple', '100 % sure', 'a_b', '=1+1', 'Äpfel'][n % 8]!
    titles.push(title)
    await make('risks', {
      initiative: n % 3 === 0 ? 'INI-3' : 'INI-2',
      fields: {
        title,
        ...(n % 4 === 0 ? {} : { impact: (n % 5) + 1, probability: 2 }),
        ...(n % 2 === 0 ? { due: `2027-0${(n % 9) + 1}-11` } : {}),
        ...(n % 5 === 0 ? { responseCost: { minor: n * 1000, currency: n % 2 ? 'EUR' : 'GBP' } } : {}),
        ...(n % 7 === 0 ? { costIfItHappens: { low: n, currency: 'GBP' } } : {}),
      },
      custom: {
        ...(n % 3 === 0 ? { [fields.phase!]: n % 2 ? 'late' : 'early' } : {}),
        ...(n % 4 === 1 ? { [fields.weight!]: n / 3 } : {}),
        ...(n % 6 === 1 ? { [fields.price!]: { low: n, high: n * 2, currency: 'GBP' } } : {}),
      },
      ...(n % 6 === 0 ? { absent: { reviewDate: { type: 'withheld', reason: 'Section 43' } } } : {}),
    })
  }
})
afterAll(async () => {
  await api.close()
  await store.close()
})

async function make(segment: string, payload: object, as = ada) {
  const answer = await as.post(`${home}/${segment}`, payload)
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json()
}

async function list(as: Browser, query: string) {
  const answer = await as.get(`${home}/risks?${query}`)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}

type Row = {
  ref: string
  title: string
  fields: Record<string, unknown>
  custom: Record<string, unknown>
  absent: Record<string, { type: string }>
}

const sum = (row: Row, key: string) => row.fields[key] as { minor: number; currency: string } | null
/** Each filter beside what it means. */
const cases: [string, (row: Row) => boolean][] = [
  ['impact:gte:4', ({ fields }) => Number(fields.impact) >= 4],
  ['impact:in:1|2', ({ fields }) => fields.impact === 1 || fields.impact === 2],
  ['impact:ne:3', ({ fields }) => fields.impact !== 3],
  ['impact:absent', ({ fields }) => fields.impact === null],
  ['reviewDate:absent:withheld', ({ absent }) => absent.reviewDate?.type === 'withheld'],
  ['title:contains:%', ({ title }) => title.includes('%')],
  ['title:contains:_', ({ title }) => title.includes('_')],
  ['title:contains:EMIGR', () => false],
  ['title:eq:=1+1', ({ title }) => title === '=1+1'],
  [
    'responseCost:gte:10000 GBP',
    (row) => sum(row, 'responseCost')?.currency === 'GBP' && sum(row, 'responseCost')!.minor >= 10_000,
  ],
  ['responseCost:gte:5000', (row) => (sum(row, 'responseCost')?.minor ?? 0) >= 5000],
  ['costIfItHappens:lte:7', ({ fields }) => Number((fields.costIfItHappens as { low: number } | null)?.low ?? 99) <= 7],
  ['phase:eq:late', ({ custom }) => custom[fields.phase!] === 'late'],
  ['phase:absent', ({ custom }) => custom[fields.phase!] === undefined],
  ['weight:gt:3', ({ custom }) => Number(custom[fields.weight!] ?? 0) > 3],
  ['price:has', ({ custom }) => custom[fields.price!] !== undefined],
  ['price:gt:15', ({ custom }) => ((custom[fields.price!] as { low: number } | undefined)?.low ?? 0) * 1.5 > 15],
  ['state:eq:open', () => true],
  ['due:lt:2027-04-01', ({ fields }) => typeof fields.due === 'string' && fields.due < '2027-04-01'],
]

const refs = (answer: { rows: Row[] }) => answer.rows.map((row) => row.ref)

async function walk(as: Browser, sort: string, limit: number, more = ''): Promise<string[]> {
  const seen: string[] = []
  let after = ''
  for (let page = 0; page < 40; page++) {
    const answer = await list(as, `sort=${sort}&limit=${limit}${more}${after}`)
    seen.push(...refs(answer))
    if (answer.next === null) return seen
    after = `&after=${answer.next}`
  }
  throw new Error('The list does not end')
}

test('paging visits each row once under any sort, and in the order of one long page', async () => {
  const columns = [
    'ref',
    'state',
    'title',
    'impact',
    'due',
    'responseCost',
    'costIfItHappens',
    'inherentScore',
    'owner',
    'createdAt',
    'phase',
    'weight',
    'price',
    'expectedValue',
  ]
  const part = fc.tuple(fc.constantFrom(...columns), fc.boolean()).map(([name, down]) => (down ? `-${name}` : name))
  const sorts = fc.uniqueArray(part, { minLength: 1, maxLength: 3, selector: (name) => name.replace('-', '') })
  await fc.assert(
    fc.asyncProperty(sorts, fc.integer({ min: 1, max: 9 }), async (parts, limit) => {
      const sort = parts.join(',')
      const whole = refs(await list(ada, `sort=${sort}&limit=200`))
      expect(whole).toHaveLength(23)
      expect(await walk(ada, sort, limit)).toEqual(whole)
      const seen = await walk(manager, sort, limit)
      expect(new Set(seen).size).toBe(15)
      expect(seen).toEqual(whole.filter((ref) => seen.includes(ref)))
    }),
    { numRuns: 12, seed: 7 },
  )
})

describe('a list', () => {
  test('sorts text as people do, choices in their order, and what is missing last', async () => {
    const seen = (await list(ada, 'sort=title&limit=200')).rows.map((row: Row) => row.title)
    expect(seen).toEqual([...titles].sort(new Intl.Collator('und').compare))
    const impacts = (await list(ada, 'sort=-impact&columns=impact&limit=200')).rows.map((row: Row) => row.fields.impact)
    expect(impacts.slice(-6)).toEqual([null, null, null, null, null, null])
    const phases = (await list(ada, 'sort=phase&columns=phase&limit=8')).rows.map(
      (row: Row) => row.custom[fields.phase!],
    )
    expect(phases).toEqual(['late', 'late', 'late', 'late', 'early', 'early', 'early', 'early'])
  })

  test('filters by values, ranges, absence, words and custom fields', async () => {
    const columns = [...new Set(cases.map(([filter]) => filter.split(':')[0]!))].join(',')
    const all: Row[] = (await list(ada, `limit=200&columns=${columns}`)).rows
    for (const [filter, holds] of cases) {
      const found = await list(ada, `limit=200&columns=title&filter=${encodeURIComponent(filter)}`)
      const expected = all.filter(holds).map((row) => row.ref)
      expect({ filter, refs: refs(found) }).toEqual({ filter, refs: expected })
      expect(found.count).toEqual({ n: expected.length, capped: false })
      if (!filter.includes('EMIGR')) expect({ filter, found: expected.length > 0 }).toEqual({ filter, found: true })
    }
    expect((await list(ada, 'initiative=INI-1&limit=200')).count.n).toBe(15)
    expect((await list(ada, 'q=emi')).count.n).toBe(0)
    expect((await list(ada, 'q=zeb')).count.n).toBe(3)
    expect(refs(await list(ada, 'q=rsk-5'))).toEqual(['RSK-5'])
  })

  test('refuses what it cannot do, and says what', async () => {
    const answers = await Promise.all(
      [
        'sort=colour',
        'filter=impact:eq:many',
        'filter=impact',
        'sort=title&after=rubbish',
        'columns=colour',
        'filter=due:contains:1',
        'initiative=INI-99',
      ].map((query) => ada.get(`${home}/risks?${query}`)),
    )
    expect(answers.map((answer) => [answer.statusCode, answer.json().type.split('#')[1]])).toEqual([
      [400, 'list.unaskable'],
      [400, 'list.unaskable'],
      [400, 'list.filter'],
      [400, 'list.cursor'],
      [400, 'list.unaskable'],
      [400, 'list.unaskable'],
      [404, 'record.not-found'],
    ])
    const { next } = await list(ada, 'sort=-impact&limit=2')
    expect((await ada.get(`${home}/risks?sort=impact&limit=2&after=${next}`)).json().type).toBe(
      'about:blank#list.cursor',
    )
    const forged = Buffer.from(JSON.stringify(['-impact', 'x'])).toString('base64url')
    expect((await ada.get(`${home}/risks?sort=-impact&after=${forged}`)).statusCode).toBe(400)
  })

  test('shows a manager what lies below and nothing else', async () => {
    const seen = await list(manager, 'limit=200')
    expect(seen.count).toEqual({ n: 15, capped: false })
    expect((await list(manager, 'q=zebra')).count.n).toBeLessThan(3)
    const hidden = refs(await list(ada, 'initiative=INI-3&limit=1'))[0]
    const none = (await manager.get(`${home}/risks/RSK-999`)).json()
    const secret = (await manager.get(`${home}/risks/${hidden}`)).json()
    expect({ ...secret, request: '', detail: '' }).toEqual({ ...none, request: '', detail: '' })
    const one = (await manager.get(`${home}/risks/${refs(seen)[0]}`)).json()
    expect(one.initiative).toMatchObject({ ref: 'INI-2', title: 'River crossing' })
    expect((await manager.get(`${home}/risks?initiative=INI-3`)).statusCode).toBe(404)
    expect((await manager.get(`${home}/initiatives`)).json().rows.map((row: Row) => row.ref)).toEqual([
      'INI-2',
      'INI-1',
    ])
    expect((await manager.get(`${home}/search?q=harbour`)).json().hits).toEqual([])
    expect((await ada.get(`${home}/search?q=harb`)).json().hits[0]).toMatchObject({ kind: 'initiative', ref: 'INI-3' })
  })

  test('tells who sees no money no money: not shown, sorted, filtered, exported or in history', async () => {
    const priced = refs(await list(manager, 'filter=responseCost:has&limit=1'))[0]!
    expect((await manager.get(`${home}/risks/${priced}`)).json().fields).toHaveProperty('responseCost')
    const blind = (await contributor.get(`${home}/risks/${priced}`)).json()
    expect(blind.fields).not.toHaveProperty('responseCost')
    expect(blind.fields).not.toHaveProperty('expectedValue')
    expect((await list(contributor, 'filter=responseCost:gt:0')).count.n).toBe(0)
    expect((await list(contributor, 'filter=price:has')).count.n).toBe(0)
    expect(await walk(contributor, '-responseCost', 5)).toEqual(await walk(contributor, 'responseCost', 5))
    const history = (await contributor.get(`${home}/risks/${priced}/history`)).body
    expect(history).toContain('title')
    expect(history).not.toContain('responseCost')
    expect((await contributor.get(`${home}/risks/export.csv`)).statusCode).toBe(403)
    const write = await contributor.patch(`${home}/risks/${priced}`, {
      version: 1,
      fields: { responseCost: { minor: 1, currency: 'GBP' } },
    })
    expect(write.statusCode).toBe(403)
  })

  test('exports what is listed, formulas made harmless, amounts in major units', async () => {
    const answer = await manager.get(`${home}/risks/export.csv?sort=ref&filter=responseCost:has`)
    expect(answer.headers['content-disposition']).toContain('attachment')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    const lines = answer.body.trim().split('\r\n')
    expect(lines[0]).toContain('Response cost,Response cost (currency)')
    const all = (await ada.get(`${home}/risks/export.csv`)).body
    expect(all.split('\r\n').filter(Boolean)).toHaveLength(24)
    expect(all).toContain("'=1+1")
    expect(all).toContain('Review date: withheld (Section 43)')
    const book = await manager.get(`${home}/risks/export.xlsx`)
    expect(book.rawPayload.subarray(0, 2).toString()).toBe('PK')
    const people = await manager.get(`${home}/people/export.csv`)
    expect(people.statusCode).toBe(403)
  })
})

test('a record for named people is seen by them alone', async () => {
  const people = (await ada.get(`${home}/people?filter=name:eq:Max Manager`)).json().rows
  const secret = await make('risks', {
    initiative: 'INI-2',
    fields: { title: 'Confidential whale' },
    audience: 'named',
    readers: [],
  })
  const status = async (as: Browser) => (await as.get(`${home}/risks/${secret.ref}`)).statusCode
  expect([await status(ada), await status(manager), await status(contributor)]).toEqual([200, 404, 404])
  expect((await manager.get(`${home}/search?q=whale`)).json().hits).toEqual([])
  await ada.patch(`${home}/risks/${secret.ref}`, { version: 1, audience: 'named', readers: [people[0].id] })
  expect([await status(ada), await status(manager), await status(contributor)]).toEqual([200, 200, 404])
  expect((await manager.get(`${home}/search?q=whale`)).json().hits).toHaveLength(1)
  const now = (await ada.get(`${home}/risks/${secret.ref}`)).json()
  await ada.patch(`${home}/risks/${secret.ref}`, { version: now.version, audience: 'managers', readers: [] })
  expect([await status(manager), await status(contributor)]).toEqual([200, 404])
  expect((await contributor.get(`${home}/risks?q=whale`)).json().count.n).toBe(0)
})

test('a contributor changes what is theirs, and is told why not the rest', async () => {
  const theirs = await make('risks', { initiative: 'INI-2', fields: { title: 'Found on site' } }, contributor)
  expect(theirs.allowed).toMatchObject({ edit: { ok: true }, delete: { ok: true } })
  const other = (await list(contributor, 'filter=title:eq:Zebra&limit=1')).rows[0]
  expect(other.allowed.edit).toMatchObject({ ok: false, id: 'access.edit' })
  const refused = await contributor.patch(`${home}/risks/${other.ref}`, { version: 1, fields: { impact: 1 } })
  expect(refused.json()).toMatchObject({
    status: 403,
    type: 'about:blank#access.edit',
    mend: expect.stringContaining('Ada Byrne'),
  })
  expect((await contributor.post(`${home}/risks`, { initiative: 'INI-3', fields: { title: 'x' } })).statusCode).toBe(
    404,
  )
})
