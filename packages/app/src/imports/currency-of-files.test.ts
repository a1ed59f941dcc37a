import type { Database } from '@gantry/store/database'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { overview } from '../portfolio/overview.ts'
import { importFiles } from './import-files.ts'
import { currencyStanding, sayCurrency } from './set-currency.ts'
import { csv } from './testing/csv.ts'
import { newOrganisation } from './testing/organisation.ts'

let store: Database
let context: Context
beforeAll(async () => {
  store = await openTestStore()
  context = await newOrganisation(store, 'XXX')
})
afterAll(() => store.close())

const files = [
  csv(
    'list_2024-03.csv',
    `Project ID | Project name | Total cost | Total benefits
     A          | Bridge       | 1200000    | 5
     B          | Tunnel       | 800000     | 7`,
  ),
]

async function imported(currency?: string) {
  const outcome = await importFiles(context, { files, ...(currency ? { currency } : {}) })
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return outcome.value.files[0]!.problems.map(({ code, message }) => [code, message])
}

async function told() {
  const outcome = await overview(context, { today: '2024-06-01' })
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  const { scope, narrative, measures } = outcome.value.overview
  return {
    warnings: scope.warnings.map(({ code }) => code).filter((code) => code.startsWith('currency')),
    story: narrative.sentences.map(({ text }) => text).join(' '),
    currency: measures.find(({ id }) => id === 'wholeLifeCost')?.currency,
  }
}

test('where nobody has chosen a currency, none is assumed: numbers without a sign, and it is said', async () => {
  const problems = await imported()
  expect(problems).toEqual([
    ['money.currencyAssumed', expect.stringContaining('“Total cost”, “Total benefits” are; the numbers are kept')],
  ])
  const { warnings, story, currency } = await told()
  expect({ warnings, currency }).toEqual({ warnings: ['currency.unknown'], currency: 'XXX' })
  expect(story).toMatch(/\b2m\b/)
  expect(story).not.toMatch(/[£$€¤]|XXX/)
})

test('the currency said later holds for what was imported, with nothing imported again', async () => {
  const standing = await currencyStanding(context)
  expect(standing).toMatchObject({ ok: true, value: { unknown: 2, said: [] } })
  expect(await sayCurrency(context, { currency: 'EUR' })).toEqual({ ok: true, value: { reports: 2 } })
  expect(await told()).toMatchObject({ warnings: [], currency: 'EUR', story: expect.stringContaining('€2m') })
  expect(await currencyStanding(context)).toMatchObject({
    value: { unknown: 0, said: [{ currency: 'EUR', reports: 2 }] },
  })
  expect(await imported()).toEqual([['money.currencyAssumed', expect.any(String)]])
  expect((await told()).currency).toBe('EUR')
})

test('what was said is corrected, also into a currency of other digits, and taken back exactly', async () => {
  await sayCurrency(context, { currency: 'JPY' })
  expect(await told()).toMatchObject({ currency: 'JPY', story: expect.stringContaining('¥2m') })
  expect(await sayCurrency(context, { currency: 'JPY' })).toEqual({ ok: true, value: { reports: 0 } })
  await sayCurrency(context, { currency: 'XXX' })
  expect(await told()).toMatchObject({ warnings: ['currency.unknown'], currency: 'XXX' })
  const [versions, events] = await store.read({ org: context.org }, [
    { text: 'select count(*)::int as n from status_version where org = $1', values: [context.org] },
    {
      text: `select count(*)::int as n from event where org = $1 and kind = 'statusReport' and verb = 'corrected'`,
      values: [context.org],
    },
  ])
  expect([versions?.rows[0]?.n, events?.rows[0]?.n]).toEqual([6, 6])
})

test('what is no currency cannot be said, nor of an import that is not there', async () => {
  expect(await sayCurrency(context, { currency: 'DOLLARS' })).toMatchObject({ refusal: { id: 'currency.unknown' } })
  const nowhere = '01900000-0000-7000-8000-0000000000ff'
  expect(await sayCurrency(context, { currency: 'EUR', import: nowhere })).toMatchObject({ refusal: { status: 404 } })
})

test('the same files with their currency give the amounts one', async () => {
  expect(await imported('USD')).toEqual([])
  expect(await told()).toMatchObject({ warnings: [], currency: 'USD', story: expect.stringContaining('$2m') })
})

test('what is no currency is refused', async () => {
  expect(await importFiles(context, { files, currency: 'DOLLARS' })).toMatchObject({
    ok: false,
    refusal: { id: 'currency.unknown', status: 422, mend: expect.any(String) },
  })
})
