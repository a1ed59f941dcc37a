import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from './database.ts'
import { StoreRefused } from './errors.ts'
import { type Migration, migrate, pendingOf, readMigrations } from './migrate.ts'
import { engineOf } from './open/scoped.ts'
import { itemMigrations, migrationOf } from './testing/items.ts'
import { openTestStore } from './testing/open-test-store.ts'

let base: Migration[]
let store: Database

beforeAll(async () => {
  base = await itemMigrations()
  store = await openTestStore({ migrations: base })
})
afterAll(async () => await store.close())

async function tables(): Promise<unknown[]> {
  const [result] = await store.read('system', [
    { text: `select relname as name from pg_class where relname in ('alpha', 'beta', 'gamma') order by 1` },
  ])
  return result!.rows.map(({ name }) => name)
}

describe('migrating', () => {
  it('applies what is missing in order, once', async () => {
    const migrations = [
      ...base,
      migrationOf('0002_alpha', 'create table alpha (a int)'),
      migrationOf('0003_beta', 'create table beta (a int)'),
    ]
    expect(await migrate(engineOf(store), { migrations })).toEqual(['0002_alpha', '0003_beta'])
    expect(await migrate(engineOf(store), { migrations })).toEqual([])
    expect(await tables()).toEqual(['alpha', 'beta'])
    const [list] = await store.read('system', [
      { text: `select has_table_privilege('gantry_app', 'migration', 'update') as may` },
    ])
    expect(list!.rows[0]!.may).toBe(false)
    base = migrations
  })

  it('keeps nothing of a file that fails, and says where', async () => {
    const migrations = [...base, migrationOf('0004_gamma', 'create table gamma (a int);\n\nselect 1/0;')]
    await expect(migrate(engineOf(store), { migrations })).rejects.toThrow(/0004_gamma.*division by zero/)
    const misspelt = [...base, migrationOf('0004_gamma', 'create table gamma (a int);\n\nselec 1;')]
    await expect(migrate(engineOf(store), { migrations: misspelt })).rejects.toThrow(
      /0004_gamma, line 3,.*syntax error/,
    )
    expect(await tables()).toEqual(['alpha', 'beta'])
  })

  it('runs once when two start at the same moment', async () => {
    const migrations = [...base, migrationOf('0004_gamma', 'create table gamma (a int); select pg_sleep(0.2)')]
    const both = await Promise.all([migrate(engineOf(store), { migrations }), migrate(engineOf(store), { migrations })])
    expect(both.flat()).toEqual(['0004_gamma'])
    base = migrations
  })

  it('refuses a file that changed after it was applied', async () => {
    const migrations = base.map((one) =>
      one.name === '0002_alpha' ? migrationOf(one.name, 'create table alpha (b int)') : one,
    )
    await expect(migrate(engineOf(store), { migrations })).rejects.toMatchObject({
      id: 'store.migration-changed',
      values: { migration: '0002_alpha' },
    })
  })

  it('refuses data of a newer schema', async () => {
    const outcome = await migrate(engineOf(store), { migrations: base.slice(0, -1) }).catch((error: unknown) => error)
    expect(outcome).toBeInstanceOf(StoreRefused)
    expect(outcome).toMatchObject({ id: 'store.newer-schema', values: { migration: '0004_gamma' } })
    expect(String(outcome)).toMatch(/newer Gantry.*Maybe update/)
  })

  it('refuses a number that comes late', () => {
    const late = [...base.slice(0, 2), migrationOf('0001_late', 'select 1'), ...base.slice(2)]
    expect(() => pendingOf(late, base)).toThrow(/0001_late has a lower number/)
  })
})

describe('the files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gantry-migrations-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('have the same fingerprint whatever the line ends', async () => {
    writeFileSync(join(folder, '0000_a.sql'), 'select 1;\r\nselect 2;\r\n')
    const [windows] = await readMigrations(folder)
    writeFileSync(join(folder, '0000_a.sql'), 'select 1;\nselect 2;\n')
    const [unix] = await readMigrations(folder)
    expect(windows).toEqual(unix)
  })

  it('have one number each, and names we know', async () => {
    writeFileSync(join(folder, '0000_b.sql'), 'select 1')
    await expect(readMigrations(folder)).rejects.toThrow('Two migrations')
    rmSync(join(folder, '0000_b.sql'))
    writeFileSync(join(folder, 'later.sql'), 'select 1')
    await expect(readMigrations(folder)).rejects.toThrow('not named like')
  })
})
