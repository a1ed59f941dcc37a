import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { itemMigrations } from '../../testing/items.ts'
import { newFolder } from '../../testing/new-folder.ts'
import { openStore } from '../open.ts'

const scratch = mkdtempSync(join(tmpdir(), 'gantry-durability-'))
const fresh = join(scratch, 'fresh')
const writer = new URL('../../testing/durable-writer.ts', import.meta.url).pathname
const org = '00000000-0000-4000-8000-000000000001'

beforeAll(async () => {
  await newFolder(fresh)
  await (await openStore({ dataDir: fresh, migrations: await itemMigrations() })).close()
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

function copyOfFresh(name: string): string {
  const folder = join(scratch, name)
  cpSync(fresh, folder, { recursive: true })
  return folder
}

interface Run {
  /** Ids the process found when it opened the store; nothing when it was killed before. */
  readonly found: Set<number> | undefined
  readonly acknowledged: number[]
}

/** Runs the writer until it dies, killing it after so many acknowledged rows unless it kills itself. */
async function runWriter(given: object, killAfter: number): Promise<Run> {
  const child: ChildProcess = spawn(process.execPath, [writer, JSON.stringify(given)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaint = ''
  child.stderr?.on('data', (text: Buffer) => {
    complaint += text.toString()
  })
  let found: Set<number> | undefined
  const acknowledged: number[] = []
  const exited = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout! })) {
    if (found) acknowledged.push(Number(line))
    else found = new Set(JSON.parse(line) as number[])
    if (acknowledged.length === killAfter) child.kill('SIGKILL')
  }
  await exited
  if (child.exitCode !== null) throw new Error(`The writer ended by itself: ${complaint}`)
  return { found, acknowledged }
}

function missing(acknowledged: readonly number[], found: ReadonlySet<number> | undefined): number[] {
  if (!found) return []
  return acknowledged.filter((id) => !found.has(id))
}

describe('an acknowledged write', () => {
  it('is flushed to the disk, at least one fsync a commit', async () => {
    const store = await openStore({ dataDir: copyOfFresh('fsync'), migrations: await itemMigrations() })
    const commits = 25
    const before = (await store.stats()).fsyncs ?? 0
    for (let id = 1; id <= commits; id += 1) {
      const was = (await store.stats()).fsyncs ?? 0
      await store.transaction({ org }, (tx) =>
        tx.query({ text: 'insert into item (org, id) values ($1, $2)', values: [org, id] }),
      )
      expect((await store.stats()).fsyncs).toBeGreaterThan(was)
    }
    expect(((await store.stats()).fsyncs ?? 0) - before).toBeGreaterThanOrEqual(commits)
    await store.close()
  })

  it('survives twenty kills in the middle of writes', { timeout: 400_000 }, async () => {
    const dataDir = copyOfFresh('killed')
    const acknowledged: number[] = []
    for (let run = 1; run <= 20; run += 1) {
      const result = await runWriter({ dataDir, run }, 3 + ((run * 37) % 40))
      expect(missing(acknowledged, result.found)).toEqual([])
      expect(result.acknowledged.length).toBeGreaterThan(0)
      acknowledged.push(...result.acknowledged)
    }
    const store = await openStore({ dataDir, migrations: await itemMigrations() })
    const [rows] = await store.read({ org }, [{ text: 'select id from item' }])
    expect(missing(acknowledged, new Set(rows?.rows.map(({ id }) => id as number)))).toEqual([])
    await store.close()
  })

  it('survives power cuts that drop whatever was not flushed', { timeout: 400_000 }, async () => {
    const dataDir = copyOfFresh('cut')
    const acknowledged: number[] = []
    for (let run = 1; run <= 8; run += 1) {
      const powerCut = { folder: join(dataDir, 'database'), seed: run, afterWrites: 100 + ((run * 397) % 900) }
      const result = await runWriter({ dataDir, run, powerCut }, -1)
      expect(missing(acknowledged, result.found)).toEqual([])
      acknowledged.push(...result.acknowledged)
    }
    expect(acknowledged.length).toBeGreaterThan(50)
    const store = await openStore({ dataDir, migrations: await itemMigrations() })
    const [rows] = await store.read({ org }, [{ text: 'select id, length(title) as length from item' }])
    expect(missing(acknowledged, new Set(rows?.rows.map(({ id }) => id as number)))).toEqual([])
    await store.close()
  })
})

describe('the power cut itself', () => {
  it('loses acknowledged rows when nothing is flushed: the layer bites', { timeout: 60_000 }, async () => {
    const dataDir = copyOfFresh('unflushed')
    const acknowledged: number[] = []
    let lost = 0
    for (let run = 1; run <= 6 && lost === 0; run += 1) {
      const powerCut = { folder: join(dataDir, 'database'), seed: run, afterWrites: 300, ignoreFlush: true }
      try {
        const result = await runWriter({ dataDir, run, powerCut }, -1)
        lost += missing(acknowledged, result.found).length
        acknowledged.push(...result.acknowledged)
      } catch {
        lost += 1 // It does not even open.
      }
    }
    expect(lost).toBeGreaterThan(0)
  })
})
