import { initiative } from '@gantry/domain/kinds/index'
import type { Database } from '@gantry/store/database'
import { emptyStore } from '@gantry/store/testing/empty-store'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { getInitiative, stepInitiative } from '../initiatives/steps.ts'
import { initiativeTree } from '../initiatives/tree.ts'
import { importFiles } from './import-files.ts'
import { csv } from './testing/csv.ts'
import { newOrganisation } from './testing/organisation.ts'

const file = csv(
  'list.csv',
  `
  Project ID | Project name   | Department | End date
  A1         | Harbour bridge | Works      | 2026-06-30
  `,
)

let store: Database
let context: Context
beforeAll(async () => {
  store = await openTestStore()
  await emptyStore(store)
  context = await newOrganisation(store)
  const outcome = await importFiles(context, { files: [file], period: '2025-03-31' })
  if (!outcome.ok) throw new Error(outcome.refusal.message)
})
afterAll(() => store.close())

test('what a file brings in is not approved, until somebody decides it', async () => {
  const read = await getInitiative(context, initiative, 'INI-2')
  expect(read).toMatchObject({
    value: { fields: { decisionStatus: null }, absent: { decisionStatus: { type: 'notSupplied' } } },
  })
  expect(await initiativeTree(context)).toMatchObject({
    value: { nodes: [{ decisionStatus: null }, { decisionStatus: null }] },
  })
  const decided = await stepInitiative(context, 'INI-2', 'decide', {
    version: 1,
    reason: 'Board of May',
    fields: { decisionStatus: 'approved' },
  })
  expect(decided).toMatchObject({ ok: true, value: { fields: { decisionStatus: 'approved' }, absent: {} } })
})
