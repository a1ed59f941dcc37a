import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { backUp, type BackupFile, checkBackup, readHeader, restore, type RestoreOptions } from './backup.ts'
import type { Database } from './database.ts'
import type { Migration } from './migrate.ts'
import { itemMigrations, migrationOf } from './testing/items.ts'
import { newFolder } from './testing/new-folder.ts'
import { openTestStore } from './testing/open-test-store.ts'
import { createScratchDatabase } from './testing/scratch-database.ts'

const url = process.env.GANTRY_TEST_DATABASE_URL
const scratch = mkdtempSync(join(tmpdir(), 'gantry-backup-'))
const file = join(scratch, 'whole.gantry')
const org = crypto.randomUUID()
const made = new Date('2026-11-22T12:00:00Z')
let migrations: Migration[]
let source: Database
let before: unknown
const closing: (() => Promise<void>)[] = []

beforeAll(async () => {
  migrations = await itemMigrations()
  source = await openTestStore({ migrations })
  await source.transaction('system', async (tx) => {
    await tx.query({
      text: `insert into item (org, id, title, amount, day, at, tags, extra, bytes, parent)
        select $1, i, 'Zeile "' || i || '" \\ é 漢字' || chr(10), i * 1.25, date '2026-01-01' + i, timestamptz '2026-01-01 00:00:00.000001+00' + i * interval '1 hour',
          array['a,b', null, '{"'], jsonb_build_object('n', i, 'deep', jsonb_build_array(1, null, 'x')), decode(lpad(to_hex(i), 8, '0'), 'hex'), nullif(i, 1)
        from generate_series(1, 3000) i`,
      values: [org],
    })
    await tx.query({ text: 'update item set parent = $1 - id where parent is not null', values: [3001] })
    await tx.query({
      text: `insert into item (org, id, title) values ($1, 9000, repeat('long ', 100000)), ($1, 9001, null)`,
      values: [crypto.randomUUID()],
    })
    await tx.query({ text: `insert into visitor (name) select 'visitor ' || i from generate_series(1, 5) i` })
  })
  before = await contents(source)
  await backUp(source, file, { made, files: attachments() })
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
afterAll(async () => {
  await source.close()
  rmSync(scratch, { recursive: true, force: true })
})

async function* attachments(): AsyncGenerator<BackupFile> {
  yield { name: 'attachments/ab/abc', bytes: chunks(Buffer.from('first '), Buffer.from([0, 255, 10, 13])) }
  yield { name: 'attachments/empty', bytes: chunks() }
}

async function* chunks(...parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts
}

/** Everything there is, as fingerprints. */
async function contents(store: Database): Promise<unknown> {
  const results = await store.read('system', [
    { text: 'select count(*) as n, md5(string_agg(item::text, chr(10) order by org, id)) as print from item' },
    { text: 'select count(*) as n, md5(string_agg(visitor::text, chr(10) order by id)) as print from visitor' },
  ])
  return results.map(({ rows }) => rows)
}

let folders = 0
async function emptyPlace(kind: 'embedded' | 'postgres'): Promise<RestoreOptions> {
  if (kind === 'embedded') {
    const dataDir = join(scratch, `restored-${(folders += 1)}`)
    await newFolder(dataDir)
    return { dataDir, migrations }
  }
  const { databaseUrl, drop } = await createScratchDatabase(url!)
  closing.push(drop)
  return { databaseUrl, migrations }
}

async function restored(path: string, options: RestoreOptions): Promise<Database> {
  const { database } = await restore(path, options)
  closing.unshift(() => database.close())
  return database
}

describe('a backup', () => {
  it('says when it was made, by what, with which schema', async () => {
    expect(await readHeader(file)).toMatchObject({
      format: 'gantry-backup',
      version: 1,
      made: made.toISOString(),
      kind: source.kind,
      migrations: [{ name: '0000_roles' }, { name: '0001_item' }],
    })
    expect(await checkBackup(file)).toEqual({ tables: 2, rows: 3007, files: 2 })
  })

  it('is taken while others read and write', async () => {
    const path = join(scratch, 'busy.gantry')
    const [counts] = await Promise.all([
      backUp(source, path, { made }),
      ...Array.from({ length: 10 }, () => source.read({ org }, [{ text: 'select count(*) from item' }])),
    ])
    expect(counts).toEqual(await checkBackup(path))
  })

  it('leaves no file behind when it fails', async () => {
    const path = join(scratch, 'failed.gantry')
    async function* broken(): AsyncGenerator<BackupFile> {
      yield { name: 'x', bytes: chunks() }
      throw new Error('disk trouble')
    }
    await expect(backUp(source, path, { made, files: broken() })).rejects.toThrow('disk trouble')
    expect(() => readFileSync(path)).toThrow('ENOENT')
    expect(() => readFileSync(`${path}.part`)).toThrow('ENOENT')
    await expect(backUp(source, join(scratch, 'no-such-folder', 'x'), { made })).rejects.toThrow('ENOENT')
    expect(await contents(source)).toEqual(before)
  })
})

describe.each(['embedded', 'postgres'] as const)('restored into an empty %s store', { timeout: 180_000 }, (kind) => {
  it.skipIf(kind === 'postgres' && !url)('everything is there again, and works', async () => {
    const files = new Map<string, Buffer>()
    const store = await restored(file, {
      ...(await emptyPlace(kind)),
      takeFile: async (name, bytes) => void files.set(name, Buffer.concat(bytes)),
    })
    expect(store.kind).toBe(kind)
    expect(await contents(store)).toEqual(before)
    expect([...files]).toEqual([
      ['attachments/ab/abc', Buffer.from([...Buffer.from('first '), 0, 255, 10, 13])],
      ['attachments/empty', Buffer.alloc(0)],
    ])
    await store.transaction('system', async (tx) => {
      const added = await tx.query({ text: `insert into visitor (name) values ('next') returning id` })
      expect(added.rows).toEqual([{ id: 6 }])
    })
    const orphan = store.transaction({ org }, (tx) =>
      tx.query({ text: 'insert into item (org, id, parent) values ($1, 1000000, 999999)', values: [org] }),
    )
    await expect(orphan).rejects.toMatchObject({ code: '23503' })
    const [hidden] = await store.read({ org: crypto.randomUUID() }, [{ text: 'select count(*) as n from item' }])
    expect(hidden!.rows).toEqual([{ n: 0 }])
  })

  it.skipIf(kind === 'postgres' && !url)('and back, it is the same file but for its header', async () => {
    const store = await restored(file, await emptyPlace(kind))
    const again = join(scratch, `again-${kind}.gantry`)
    await backUp(store, again, { made, files: attachments() })
    const body = (path: string) => gunzipSync(readFileSync(path)).toString('utf8').split('\n').slice(1, -2).toSorted()
    expect(body(again)).toEqual(body(file))
  })
})

describe('restoring', { timeout: 180_000 }, () => {
  it('goes on to newer migrations', async () => {
    const newer = [
      ...migrations,
      migrationOf('0002_colour', `alter table item add column colour text not null default 'grey'`),
    ]
    const store = await restored(file, { ...(await emptyPlace('embedded')), migrations: newer })
    const [colours] = await store.read({ org }, [{ text: 'select colour, count(*) as n from item group by colour' }])
    expect(colours!.rows).toEqual([{ colour: 'grey', n: 3000 }])
  })

  it('goes into an empty store that was opened before, and into no other', async () => {
    const place = await emptyPlace('embedded')
    const first = await restored(file, place)
    await first.close()
    await expect(restore(file, place)).rejects.toMatchObject({ id: 'backup.not-empty', values: { table: 'item' } })
  })

  it('refuses a backup of a newer Gantry', async () => {
    await expect(
      restore(file, { ...(await emptyPlace('embedded')), migrations: migrations.slice(0, 1) }),
    ).rejects.toMatchObject({ id: 'backup.newer' })
  })

  it('refuses whatever is not a whole backup, at any place it may be cut or changed', async () => {
    const place = await emptyPlace('embedded')
    const bytes = readFileSync(file)
    const text = gunzipSync(bytes)
    const bad: [name: string, content: Buffer, id: string][] = [
      ['empty', Buffer.alloc(0), 'backup.'],
      ['text', Buffer.from('id,name\n1,x\n'), 'backup.not-a-backup'],
      ['other gzip', gzipSync('{"hello":1}\n'), 'backup.not-a-backup'],
      ['cut', bytes.subarray(0, bytes.length >> 1), 'backup.truncated'],
      ['cut by a byte', bytes.subarray(0, -1), 'backup.truncated'],
      ['cut at a line', gzipSync(text.subarray(0, text.lastIndexOf(10, text.length >> 1) + 1)), 'backup.truncated'],
      ['one letter changed', gzipSync(changed(text, 'Zeile', 'zeile')), 'backup.truncated'],
      ['more after the end', gzipSync(Buffer.concat([text, Buffer.from('[]\n')])), 'backup.truncated'],
      ['version 2', gzipSync(changed(text, '"version":1', '"version":2')), 'backup.newer'],
    ]
    for (const [name, content, id] of bad) {
      const path = join(scratch, `${name}.gantry`)
      writeFileSync(path, content)
      const outcome = (await restore(path, place).catch((error: unknown) => error)) as { id?: string; message?: string }
      expect(`${name}: ${outcome.id}`).toContain(`${name}: ${id}`)
      expect(outcome.message).toContain(path)
    }
    expect(await contents(await restored(file, place))).toEqual(before)
  })
})

function changed(text: Buffer, from: string, to: string): Buffer {
  const copy = Buffer.from(text)
  copy.write(to, copy.indexOf(from))
  return copy
}
