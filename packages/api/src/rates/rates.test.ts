import type { Measure, Overview } from '@gantry/domain/portfolio/overview'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { multipart } from '../testing/multipart.ts'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'
import { comeIn } from '../testing/people.ts'

const march = {
  name: 'march.csv',
  bytes: `Project ID,Project name,Department,Whole life cost
A1,Harbour bridge,Works,£120m
A2,Night trains,Transport,€40m
`,
}

let api: TestApi
let ada: Browser
beforeAll(async () => {
  api = await openApi({ now: () => '2027-07-01T09:00:00.000Z' })
  ada = await api.setUp()
  const files = multipart([march], { period: '2027-03-31' })
  const imported = await ada.send({ method: 'POST', url: `${home}/imports`, ...files })
  if (imported.statusCode !== 201) throw new Error(imported.body)
})
afterAll(() => api.close())

const euro = (more: object = {}) => ({
  from: 'EUR',
  to: 'GBP',
  day: '2027-03-30',
  rate: 0.8562,
  source: 'Central bank',
  ...more,
})
const add = (...rates: object[]) => ada.post(`${home}/rates`, { rates })
const problem = (id: string) => `about:blank#${id}`

async function overview(): Promise<{ measures: Map<string, Measure>; warnings: string[] }> {
  const { measures, scope } = (await ada.get(`${home}/overview`)).json<Overview>()
  return { measures: new Map(measures.map((one) => [one.id, one])), warnings: scope.warnings.map(({ code }) => code) }
}

test('amounts in two currencies are added only once a rate is entered, and the rate stands beside the total', async () => {
  const without = await overview()
  expect(without.measures.get('wholeLifeCost')).toMatchObject({ value: 120_000_000_00, currency: 'GBP' })
  expect(without.measures.get('wholeLifeCost.EUR')).toMatchObject({ value: 40_000_000_00, currency: 'EUR' })
  expect(without.measures.has('wholeLifeCost.converted')).toBe(false)
  expect(without.warnings).toContain('currency.noRate')

  const added = await add(euro(), euro({ day: '2027-04-01', rate: 0.9 }))
  expect(added.statusCode, added.body).toBe(201)
  const [used] = added.json().rows
  expect(used).toMatchObject({ ...euro(), version: 1, enteredBy: 'Ada Byrne', enteredAt: expect.any(String) })
  const { measures, warnings } = await overview()
  expect(measures.get('wholeLifeCost.converted')).toMatchObject({
    value: 154_248_000_00,
    currency: 'GBP',
    population: { n: 2, of: 2 },
    rates: [euro()],
  })
  expect(measures.get('wholeLifeCost')).toMatchObject({ value: 120_000_000_00 })
  expect(warnings).not.toContain('currency.noRate')
  const evidence = (await ada.get(`${home}/overview/evidence?measure=wholeLifeCost.converted`)).json()
  expect(evidence.formula).toContain('1 EUR = 0.8562 GBP on 2027-03-30 (Central bank)')
  expect(evidence.cells).toHaveLength(2)

  const corrected = await ada.patch(`${home}/rates/${used.id}`, { version: 1, rate: 0.5 })
  expect(corrected.json()).toMatchObject({ ...euro({ rate: 0.5 }), version: 2 })
  expect((await overview()).measures.get('wholeLifeCost.converted')).toMatchObject({ value: 140_000_000_00 })
  expect((await ada.patch(`${home}/rates/${used.id}`, { version: 1, rate: 0.6 })).json()).toMatchObject({
    type: problem('record.stale'),
    status: 409,
    both: { yours: { rate: 0.6 }, theirs: { rate: 0.5, version: 2 } },
  })

  expect((await ada.delete(`${home}/rates/${used.id}`, { version: 2 })).statusCode).toBe(200)
  expect((await overview()).measures.has('wholeLifeCost.converted')).toBe(false)
  expect((await ada.post(`${home}/rates/${used.id}/restore`)).json()).toMatchObject({ id: used.id, version: 4 })
  expect((await overview()).measures.has('wholeLifeCost.converted')).toBe(true)
  const [events] = await api.store.read('system', [
    { text: `select verb from event where kind = 'rate' and record = $1 order by at, id`, values: [used.id] },
  ])
  expect(events?.rows.map(({ verb }) => verb)).toEqual(['created', 'changed', 'deleted', 'restored'])
})

test('what cannot be a rate is refused value by value, and nothing of several is entered', async () => {
  const before = (await ada.get(`${home}/rates`)).json().rows.length
  const wrong = await add(euro({ day: '2027-02-28' }), {
    from: 'EURO',
    to: 'GBP',
    day: '2027-02-30',
    rate: 0,
    source: ' ',
  })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.json()).toMatchObject({ type: problem('rate.invalid'), mend: expect.stringContaining('Maybe') })
  expect(wrong.json().fields.map(({ field }: { field: string }) => field)).toEqual([
    'rates.1.from',
    'rates.1.day',
    'rates.1.rate',
    'rates.1.source',
  ])
  expect((await add(euro({ from: 'GBP' }))).json().fields).toMatchObject([{ field: 'rates.0.to' }])
  expect((await add(euro({ rate: -1 }))).statusCode).toBe(422)
  expect((await add(euro({ rate: '0.85' }))).statusCode).toBe(400)
  expect((await add()).statusCode).toBe(400)
  expect((await add(euro({ day: '2027-05-31' }), euro({ day: '2027-05-31', rate: 1 }))).json()).toMatchObject({
    type: problem('rate.duplicate'),
    status: 409,
    fields: [{ field: 'rates.1.day' }],
  })
  expect((await add(euro({ day: '2027-04-01' }))).json()).toMatchObject({
    type: problem('rate.duplicate'),
    mend: 'Maybe correct that rate, or choose another day.',
  })
  expect((await ada.get(`${home}/rates`)).json().rows).toHaveLength(before)
})

test('a removed rate gives its day free, and comes back only while it is', async () => {
  const [first] = (await add(euro({ from: 'USD', rate: 0.75 }))).json().rows
  expect((await ada.delete(`${home}/rates/${first.id}`, { version: 2 })).statusCode).toBe(409)
  await ada.delete(`${home}/rates/${first.id}`, { version: 1 })
  expect((await add(euro({ from: 'usd', rate: 0.76 }))).statusCode).toBe(201)
  expect((await ada.post(`${home}/rates/${first.id}/restore`)).json().type).toBe(problem('rate.duplicate'))
  expect((await ada.delete(`${home}/rates/${first.id}`, { version: 2 })).statusCode).toBe(404)
})

test('a rate entered the other way round is used too, and the story says by which rate of which day', async () => {
  const { rows } = (await ada.get(`${home}/rates`)).json()
  for (const { id, version } of rows) await ada.delete(`${home}/rates/${id}`, { version })
  await add({ from: 'GBP', to: 'EUR', day: '2027-03-29', rate: 1.25, source: 'Central bank' })
  const { measures, warnings } = await overview()
  expect(measures.get('wholeLifeCost.converted')).toMatchObject({ value: 152_000_000_00, rates: [{ inverse: true }] })
  expect(warnings).not.toContain('currency.noRate')
  const { narrative } = (await ada.get(`${home}/overview`)).json<Overview>()
  expect(narrative.sentences.map(({ text }) => text)).toContain(
    'The whole-life cost of the 2 initiatives that give a figure comes to £152m, converted into GBP: 1.25 EUR to the GBP on 29 March 2027 (Central bank), used the other way round.',
  )
})

test('rates are entered by PMO and administrators of the whole organisation, and seen by every member', async () => {
  for (const [role, status] of [
    ['pmo', 201],
    ['portfolioManager', 403],
  ] as const) {
    const who = await comeIn(api, ada, role, [{ role }])
    const answer = await who.post(`${home}/rates`, { rates: [euro({ from: 'CHF' })] })
    expect(answer.statusCode, answer.body).toBe(status)
    if (status === 403) expect(answer.json()).toMatchObject({ type: problem('access.setRates') })
    const seen = (await who.get(`${home}/rates`)).json()
    expect(seen).toMatchObject({ home: 'GBP', allowed: { edit: { ok: status === 201 } } })
    expect(seen.rows.length).toBeGreaterThan(0)
  }
})
