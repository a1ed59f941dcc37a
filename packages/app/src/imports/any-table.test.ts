import type { Database } from '@gantry/store/database'
import { emptyStore } from '@gantry/store/testing/empty-store'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { overview } from '../portfolio/overview.ts'
import { importFiles } from './import-files.ts'
import { newOrganisation } from './testing/organisation.ts'

let store: Database
let context: Context
beforeAll(async () => {
  store = await openTestStore()
  context = await newOrganisation(store)
})
afterAll(() => store.close())

const heading = fc.constantFrom(
  'Project name',
  'Name',
  'Project ID',
  'GMPP ID',
  'Department',
  'Category',
  'RAG rating',
  'IPA rating',
  'SRO rating',
  'Start date',
  'End date',
  'Whole life cost (£m)',
  'Budget',
  'Total baseline',
  'Forecast',
  'Benefits (£bn)',
  'Narrative on schedule',
  'Comments',
  'Phase',
  'Year',
  'Date reported as of',
  '',
  'Unnamed: 3',
  '\u0000',
  '\ud83d',
)
const cell = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '',
      'Red',
      'Amber',
      'Green',
      'Amber/Red',
      '2023-03-31',
      '31/12/2024',
      '1/012/2014',
      '30/02/2023',
      '£1.2m',
      '(45)',
      '-17%',
      'Exempt under Section 43',
      'TBC',
      'N/A',
      '0',
      '1e400',
      '99999999999999999999',
      '=cmd|x',
      '<script>',
      'A1',
      'A2',
      'Bridge',
      'Works',
      '2014',
      '9999-12-31',
      '0001-01-01',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 40, unit: 'binary' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '\u0000',
      'a\u0000b',
      '\ud800',
      '"',
      '""',
      '\r\n',
      ';',
      '\t',
      '\ufeff',
      'x'.repeat(3_000),
      '𝕏'.repeat(900),
    ),
  },
)
const table = fc.record({
  headings: fc.array(heading, { minLength: 1, maxLength: 9 }),
  rows: fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 12 }),
})
const separator = fc.constantFrom(',', ';', '\t')
const file = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(table, separator)
      .map(([{ headings, rows }, by]) =>
        Buffer.from([headings, ...rows].map((row) => row.map(quoted).join(by)).join('\n')),
      ),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
)

function quoted(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

async function counts(): Promise<Record<string, number>> {
  const tables = [
    'import',
    'import_file',
    'import_row',
    'initiative',
    'reporting_period',
    'status_report',
    'rating',
    'source_identity',
    'identity_link',
    'event',
    'custom_field',
  ]
  const results = await store.read(
    { org: context.org },
    tables.map((name) => ({ text: `select count(*)::int as n from ${name} where org = $1`, values: [context.org] })),
  )
  return Object.fromEntries(tables.map((name, i) => [name, results[i]?.rows[0]?.n as number]))
}

test('any table of any shape is imported whole or refused whole, and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(file, fc.constantFrom('2023-03-31', '2024-03-31', undefined), async (bytes, period) => {
      const before = await counts()
      const outcome = await importFiles(context, { files: [{ name: 'any.csv', bytes }], ...(period ? { period } : {}) })
      const after = await counts()
      if (!outcome.ok || outcome.value.id === null) {
        expect(after).toEqual(before)
        if (!outcome.ok) expect(outcome.refusal.message.length).toBeGreaterThan(10)
        return
      }
      const [report] = outcome.value.files
      expect(after.import).toBe((before.import ?? 0) + 1)
      expect(after.initiative! - before.initiative!).toBeGreaterThanOrEqual(report!.initiativesCreated)
      expect(after.status_report! - before.status_report!).toBeLessThanOrEqual(report!.statusRowsChanged)
      const again = await importFiles(context, { files: [{ name: 'any.csv', bytes }], ...(period ? { period } : {}) })
      expect(again).toMatchObject({ ok: true, value: { id: null } })
      expect(await counts()).toEqual(after)
      const said = await overview(context, { today: '2024-06-01' })
      expect(said.ok).toBe(true)
    }),
    { numRuns: Number(process.env.GANTRY_FUZZ_RUNS ?? 60), seed: 20_240_331 },
  )
})

test('two files of which one cannot be read leave everything as it was', async () => {
  await emptyStore(store)
  context = await newOrganisation(store)
  const good = { name: 'good.csv', bytes: Buffer.from('Project name,End date\nBridge,2025-01-31') }
  const outcome = await importFiles(context, {
    files: [good, { name: 'bad.csv', bytes: Buffer.alloc(0) }],
    period: '2024-03-31',
  })
  expect(outcome).toMatchObject({ ok: false, refusal: { id: 'import.file-refused', status: 422 } })
  expect(JSON.stringify(outcome)).toContain('bad.csv')
  expect(await counts()).toMatchObject({ import: 0, initiative: 0, event: 0 })
})
