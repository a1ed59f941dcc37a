import { judgeHealth } from '@gantry/app/installation/judge-health'
import type { HealthFigures } from '@gantry/app/installation/health'
import type { HealthJson } from '@gantry/app/installation/read-health'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'
import { comeIn } from '../testing/people.ts'

let api: TestApi
let ada: Browser
beforeAll(async () => {
  api = await openApi()
  ada = await api.setUp()
})
afterAll(() => api.close())

const health = async () => (await ada.get(`${home}/health`)).json<HealthJson>()

test('an administrator sees how the installation is, and what was last kept and checked', async () => {
  const before = await health()
  expect(before.store).toMatchObject({ kind: api.store.kind, version: expect.stringMatching(/^\d+/) })
  expect(before.store.databaseBytes).toBeGreaterThan(1_000_000)
  expect(before.process.memoryBytes).toBeGreaterThan(10_000_000)
  expect(before.events.unsealed).toBeGreaterThan(0)
  expect(before.events).toMatchObject({ sealed: 0, lastSealedAt: null })
  expect(before.requests.count).toBeGreaterThan(0)
  expect(before.requests.p95Ms).toBeGreaterThanOrEqual(before.requests.p50Ms ?? Number.POSITIVE_INFINITY)
  expect(before).toMatchObject({ backup: null, verified: null })
  expect(before.look.map(({ part }) => part)).toContain('verified')

  // On a server, transactions of other databases may be open that began before: what they could precede is sealed later.
  const verified = async () => {
    await ada.post(`${home}/verify`)
    return (await health()).verified?.events
  }
  await expect.poll(verified, { timeout: 60_000 }).toBe(before.events.unsealed)
  const backup = await api.commandLine.post('/api/v1/backup')
  expect(backup.statusCode).toBe(200)
  const after = await health()
  expect(after.verified).toMatchObject({ holds: true, events: before.events.unsealed })
  expect(after.events).toMatchObject({ sealed: before.events.unsealed, unsealed: 0, lagSeconds: 0 })
  expect(after.backup?.bytes).toBe(backup.rawPayload.length)
  expect(after.look.filter(({ part }) => part === 'verified' || part === 'backup' || part === 'events')).toEqual([])
})

test('nobody else does, and is told why', async () => {
  const pmo = await comeIn(api, ada, 'Bo Lund', [{ role: 'pmo' }])
  const answer = await pmo.get(`${home}/health`)
  expect(answer.statusCode).toBe(403)
  expect(answer.json()).toMatchObject({ type: 'about:blank#access.administer', mend: expect.stringContaining('Ada') })
})

test('a statement that takes long is kept without its values', async () => {
  const text = `select pg_sleep(0.4), $1::text as secret`
  await api.store.read('system', [{ text, values: ['Nightjar'] }])
  const { slow } = await health()
  expect(slow.at(-1)).toMatchObject({ statement: text, at: expect.any(String) })
  expect(slow.at(-1)?.ms).toBeGreaterThanOrEqual(300)
  expect(JSON.stringify(slow)).not.toContain('Nightjar')
})

const at = '2027-03-31T10:00:00.000Z'
const well: HealthFigures = {
  at,
  store: {
    kind: 'embedded',
    version: '18.4',
    restarts: 0,
    recycles: 3,
    fsyncs: 12,
    walBytes: 64 * 1024 ** 2,
    databaseBytes: 1,
    memoryBytes: 1,
    queued: 0,
    connections: 1,
    checkpointAt: '2027-03-31T09:56:00.000Z',
  },
  slow: [],
  events: {
    sealed: 10,
    unsealed: 2,
    waitingSince: '2027-03-31T09:59:57.000Z',
    lastSealedAt: '2027-03-31T09:50:00.000Z',
    lagSeconds: 3,
    lastRoundAt: at,
  },
  folder: { bytes: 1, freeBytes: 50 * 1024 ** 3 },
  process: { startedAt: '2027-03-01T10:00:00.000Z', memoryBytes: 1, node: '24.0.0' },
  requests: { minutes: 5, count: 100, failed: 0, p50Ms: 4, p95Ms: 40 },
  backup: { at: '2027-03-30T02:00:00.000Z', bytes: 1 },
  verified: { at: '2027-03-20T02:00:00.000Z', holds: true, events: 10 },
}

function slowOnes(n: number): HealthFigures['slow'] {
  return Array.from({ length: n }, () => ({ at: '2027-03-31T09:40:00Z', ms: 1200, statement: 'select' }))
}

test('what is well asks for no look', () => {
  expect(judgeHealth(well)).toEqual([])
  expect(judgeHealth({ ...well, slow: slowOnes(2) })).toEqual([])
  const justStarted = { ...well.process, startedAt: '2027-03-31T09:58:00.000Z' }
  const old = { ...well.store, checkpointAt: '2027-03-01T09:56:00.000Z' }
  expect(judgeHealth({ ...well, process: justStarted, store: old })).toEqual([])
  const server = { ...well.store, kind: 'postgres' as const, checkpointAt: null, walBytes: null, memoryBytes: null }
  expect(judgeHealth({ ...well, backup: null, store: server })).toEqual([])
})

test.each([
  ['events', { events: { ...well.events, lagSeconds: 300 } }, '2 events wait to be sealed, the oldest for 5 minutes.'],
  ['verified', { verified: { ...well.verified!, holds: false } }, 'The chain of events did not hold'],
  ['verified', { verified: { ...well.verified!, at: '2027-02-01T00:00:00Z' } }, 'last checked 58 days ago'],
  ['backup', { backup: null }, 'No backup is known.'],
  ['backup', { backup: { at: '2027-03-20T00:00:00Z', bytes: 1 } }, 'The last backup is 11 days old.'],
  ['store', { store: { ...well.store, restarts: 1 } }, 'started again 1 time;'],
  ['store', { store: { ...well.store, queued: 90 } }, '90 requests wait for the database.'],
  ['store', { store: { ...well.store, walBytes: 2 * 1024 ** 3 } }, 'over one gigabyte'],
  ['store', { store: { ...well.store, checkpointAt: '2027-03-31T07:00:00Z' } }, 'The last checkpoint was 3 hours ago.'],
  ['folder', { folder: { bytes: 1, freeBytes: 5 } }, 'Less than one gigabyte is left'],
  ['process', { process: { ...well.process, memoryBytes: 2 * 1024 ** 3 } }, 'more than one gigabyte of memory'],
  ['requests', { requests: { ...well.requests, failed: 1 } }, '1 answer was a fault of ours in the last 5 minutes.'],
  ['requests', { requests: { ...well.requests, p95Ms: 1500 } }, 'One answer in twenty'],
  ['slow', { slow: slowOnes(3) }, '3 statements took longer'],
] as const)('what is not well is named, with what may help: %s %o', (part, change, message) => {
  const found = judgeHealth({ ...well, ...change })
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({
    part,
    message: expect.stringContaining(message),
    mend: expect.stringContaining('Maybe'),
  })
})
