import type { Database } from '@gantry/store/database'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { multipart } from '../testing/multipart.ts'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'

const table = (name: string) => `Project Name,Department,IPA RAG,End Date\n${name},Roads,Amber,2030-12-31\n`
const spring = { name: 'spring.csv', bytes: table('Pier') }
const summer = { name: 'summer.csv', bytes: table('Pier') }
const binary = { name: 'binary.csv', bytes: new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0, 0, 3]) }

let store: Database
let api: TestApi
let ada: Browser

beforeAll(async () => {
  store = await openTestStore()
  api = await openApi({ store })
  ada = await api.setUp()
})
afterAll(async () => {
  await api.close()
  await store.close()
})

interface Preview {
  readonly token: string
  readonly files: { file: string; problems: { code: string; effect: string }[] }[]
  readonly refusal: { message: string } | null
}

const preview = async (files: Parameters<typeof multipart>[0]) =>
  (await ada.send({ method: 'POST', url: `${home}/imports/preview`, ...multipart(files) })).json<Preview>()

describe('files that say nothing of their dates', () => {
  test('are told each with what refuses it', async () => {
    const { files, refusal } = await preview([spring, binary, summer])
    const refused = files.map(({ file, problems }) => [
      file,
      problems.flatMap(({ code, effect }) => (effect === 'fileRefused' ? [code] : [])),
    ])
    expect(refused).toEqual([
      ['spring.csv', ['period.unknown']],
      ['binary.csv', [expect.stringMatching(/^file\./)]],
      ['summer.csv', ['period.unknown']],
    ])
    for (const name of ['spring.csv', 'binary.csv', 'summer.csv']) expect(refusal?.message).toContain(name)
  })

  test('can be of different periods', async () => {
    const { token } = await preview([spring, summer])
    const periods = [
      { file: 'spring.csv', period: '2026-03' },
      { file: 'summer.csv', period: '2026-06' },
    ]
    const again = (await ada.post(`${home}/imports/preview`, { token, periods })).json<Preview>()
    expect(again.refusal).toBeNull()
    const made = (await ada.post(`${home}/imports`, { token, periods })).json()
    expect(made.files.map(({ periods: of }: { periods: { asOf: string }[] }) => of.map(({ asOf }) => asOf))).toEqual([
      ['2026-03-31'],
      ['2026-06-30'],
    ])
  })

  test('take the period of all where nothing is said of them', async () => {
    const fields = { period: '2026-09', periods: JSON.stringify([{ file: 'summer.csv', period: '2026-12' }]) }
    const form = multipart([spring, summer], { ...fields, dryRun: 'true' })
    const { files } = (await ada.send({ method: 'POST', url: `${home}/imports`, ...form })).json()
    expect(files.map(({ periods: of }: { periods: { asOf: string }[] }) => of[0]?.asOf)).toEqual([
      '2026-09-30',
      '2026-12-31',
    ])
  })
})
