import type { Database } from '@gantry/store/database'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { multipart } from '../testing/multipart.ts'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'
import { comeIn } from '../testing/people.ts'

let store: Database
let api: TestApi
let ada: Browser

const file = (heading: string, cost: number) => ({
  name: 'portfolio.csv',
  bytes: `Project Name,Department,IPA RAG,Start Date,End Date,${heading}\nBridge,Roads,Amber,2020-01-01,2030-12-31,${cost}\nFerry,Roads,Amber,2020-02-01,2031-12-31,30\n`,
})

beforeAll(async () => {
  store = await openTestStore()
  api = await openApi({ store })
  ada = await api.setUp()
  for (const [period, heading, cost] of [
    ['2025-03-31', 'Total budgeted Whole Life Costs (£m)', 100],
    ['2026-03-31', 'Whole Life Cost Baseline (£m)', 150],
  ] as const) {
    const answer = await ada.send({
      method: 'POST',
      url: `${home}/imports`,
      ...multipart([file(heading, cost)], { period }),
    })
    if (answer.statusCode >= 300) throw new Error(answer.body)
  }
})
afterAll(async () => {
  await api.close()
  await store.close()
})

async function compared() {
  const answer = (await ada.get(`${home}/overview?period=2026-03-31&compare=2025-03-31`)).json()
  return {
    pair: answer.scope.definitions.find(({ field }: { field: string }) => field === 'wholeLifeCost'),
    change: answer.comparisons.find(({ id }: { id: string }) => id === 'change.wholeLifeCost'),
    story: answer.narrative.sentences.map(({ text }: { text: string }) => text).join(' '),
  }
}

const declare = (body: object, as = ada) => as.post(`${home}/definitions/declared`, body)

describe('definitions of a field that two files state differently', () => {
  test('keep figures apart until somebody declares them the same; the story then names who', async () => {
    const before = await compared()
    expect(before.pair).toMatchObject({ match: 'differs', n: 2, declared: [] })
    expect(before.change).toMatchObject({ valid: false })
    const { from, to } = before.pair
    const body = {
      field: 'wholeLifeCost',
      one: from.definition,
      other: to.definition,
      verdict: 'same',
      reason: 'One figure under a new heading',
    } // prettier-ignore
    expect((await declare(body)).statusCode).toBe(201)
    const after = await compared()
    expect(after.change).toMatchObject({ valid: true, change: 5_000_000_000 })
    expect(after.story).toMatch(
      /that the definitions agree is declared by Ada \w+ on \d+ \w+ \d{4}: “One figure under a new heading”\./i,
    )
    const { rows } = (await ada.get(`${home}/definitions/declared`)).json()
    expect(rows).toMatchObject([{ verdict: 'same', reason: body.reason, allowed: { withdraw: { ok: true } } }])

    expect((await ada.delete(`${home}/definitions/declared/${rows[0].id}`)).statusCode).toBe(200)
    expect((await compared()).change).toMatchObject({ valid: false })
    expect((await ada.delete(`${home}/definitions/declared/${rows[0].id}`)).statusCode).toBe(404)
  })

  test('are declared by who imports for all, of definitions that reports have', async () => {
    const { pair } = await compared()
    const body = {
      field: 'wholeLifeCost',
      one: pair.from.definition,
      other: pair.to.definition,
      verdict: 'same',
      reason: 'x',
    } // prettier-ignore
    const paula = await comeIn(api, ada, 'Paula Pryce', [{ role: 'projectManager', initiative: 'INI-1' }])
    expect((await declare(body, paula)).statusCode).toBe(403)
    expect((await declare({ ...body, other: { key: 'basis=guess', words: '' } })).statusCode).toBe(404)
    expect((await declare({ ...body, other: body.one })).json().type).toBe('about:blank#definition.sameSides')
    expect((await declare({ ...body, from: '2026-01-01' })).json().type).toBe('about:blank#definition.from')
  })

  test('cannot be declared against one another; the same two once more replace what was said', async () => {
    const { pair } = await compared()
    const [one, other] = [pair.from.definition, pair.to.definition]
    const end = { field: 'wholeLifeCost', one, other, reason: 'Looked up' }
    await declare({ ...end, verdict: 'same' })
    expect((await declare({ ...end, one: other, other: one, verdict: 'different' })).statusCode).toBe(201)
    const { rows } = (await ada.get(`${home}/definitions/declared`)).json()
    expect(rows.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['different'])
    expect((await compared()).story).toMatch(/that the definitions differ is declared by Ada/i)
  })
})
