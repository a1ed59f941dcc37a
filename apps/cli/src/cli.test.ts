import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportReport } from '@gantry/app/imports/report'
import type { Overview } from '@gantry/domain/portfolio/overview'
import type { ChainVerdict } from '@gantry/store/events/verdict'
import { type RunningServer, startServer } from '@gantry/server/start-server'
import { newFolder } from '@gantry/store/testing/new-folder'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exitCodes } from './refused.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const returns = ['2026-06', '2026-09'].map((period) => join(root, 'examples', 'eastmarch', `eastmarch-${period}.csv`))
const scratch = mkdtempSync(join(tmpdir(), 'gantry-cli-'))
const data = join(scratch, 'data')

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The command as somebody types it, on the embedded store in `dir`. */
function gantry(dir: string, ...args: string[]): Promise<Ended> {
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, [join(root, 'apps', 'cli', 'src', 'main.ts'), '--data', dir, ...args], { env })
  const ended = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (ended.out += chunk))
  child.stderr.on('data', (chunk) => (ended.err += chunk))
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ended, code: code ?? -1 })))
}

const json = <T>(ended: Ended): T => JSON.parse(ended.out) as T

beforeAll(async () => {
  await newFolder(data)
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

describe('the command on a folder of its own', () => {
  test('imports into nothing, and says what it understood as one object', async () => {
    const ended = await gantry(data, 'import', ...returns, '--json')
    expect(ended).toMatchObject({ code: exitCodes.done })
    expect(ended.err).toContain('My organisation')
    const [june, september] = json<ImportReport>(ended).files
    expect(june).toMatchObject({ file: 'eastmarch-2026-06.csv', periods: [{ asOf: '2026-06-30', statusRows: 50 }] })
    expect(september!.periods).toEqual([{ period: '2026-09', asOf: '2026-09-30', statusRows: 51 }])
    expect(september!.problems).toContainEqual(
      expect.objectContaining({ value: '2027-08-32', row: expect.any(Number) }),
    )
    for (const file of [june!, september!]) {
      expect(Object.keys(file).sort()).toEqual(
        [
          'file',
          'initiativesCreated',
          'initiativesUpdated',
          'mapping',
          'periods',
          'problems',
          'proposedLinks',
          'statusRowsChanged',
          'unmapped',
        ].sort(),
      )
    }
  })

  test('the same files again change nothing', async () => {
    const report = json<ImportReport>(await gantry(data, 'import', ...returns, '--json'))
    expect(
      report.files.map(({ statusRowsChanged, initiativesCreated }) => statusRowsChanged + initiativesCreated),
    ).toEqual([0, 0])
  })
})

describe('the command beside a server that has the folder', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await startServer({ dataDir: data, port: 0, webDir: null })
  })
  afterAll(() => server.close())

  test('a second start is refused with a code of its own', async () => {
    const ended = await gantry(data, 'start', '--port', '0')
    expect(ended).toMatchObject({ code: exitCodes.inUse, out: '' })
    expect(ended.err).toContain(server.url)
  })

  test('people are listed by name, and one who forgot the password is given a link', async () => {
    const administrator = { name: 'Ada Byrne', email: 'ada@example.org', password: 'a bridge over the marsh' }
    const organisation = {
      name: 'Eastmarch',
      pmoType: 'directive',
      size: 'large',
      currency: 'GBP',
      locale: 'en-GB',
      timeZone: 'Europe/London',
      fiscalYearStart: 4,
    }
    const ask = async (path: string, body: unknown) =>
      await fetch(`${server.url}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.url },
        body: JSON.stringify(body),
      })
    const claimed = await ask('/setup', { token: server.setupToken, organisation, administrator })
    expect(claimed.status).toBeLessThan(300)
    expect((await gantry(data, 'user', 'list')).out).toMatch(/Ada Byrne +ada@example\.org +administrator/)
    const told = await gantry(data, 'user', 'reset', 'ADA@example.org')
    const token = /reset\?token=([\w-]+)/.exec(told.out)?.[1]
    const password = 'another bridge over the marsh'
    expect((await ask('/auth/reset', { token, password })).status).toBe(204)
    expect((await ask('/auth/reset', { token, password })).status).toBeGreaterThanOrEqual(400)
    expect(await gantry(data, 'user', 'reset', 'nobody@example.org')).toMatchObject({ code: exitCodes.refused })
  })

  test('a dry run says what would happen and changes nothing', async () => {
    const march = returns[0]!.replace('06', '03')
    expect((await gantry(data, 'import', march, '--dry-run')).out).toContain('nothing was changed')
  })

  test('tells the story in words, and everything in JSON', async () => {
    const words = await gantry(data, 'overview')
    expect(words.out).toMatch(/as of 2026-09-30[\s\S]*To ask[\s\S]*The story[\s\S]*The figures/)
    const overview = json<Overview>(
      await gantry(data, 'overview', '--period', '2026-09', '--compare', '2026-06', '--json'),
    )
    expect(overview.scope.periods.map(({ label }) => label)).toEqual(['2026-06', '2026-09'])
    expect(overview.measures.find(({ id }) => id === 'initiatives')).toMatchObject({
      value: 51,
      population: { n: 51, of: 51 },
    })
    const { bridge } = overview.comparisons.find(({ id }) => id === 'bridge.wholeLifeCost')!
    expect(bridge!.same + bridge!.withheld + bridge!.published + bridge!.left + bridge!.joined + bridge!.reshaped).toBe(
      bridge!.total,
    )
  })

  test('exports a register', async () => {
    const file = join(scratch, 'initiatives.csv')
    expect((await gantry(data, 'export', 'initiatives', file)).code).toBe(exitCodes.done)
    expect(readFileSync(file, 'utf8')).toContain('Harbour Line Tram')
  })

  test('verifies the store, and an export that lost a byte does not hold', async () => {
    const file = join(scratch, 'chain.jsonl')
    const verdict = json<ChainVerdict>(await gantry(data, 'verify', '--export', file, '--json'))
    expect(verdict).toMatchObject({ holds: true, unsealed: 0 })
    expect((await gantry(data, 'verify', file, '--key', verdict.publicKey!)).code).toBe(exitCodes.done)
    writeFileSync(file, readFileSync(file, 'utf8').replace('Harbour', 'Harbor'))
    const broken = await gantry(data, 'verify', file)
    expect(broken).toMatchObject({ code: exitCodes.doesNotHold })
    expect(broken.out).toContain('line ')
  })

  test('a backup restored elsewhere gives the same overview and the same chain', async () => {
    const [file, elsewhere] = [join(scratch, 'all.backup'), join(scratch, 'elsewhere')]
    expect((await gantry(data, 'backup', file)).code).toBe(exitCodes.done)
    expect((await gantry(data, 'backup', file)).code).toBe(exitCodes.refused)
    expect((await gantry(elsewhere, 'restore', file)).code).toBe(exitCodes.done)
    expect((await gantry(elsewhere, 'restore', file)).err).toContain('empty')
    const [here, there] = await Promise.all([data, elsewhere].map((dir) => gantry(dir, 'verify', '--json')))
    expect(json<ChainVerdict>(there!)).toMatchObject({ holds: true, head: json<ChainVerdict>(here!).head })
    const [before, after] = await Promise.all([data, elsewhere].map((dir) => gantry(dir, 'overview', '--json')))
    expect(after!.out).toBe(before!.out)
  })
})

describe('what it refuses', () => {
  test.each([
    { args: ['import', 'nowhere.csv'], code: exitCodes.usage, says: 'nowhere.csv' },
    { args: ['import'], code: exitCodes.usage, says: 'file' },
    { args: ['overvue'], code: exitCodes.usage, says: 'overview' },
    { args: ['overview', '--period', '1999'], code: exitCodes.refused, says: '1999' },
    { args: ['verify', 'nowhere.jsonl'], code: exitCodes.refused, says: 'nowhere.jsonl' },
    { args: ['export', 'risks', 'risks.doc'], code: exitCodes.refused, says: '.xlsx' },
  ])('$args', async ({ args, code, says }) => {
    const ended = await gantry(data, ...args)
    expect(ended.code).toBe(code)
    expect(ended.err).toContain(says)
    expect(ended.err).not.toMatch(/\n\s+at /)
  })

  test('a file that is no table is named, and nothing is imported', async () => {
    const file = join(scratch, 'picture.csv')
    writeFileSync(file, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]))
    const ended = await gantry(data, 'import', file)
    expect(ended).toMatchObject({ code: exitCodes.refused })
    expect(ended.err).toContain('picture.csv')
  })
})
