import type { Database } from '@gantry/store/database'
import { emptyStore } from '@gantry/store/testing/empty-store'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { decision } from '@gantry/domain/kinds/decision'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { overview } from '../portfolio/overview.ts'
import { createRecord } from '../records/create-record.ts'
import { importFiles } from './import-files.ts'
import { csv } from './testing/csv.ts'
import { newOrganisation } from './testing/organisation.ts'
import { undoImport } from './undo-import.ts'

const march = csv(
  'march.csv',
  `
  Project ID | Project name     | Department | RAG rating | End date   | Whole life cost (£m)
  A1         | Harbour bridge   | Works      | Amber      | 2026-06-30 | 120
  A2         | Night trains     | Transport  | Green      | 2025-01-31 | 40
`,
)
const marchAgain = csv(
  'march-again.csv',
  `
  Project ID | Project name     | Department | RAG rating | End date   | Whole life cost (£m)
  A1         | Harbour bridge   | Works      | Red        | 2027-06-30 | 150
  A2         | Night trains     | Transport  | Green      | 2025-01-31 | 40
`,
)
const june = csv(
  'june.csv',
  `
  Project ID | Project name     | Department | RAG rating | End date   | Whole life cost (£m)
  A1         | Harbour bridge   | Works      | Red        | 2027-09-30 | 150
`,
)

let store: Database
let context: Context
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())
beforeEach(async () => {
  await emptyStore(store)
  context = await newOrganisation(store)
})

async function imported(file: ReturnType<typeof csv>, period = '2024-03-31'): Promise<string> {
  const outcome = await importFiles(context, { files: [file], period })
  if (!outcome.ok || outcome.value.id === null) throw new Error(JSON.stringify(outcome))
  return outcome.value.id
}

async function reported() {
  const outcome = await overview(context, { today: '2024-07-01' })
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  const { scope, rows } = outcome.value.overview
  return {
    period: scope.period.label,
    rows: rows.map((row) => [row.title, row.lead?.value, row.endDate, row.wholeLifeCost?.minor]),
  }
}

describe('taking an import back', () => {
  test('leaves the portfolio as it was before, and the files can be imported again', async () => {
    const id = await imported(march)
    const first = await reported()
    const undone = await undoImport(context, id, { reason: 'the wrong file' })
    expect(undone).toMatchObject({ ok: true, value: { statusRowsRemoved: 2, flagged: [] } })
    expect((await reported()).rows).toEqual([])
    await imported(march)
    expect((await reported()).rows).toEqual(first.rows)
  })

  test('brings back what a restatement had replaced', async () => {
    await imported(march)
    const before = await reported()
    const id = await imported(marchAgain)
    expect((await reported()).rows).toContainEqual(['Harbour bridge', 'red', '2027-06-30', 15_000_000_000])
    const undone = await undoImport(context, id, { reason: 'not signed off' })
    expect(undone).toMatchObject({ ok: true, value: { statusRowsRemoved: 0, statusRowsRestored: 1 } })
    expect(await reported()).toEqual(before)
  })

  test('is refused when a later import was built on it, and says which', async () => {
    const id = await imported(march)
    await imported(june, '2024-06-30')
    const refused = await undoImport(context, id, { reason: 'too late' })
    expect(refused).toMatchObject({ ok: false, refusal: { id: 'import.rests-on-it', status: 409 } })
    expect(JSON.stringify(refused)).toContain('june.csv')
  })

  test('is refused when a decision rests on it, and with force flags that decision', async () => {
    const id = await imported(march)
    const made = await createRecord(context, decision, {
      initiative: 'INI-2',
      fields: { question: 'Go on with the bridge?' },
    })
    expect(made.ok).toBe(true)
    const refused = await undoImport(context, id, { reason: 'too late' })
    expect(refused).toMatchObject({ ok: false, refusal: { id: 'import.rests-on-it' } })
    expect(JSON.stringify(refused)).toContain('Go on with the bridge?')
    const forced = await undoImport(context, id, { reason: 'all the same', force: true })
    expect(forced).toMatchObject({
      ok: true,
      value: { statusRowsRemoved: 2, flagged: [{ kind: 'decision', ref: 'DEC-1' }] },
    })
    const [events] = await store.read({ org: context.org }, [
      { text: "select kind, verb from event where org = $1 and verb = 'flagged'", values: [context.org] },
    ])
    expect(events?.rows).toEqual([{ kind: 'decision', verb: 'flagged' }])
  })

  test('happens once', async () => {
    const id = await imported(march)
    await undoImport(context, id, { reason: 'first' })
    expect(await undoImport(context, id, { reason: 'second' })).toMatchObject({
      ok: false,
      refusal: { id: 'import.undone' },
    })
  })
})
