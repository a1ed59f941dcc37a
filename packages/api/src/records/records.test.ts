import { openTestStore } from '@gantry/store/testing/open-test-store'
import type { Database } from '@gantry/store/database'
import { kinds } from '@gantry/domain/kinds/index'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'

let store: Database
let api: TestApi
let ada: Browser

beforeAll(async () => {
  store = await openTestStore()
  api = await openApi({ store })
  ada = await api.setUp()
  await make('initiatives', { fields: { title: 'Bridges', type: 'portfolio' } })
  await make('initiatives', { initiative: 'INI-1', fields: { title: 'River crossing', type: 'project' } })
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

describe('a risk', () => {
  test('is created, read, changed, stepped, removed and restored', async () => {
    const made = await make('risks', {
      initiative: 'INI-2',
      fields: {
        title: '=cmd|calc',
        probability: 4,
        impact: 5,
        costIfItHappens: { low: 100, high: 300, currency: 'GBP' },
        likelihood: 50,
      },
      absent: { due: { type: 'notYetAssessed', reason: 'Waits for the survey' } },
    })
    expect(made).toMatchObject({
      ref: 'RSK-1',
      state: 'open',
      version: 1,
      title: '=cmd|calc',
      initiative: { ref: 'INI-2', title: 'River crossing' },
      fields: { inherentScore: 20, expectedValue: { minor: 100, currency: 'GBP' }, due: null },
      absent: { due: { type: 'notYetAssessed', reason: 'Waits for the survey' } },
    })
    expect(made.allowed.steps.treat).toMatchObject({ ok: false, id: 'risk.treat.response' })
    expect((await ada.get(`${home}/risks/RSK-1`)).json()).toEqual(made)

    const changed = await ada.patch(`${home}/risks/RSK-1`, { version: 1, fields: { impact: 2, due: '2027-01-02' } })
    expect(changed.json()).toMatchObject({ version: 2, fields: { inherentScore: 8, due: '2027-01-02' }, absent: {} })

    const stale = await ada.patch(`${home}/risks/RSK-1`, { version: 1, fields: { impact: 3 } })
    expect(stale.statusCode).toBe(409)
    expect(stale.json()).toMatchObject({
      type: 'about:blank#record.stale',
      both: { yours: { fields: { impact: 3 } }, theirs: { version: 2 } },
    })

    const early = await ada.post(`${home}/risks/RSK-1/steps/treat`, { version: 2 })
    expect(early.json()).toMatchObject({ type: 'about:blank#risk.treat.response', status: 422 })
    const treated = await ada.post(`${home}/risks/RSK-1/steps/treat`, { version: 2, fields: { response: 'reduce' } })
    expect(treated.json()).toMatchObject({ state: 'treated', version: 3 })
    expect((await ada.post(`${home}/risks/RSK-1/steps/close`, { version: 3 })).json().type).toBe(
      'about:blank#step.reason',
    )

    expect((await ada.delete(`${home}/risks/RSK-1`, { version: 3 })).json()).toMatchObject({ ref: 'RSK-1', version: 4 })
    expect((await ada.get(`${home}/risks/RSK-1`)).statusCode).toBe(404)
    expect((await ada.get(`${home}/risks`)).json().rows).toEqual([])
    expect((await ada.post(`${home}/risks/RSK-1/restore`)).json()).toMatchObject({ version: 5, state: 'treated' })

    const { entries } = (await ada.get(`${home}/risks/RSK-1/history`)).json()
    expect(entries.map((entry: { verb: string }) => entry.verb)).toEqual([
      'restored',
      'deleted',
      'stepped',
      'changed',
      'created',
    ])
    expect(entries[3]).toMatchObject({ actor: { name: 'Ada Byrne' }, version: 2 })
    expect(entries[3].changes).toContainEqual({ field: 'impact', before: 5, after: 2 })
  })

  test('says of every wrong field what is wrong with it', async () => {
    const answer = await ada.post(`${home}/risks`, {
      initiative: 'INI-2',
      fields: {
        title: '',
        impact: 9,
        due: '2027-02-30',
        owner: '01900000-0000-7000-8000-000000000001',
        colour: 'blue',
        inherentScore: 3,
      },
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().fields.map((each: { field: string }) => each.field)).toEqual([
      'impact',
      'due',
      'colour',
      'inherentScore',
    ])
  })
})

describe('every kind', () => {
  test.each(kinds.map((kind) => [kind.name, kind] as const))('%s lists under any of its sorts', async (_name, kind) => {
    for (const [key, field] of Object.entries(kind.fields)) {
      const answer = await ada.get(`${home}/${kind.segment}?sort=-${key},ref&columns=${key}`)
      expect(answer.statusCode).toBe(field.type === 'tags' || field.type === 'refs' ? 400 : 200)
      const filtered = await ada.get(`${home}/${kind.segment}?filter=${key}:has&filter=${key}:absent:withheld`)
      expect(filtered.statusCode).toBe(200)
    }
  })
})

test('the document describes every route', async () => {
  const document = (await ada.get('/api/v1/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths)).toContain('/api/v1/orgs/{org}/risks/{ref}/steps/{step}')
})
