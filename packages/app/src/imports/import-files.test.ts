import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fullAccess } from '@gantry/domain/reach'
import type { Database } from '@gantry/store/database'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { newId } from '../new-id.ts'
import { importFiles } from './import-files.ts'

const gmpp = join(import.meta.dirname, '../../../../../shared/data/portfolio/uk-gmpp')

let store: Database
let context: Context

beforeEach(async () => {
  store = await openTestStore()
  const org = newId()
  await store.transaction('system', async (tx) => {
    await tx.query({
      text: `insert into organisation (id, slug, name, pmo_type, size, currency, locale, time_zone, fiscal_year_start)
        values ($1, 'acme', 'Acme', 'directive', 'large', 'GBP', 'en-GB', 'Europe/London', 4)`,
      values: [org],
    })
  })
  context = { org, store, now: () => new Date().toISOString(), newId, request: newId(), actor: { kind: 'system', name: 'Test', access: fullAccess() } }
})
afterEach(async () => {
  await store.close()
})

describe.skipIf(!existsSync(gmpp))('the ten yearly releases of a government portfolio', () => {
  test('one file', async () => {
    const name = 'official_2023-03.csv'
    let t = Date.now()
    const outcome = await importFiles(context, { files: [{ name, bytes: readFileSync(join(gmpp, name)) }] })
    console.log(Date.now() - t)
    if (!outcome.ok) console.log(outcome.refusal)
    else console.log(JSON.stringify(outcome.value.files.map((f) => ({ ...f, mapping: 0 })), null, 1).slice(0, 5000))
    expect(outcome.ok).toBe(true)
  })
})
