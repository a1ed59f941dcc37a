import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkBackup } from '../../backup.ts'
import type { Database } from '../../database.ts'
import { StatementTimeout, StoreLost, StoreRefused } from '../../errors.ts'
import type { Migration } from '../../migrate.ts'
import { itemMigrations, migrationOf } from '../../testing/items.ts'
import { newFolder } from '../../testing/new-folder.ts'
import { openStore, type OpenOptions } from '../open.ts'
import { engineOf } from '../scoped.ts'
import { lockFolder } from './folder-lock.ts'
import { tendChanged, vacuumAll } from './upkeep.ts'

const scratch = mkdtempSync(join(tmpdir(), 'gantry-folder-'))
const fresh = join(scratch, 'fresh')
const org = crypto.randomUUID()
const endless = { text: 'select count(*) from generate_series(1, 1000000000) a, generate_series(1, 100000) b' }
let migrations: Migration[]
let copies = 0

beforeAll(async () => {
  migrations = await itemMigrations()
  await newFolder(fresh)
  await (await openStore({ dataDir: fresh, migrations })).close()
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

function folder(): string {
  const copy = join(scratch, `copy-${(copies += 1)}`)
  cpSync(fresh, copy, { recursive: true })
  return copy
}

async function withStore(options: OpenOptions, work: (store: Database) => Promise<void>): Promise<void> {
  const store = await openStore({ migrations, ...options })
  try {
    await work(store)
  } finally {
    await store.close()
  }
}

const addItem = (id: number) => ({ text: 'insert into item (org, id) values ($1, $2)', values: [org, id] })

async function countItems(store: Database): Promise<unknown> {
  const [result] = await store.read({ org }, [{ text: 'select count(*) as n from item' }])
  return result!.rows[0]!.n
}

async function refusal(opening: Promise<Database>): Promise<StoreRefused> {
  const outcome = await opening.then(
    async (store) => await store.close(),
    (error: unknown) => error,
  )
  expect(outcome).toBeInstanceOf(StoreRefused)
  return outcome as StoreRefused
}

describe('the data folder', { timeout: 180_000 }, () => {
  it('is refused to a second process, which is told who holds it', async () => {
    const dataDir = folder()
    await withStore({ dataDir }, async () => {
      const program = `
        import { openStore } from ${JSON.stringify(new URL('../open.ts', import.meta.url).href)}
        openStore({ dataDir: ${JSON.stringify(dataDir)} }).then(() => console.log('opened'), (error) => console.log(error.id + ' | ' + error.message))`
      const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
      expect(said).toContain('store.folder-in-use | ')
      expect(said).toContain(`process ${process.pid}`)
      expect(said).toContain(dataDir)
    })
    expect(existsSync(join(dataDir, 'gantry.lock'))).toBe(false)
  })

  it('is refused to a second opening in the same process', async () => {
    const dataDir = folder()
    await withStore({ dataDir }, async () => {
      expect(await refusal(openStore({ dataDir, migrations }))).toMatchObject({ id: 'store.folder-in-use' })
    })
  })

  it('is taken over from a process that is gone, or whose number another process has now', async () => {
    const dataDir = join(scratch, 'locks')
    const path = join(dataDir, 'gantry.lock')
    mkdirSync(dataDir)
    const gone = spawn(process.execPath, ['-e', ''])
    await once(gone, 'exit')
    const stale = [
      { pid: gone.pid, started: null, host: hostname() },
      { pid: process.pid, started: 'another boot/1', host: hostname() },
    ]
    for (const holder of [...stale.map((one) => JSON.stringify(one)), '{"pid":', '']) {
      writeFileSync(path, holder)
      const unlock = lockFolder(dataDir)
      expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid })
      unlock()
      expect(readdirSync(dataDir)).toEqual([])
    }
  })

  it('is refused while another machine touches the lock, and taken over when it has stopped', () => {
    const dataDir = join(scratch, 'elsewhere')
    const path = join(dataDir, 'gantry.lock')
    mkdirSync(dataDir)
    writeFileSync(path, JSON.stringify({ pid: 1, started: null, host: 'another-machine' }))
    expect(() => lockFolder(dataDir)).toThrow(/process 1 on another-machine/)
    execFileSync('touch', ['-d', '2 minutes ago', path])
    lockFolder(dataDir)()
  })

  it('has one winner when many take over a stale lock at once', async () => {
    const dataDir = join(scratch, 'race')
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, 'gantry.lock'), JSON.stringify({ pid: 999_999_999, started: null, host: hostname() }))
    const program = `
      import { lockFolder } from ${JSON.stringify(new URL('./folder-lock.ts', import.meta.url).href)}
      try { lockFolder(${JSON.stringify(dataDir)}); console.log('won'); setInterval(() => {}, 1000) } catch { console.log('lost') }`
    const racers = Array.from({ length: 6 }, () => spawn(process.execPath, ['--input-type=module', '-e', program]))
    const said = await Promise.all(racers.map(async (racer) => String((await once(racer.stdout, 'data'))[0]).trim()))
    expect(said.filter((word) => word === 'won')).toHaveLength(1)
    const running = racers.filter(({ exitCode }) => exitCode === null)
    for (const racer of running) racer.kill('SIGKILL')
    await Promise.all(running.map((racer) => once(racer, 'exit')))
  })

  it('is refused when another line of the database made it', async () => {
    const dataDir = folder()
    writeFileSync(join(dataDir, 'database.json'), JSON.stringify({ pglite: '0.2.17', postgres: '16' }))
    const refused = await refusal(openStore({ dataDir, migrations }))
    expect(refused.id).toBe('store.foreign-version')
    expect(refused.message).toMatch(/PGlite 0\.2\.17 \(PostgreSQL 16\).*gantry backup/)
    expect(existsSync(join(dataDir, 'gantry.lock'))).toBe(false)

    rmSync(join(dataDir, 'database.json'))
    writeFileSync(join(dataDir, 'database', 'PG_VERSION'), '17\n')
    expect(await refusal(openStore({ dataDir, migrations }))).toMatchObject({ id: 'store.foreign-version' })
  })

  it('starts over when making the database was cut short', async () => {
    const dataDir = join(scratch, 'half')
    mkdirSync(join(dataDir, 'database.new', 'base'), { recursive: true })
    writeFileSync(join(dataDir, 'database.new', 'PG_VERSION'), '18\n')
    await withStore({ dataDir }, async (store) => expect(await countItems(store)).toBe(0))
    expect(existsSync(join(dataDir, 'database.new'))).toBe(false)
  })

  it('is backed up before its schema changes', async () => {
    const dataDir = folder()
    await withStore({ dataDir }, async (store) => void (await store.transaction({ org }, (tx) => tx.query(addItem(1)))))
    const more = [...migrations, migrationOf('0002_colour', 'alter table item add column colour text')]
    await withStore({ dataDir, migrations: more }, async (store) => expect(await countItems(store)).toBe(1))
    const backups = readdirSync(join(dataDir, 'backups'))
    expect(backups).toHaveLength(1)
    expect(await checkBackup(join(dataDir, 'backups', backups[0]!))).toMatchObject({ tables: 2, rows: 1 })
    expect(await refusal(openStore({ dataDir, migrations }))).toMatchObject({ id: 'store.newer-schema' })
  })
})

describe('the embedded worker', { timeout: 180_000 }, () => {
  it('is replaced when a statement runs over its limit; reads that waited are answered', async () => {
    await withStore({ dataDir: folder(), statementLimitMs: 1_000 }, async (store) => {
      await store.transaction({ org }, (tx) => tx.query(addItem(1)))
      const heard: string[] = []
      await store.listen('news', () => {
        throw new Error('A listener that fails')
      })
      await store.listen('news', (payload) => heard.push(payload))
      const slow = store.read({ org }, [endless])
      const waiting = [countItems(store), countItems(store)]
      await expect(slow).rejects.toBeInstanceOf(StatementTimeout)
      expect(await Promise.all(waiting)).toEqual([1, 1])
      expect((await store.stats()).restarts).toBe(1)
      await store.transaction({ org }, (tx) => tx.query({ text: `select pg_notify('news', 'again')` }))
      await expect.poll(() => heard).toEqual(['', 'again'])
    })
  })

  it('loses nothing but the transaction that ran over its limit', async () => {
    await withStore({ dataDir: folder(), statementLimitMs: 1_000 }, async (store) => {
      await store.transaction({ org }, (tx) => tx.query(addItem(1)))
      const slow = store.transaction({ org }, async (tx) => {
        await tx.query(addItem(2))
        await tx.query(endless)
      })
      const next = store.transaction({ org }, (tx) => tx.query(addItem(3)))
      await expect(slow).rejects.toBeInstanceOf(StatementTimeout)
      await next
      const [rows] = await store.read({ org }, [{ text: 'select id from item order by id' }])
      expect(rows!.rows).toEqual([{ id: 1 }, { id: 3 }])
    })
  })

  it('is replaced between two transactions when it holds too much memory', async () => {
    await withStore({ dataDir: folder(), heapLimitBytes: 140 * 1024 * 1024 }, async (store) => {
      await store.transaction({ org }, (tx) => tx.query(addItem(1)))
      const large = store.read({ org }, [
        { text: `select length(repeat('x', 60000000) || repeat('y', 60000000)) as n` },
      ])
      const waiting = countItems(store)
      expect((await large)[0]!.rows).toEqual([{ n: 120_000_000 }])
      expect(await waiting).toBe(1)
      const stats = await store.stats()
      expect(stats).toMatchObject({ recycles: 1, restarts: 0 })
      expect(stats.memoryBytes).toBeLessThan(140 * 1024 * 1024)
      await store.transaction({ org }, (tx) => tx.query(addItem(2)))
      expect(await countItems(store)).toBe(2)
    })
  })

  it('fails writes on a full disk at once, keeps what was acknowledged, and goes on when there is room', async () => {
    const flag = join(scratch, 'full')
    const fileLayer = {
      module: new URL('../../testing/disk-full.ts', import.meta.url).href,
      options: { whileExists: flag },
    }
    await withStore({ dataDir: folder(), fileLayer }, async (store) => {
      const acknowledged: number[] = []
      const add = async (id: number): Promise<void> => {
        await store.transaction({ org }, (tx) => tx.query(addItem(id)))
        acknowledged.push(id)
      }
      await add(1)
      writeFileSync(flag, '')
      await expect(add(2)).rejects.toThrow('Maybe the disk is full')
      await expect(add(3)).rejects.toThrow('Maybe the disk is full')
      rmSync(flag)
      await add(4)
      const [rows] = await store.read({ org }, [{ text: 'select id from item order by id' }])
      expect(rows!.rows.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged))
      expect(acknowledged).toEqual([1, 4])
    })
  })

  it('gives up a transaction that keeps everyone waiting without asking anything', async () => {
    await withStore({ dataDir: folder(), idleLimitMs: 200 }, async (store) => {
      let late: Promise<unknown> = Promise.resolve()
      const idle = store.transaction({ org }, async (tx) => {
        await tx.query(addItem(1))
        await new Promise((resolve) => setTimeout(resolve, 1_000))
        late = tx.query(addItem(2))
        await late
      })
      const waiting = countItems(store)
      await expect(idle).rejects.toThrow(/asked nothing for 200 ms/)
      expect(await waiting).toBe(0)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      await expect(late).rejects.toBeInstanceOf(StoreLost)
      expect(await countItems(store)).toBe(0)
    })
  })

  it('checkpoints on a timer, so that little is left to replay', async () => {
    await withStore({ dataDir: folder(), checkpointEveryMs: 100 }, async (store) => {
      const at = async () =>
        (await store.read('system', [{ text: 'select redo_lsn::text as at from pg_control_checkpoint()' }]))[0]!
          .rows[0]!.at
      const before = await at()
      await store.transaction({ org }, (tx) => tx.query(addItem(1)))
      await expect.poll(at, { timeout: 10_000 }).not.toBe(before)
    })
  })

  it('analyses and vacuums tables that changed', async () => {
    await withStore({ dataDir: folder() }, async (store) => {
      const state = async () => {
        const [result] = await store.read('system', [
          {
            text: `select reltuples::int as rows, (select n_dead_tup from pg_stat_user_tables where relname = 'item') as dead from pg_class where relname = 'item'`,
          },
        ])
        return result!.rows[0]
      }
      await store.transaction({ org }, (tx) =>
        tx.query({ text: 'insert into item (org, id) select $1, generate_series(1, 3000)', values: [org] }),
      )
      await tendChanged(engineOf(store))
      expect(await state()).toMatchObject({ rows: 3000 })
      await store.transaction({ org }, (tx) => tx.query({ text: 'delete from item where id > 1000' }))
      await tendChanged(engineOf(store))
      expect(await state()).toEqual({ rows: 1000, dead: 0 })
      await vacuumAll(engineOf(store))
      expect(await countItems(store)).toBe(1000)
    })
  })
})
