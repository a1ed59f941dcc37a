import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backUp, restore } from '../../backup.ts'
import type { Database } from '../../database.ts'
import { StatementTimeout, StoreLost, StoreRefused } from '../../errors.ts'
import { type Migration, readMigrations } from '../../migrate.ts'
import { itemMigrations } from '../../testing/items.ts'
import { createScratchDatabase } from '../../testing/scratch-database.ts'
import { openStore } from '../open.ts'

const url = process.env.GANTRY_TEST_DATABASE_URL
const org = crypto.randomUUID()
let migrations: Migration[]

beforeAll(async () => {
  migrations = await itemMigrations()
})

it('says clearly that there is no server', async () => {
  const outcome = await openStore({ databaseUrl: 'postgres://nobody@127.0.0.1:9/none', migrations }).catch(
    (error: unknown) => error,
  )
  expect(outcome).toBeInstanceOf(StoreRefused)
  expect(outcome).toMatchObject({ id: 'store.unreachable', values: { place: '127.0.0.1:9' } })
  expect(String(outcome)).toMatch(/Maybe it is not running/)
})

describe.skipIf(!url)('a server', () => {
  let administrator: pg.Client
  let scratch: Awaited<ReturnType<typeof createScratchDatabase>>
  let store: Database

  beforeAll(async () => {
    scratch = await createScratchDatabase(url!)
    administrator = new pg.Client({ connectionString: scratch.databaseUrl })
    await administrator.connect()
    store = await openStore({
      databaseUrl: scratch.databaseUrl,
      migrations,
      statementLimitMs: 500,
      idleLimitMs: 400,
      connections: 4,
    })
  })
  afterAll(async () => {
    await store?.close()
    await administrator?.end()
    await scratch?.drop()
  })

  const endOthers = () =>
    administrator.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name = 'gantry'`)

  async function answers(): Promise<unknown> {
    return (await store.read({ org }, [{ text: 'select 1 as ok' }]))[0]!.rows[0]!.ok
  }

  it('stops a statement over its limit, and only that one', async () => {
    const slow = store.read({ org }, [{ text: 'select pg_sleep(20)' }])
    await expect(slow).rejects.toBeInstanceOf(StatementTimeout)
    const inside = store.transaction({ org }, (tx) => tx.query({ text: 'select pg_sleep(20)' }))
    await expect(inside).rejects.toBeInstanceOf(StatementTimeout)
    expect(await answers()).toBe(1)
  })

  it('serves reads beside a transaction that takes its time', async () => {
    const order: string[] = []
    const long = store.transaction({ org }, async (tx) => {
      await tx.query({ text: 'select pg_sleep(0.3)' })
      order.push('transaction')
    })
    await answers()
    order.push('read')
    await long
    expect(order).toEqual(['read', 'transaction'])
  })

  it('fails the transaction whose connection is lost, then goes on with a new one', async () => {
    const lost = store.transaction({ org }, async (tx) => {
      await tx.query({ text: 'insert into item (org, id) values ($1, 1)', values: [org] })
      await endOthers()
      await tx.query({ text: 'select 1' })
    })
    await expect(lost).rejects.toBeInstanceOf(StoreLost)
    await expect.poll(() => answers().catch(() => 0)).toBe(1)
    const [items] = await store.read({ org }, [{ text: 'select count(*) as n from item' }])
    expect(items!.rows).toEqual([{ n: 0 }])
  })

  it('gives up a transaction that holds its locks without asking anything', async () => {
    const idle = store.transaction({ org }, async (tx) => {
      await tx.query({ text: 'insert into item (org, id) values ($1, 2)', values: [org] })
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      await tx.query({ text: 'select 1' })
    })
    await expect(idle).rejects.toBeInstanceOf(StoreLost)
    expect(await answers()).toBe(1)
  })

  it('is listened to again after the connection was lost, and says that messages may have been missed', async () => {
    const heard: string[] = []
    const stop = await store.listen('news', (payload) => heard.push(payload))
    await endOthers()
    await expect.poll(() => heard, { timeout: 15_000 }).toEqual([''])
    await administrator.query(`select pg_notify('news', 'from elsewhere')`)
    await expect.poll(() => heard).toEqual(['', 'from elsewhere'])
    await stop()
    await expect.poll(() => answers().catch(() => 0)).toBe(1)
  })
})

describe.skipIf(!url)('a login that is no superuser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gantry-owner-'))
  const owner = `gantry_owner_${process.pid}`
  let administrator: pg.Client
  const databases: string[] = []

  beforeAll(async () => {
    administrator = new pg.Client({ connectionString: url })
    await administrator.connect()
    await administrator.query(`create role ${owner} login createrole password 'secret'`)
  })
  afterAll(async () => {
    for (const name of databases) await administrator.query(`drop database if exists ${name} with (force)`)
    await administrator.query(`drop role if exists ${owner}`)
    await administrator.end()
    rmSync(folder, { recursive: true, force: true })
  })

  async function ownDatabase(): Promise<string> {
    const name = `gantry_owned_${process.pid}_${databases.length}`
    await administrator.query(`create database ${name} owner ${owner}`)
    databases.push(name)
    const own = new URL(url!)
    own.username = owner
    own.password = 'secret'
    own.pathname = `/${name}`
    return own.href
  }

  it("is enough for the product's whole schema", async () => {
    const store = await openStore({ databaseUrl: await ownDatabase(), migrations: await readMigrations() })
    const [role] = await store.read({ org }, [{ text: 'select current_user::text as name' }])
    expect(role!.rows).toEqual([{ name: 'gantry_app' }])
    await store.close()
  })

  it('is bound by the policies like everyone, and backs up and restores all organisations', async () => {
    const other = crypto.randomUUID()
    const store = await openStore({ databaseUrl: await ownDatabase(), migrations })
    for (const of of [org, other]) {
      await store.transaction({ org: of }, (tx) =>
        tx.query({ text: 'insert into item (org, id) values ($1, 1)', values: [of] }),
      )
    }
    const path = join(folder, 'owned.gantry')
    expect(await backUp(store, path, { made: new Date(0) })).toMatchObject({ rows: 2 })
    await store.close()

    const again = await restore(path, { databaseUrl: await ownDatabase(), migrations })
    const [mine] = await again.database.read({ org }, [{ text: 'select org from item' }])
    const [all] = await again.database.read('system', [{ text: 'select org from item' }])
    expect(mine!.rows).toEqual([{ org }])
    expect(all!.rows).toHaveLength(2)
    await again.database.close()
  })
})
