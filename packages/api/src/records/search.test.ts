import type { Database } from '@gantry/store/database'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'
import { comeIn } from '../testing/people.ts'

let store: Database
let api: TestApi
let ada: Browser
let south: Browser

beforeAll(async () => {
  store = await openTestStore()
  api = await openApi({ store })
  ada = await api.setUp()
  await make('initiatives', { fields: { title: 'North', type: 'portfolio' } })
  await make('initiatives', { fields: { title: 'South', type: 'portfolio' } })
  await make('risks', { initiative: 'INI-1', fields: { title: 'Harbour bridge settles' } })
  const over = await make('risks', { initiative: 'INI-1', fields: { title: 'Harbour' } })
  await ada.post(`${home}/risks/${over.ref}/steps/close`, { version: 1, reason: 'Gone' })
  await make('initiatives', { initiative: 'INI-1', fields: { title: 'Crossing', description: 'Beside the harbour' } })
  await make('people', { fields: { name: 'Hugo Harbour', email: 'hugo@example.org' } })
  await make('risks', { initiative: 'INI-2', fields: { title: 'Culvert procurement' } })
  south = await comeIn(api, ada, 'Sue South', [{ role: 'projectManager', initiative: 'INI-2' }])
})
afterAll(async () => {
  await api.close()
  await store.close()
})

async function make(segment: string, payload: { initiative?: string; fields: object }) {
  const fields = segment === 'initiatives' ? { type: 'project', ...payload.fields } : payload.fields
  const answer = await ada.post(`${home}/${segment}`, { ...payload, fields })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json()
}

async function found(q: string, as = ada) {
  const answer = await as.get(`${home}/search?q=${encodeURIComponent(q)}`)
  const { hits, words, nearly } = answer.json<{ hits: { ref: string }[]; words: string[]; nearly: boolean }>()
  return { refs: hits.map(({ ref }) => ref), words, nearly }
}

describe('search', () => {
  test('puts initiatives first, then people, then what is open, then what is over', async () => {
    expect((await found('harbour')).refs).toEqual(['INI-3', 'PER-2', 'RSK-1', 'RSK-2'])
    expect((await found('harb')).refs).toHaveLength(4)
  })

  test.each(['RSK-2', 'rsk-2', 'rsk2', 'RSK 002'])('takes %s as the reference it is', async (q) => {
    expect((await found(q)).refs[0]).toBe('RSK-2')
  })

  test('understands a slip, and says which words it found', async () => {
    expect(await found('harbuor brdige')).toEqual({ refs: ['RSK-1'], words: ['harbour', 'bridge'], nearly: true })
    expect(await found('procurment', south)).toEqual({ refs: ['RSK-3'], words: ['procurement'], nearly: true })
    expect(await found('zeppelin')).toEqual({ refs: [], words: ['zeppelin'], nearly: false })
    expect((await found('%&')).refs).toEqual([])
  })

  test('tells no hit and no word of what one may not see', async () => {
    for (const q of ['harbour', 'RSK-1', 'rsk1', 'harbuor', 'crosing'])
      expect(await found(q, south)).toMatchObject({ refs: [] })
    expect((await found('brdige', south)).words).toEqual(['brdige'])
  })
})
