import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../database.ts'
import { openTestStore } from '../testing/open-test-store.ts'
import { exportChain } from './chain-file.ts'
import { sealAll, sealNow } from './seal.ts'
import { signerOf } from './signer.ts'
import { verifyChain } from './verify.ts'
import { type ChainReader, openReader, verifyFile } from './verify-file.ts'
import { writeEvent } from './write.ts'

const signer = signerOf(generateKeyPairSync('ed25519').privateKey)
let store: Database
const org = randomUUID()

const source = {
  org,
  actor: { kind: 'person', person: randomUUID() },
  now: () => '2026-11-22T09:30:00.000Z',
  newId: randomUUID,
  request: randomUUID(),
}

async function write(n: number) {
  await store.transaction({ org }, async (tx) => {
    await writeEvent(tx, source, {
      verb: 'changed',
      kind: 'risk',
      record: randomUUID(),
      version: n,
      before: { title: `Flood \u2013 ${n}`, impact: n % 5 },
      after: { title: `Flooding ${n}`, impact: (n + 1) % 5, absent: null },
      reason: n % 7 === 0 ? 'The survey says so' : undefined,
    })
  })
}

async function exported(): Promise<string[]> {
  const lines: string[] = []
  for await (const line of exportChain(store, { id: org, name: 'Eastmarch' }, signer)) lines.push(line)
  return lines
}

beforeAll(async () => {
  store = await openTestStore()
  await store.transaction('system', (tx) =>
    tx.query({
      text: `insert into organisation (id, slug, name, pmo_type, size, currency, locale, time_zone, fiscal_year_start)
        values ($1, 'eastmarch', 'Eastmarch', 'controlling', 'medium', 'GBP', 'en-GB', 'Europe/London', 4)`,
      values: [org],
    }),
  )
  for (let n = 1; n <= 50; n++) await write(n)
})
afterAll(() => store.close())

test('events wait unsealed, then form one chain that holds', async () => {
  expect((await verifyChain(store, org)).unsealed).toBe(50)
  // On a server, transactions of other databases may be open that began before: a round leaves what they could precede.
  let sealed = 0
  await expect.poll(async () => (sealed += await sealAll(store, signer)), { timeout: 60_000 }).toBe(50)
  const verdict = await verifyChain(store, org, signer.publicKey)
  expect(verdict).toMatchObject({ holds: true, events: 50, unsealed: 0, breaches: [] })
})

describe('an export checked with no database', () => {
  let lines: string[]
  beforeAll(async () => {
    lines = await exported()
  })

  test('holds as it was written', async () => {
    expect(lines).toHaveLength(52)
    expect(await verifyFile(lines, signer.publicKey)).toMatchObject({ holds: true, events: 50 })
  })

  test('every changed byte is found', () => {
    const unseen: string[] = []
    const before = openReader()
    for (const [n, line] of lines.entries()) {
      const bytes = Buffer.from(line)
      for (let at = 0; at < bytes.length; at++) {
        const changed = Buffer.from(bytes)
        changed[at] = changed[at]! ^ (1 << (at % 7))
        if (!found(before.fork(), changed.toString('utf8'), lines.slice(n + 1))) unseen.push(`line ${n + 1} byte ${at}`)
      }
      before.take(line)
    }
    expect(before.close().holds).toBe(true)
    expect(unseen).toEqual([])
  }, 120_000)

  test('a cut tail is found, at every length', async () => {
    for (let kept = 0; kept < lines.length; kept++) {
      expect((await verifyFile(lines.slice(0, kept))).breaches.map((breach) => breach.id)).toContain('headMissing')
    }
    expect((await verifyFile([...lines.slice(0, 40), lines.at(-1)!])).holds).toBe(false)
  })

  test('swapped lines and a dropped event are found, and where', async () => {
    const swapped = [...lines]
    ;[swapped[10], swapped[11]] = [swapped[11]!, swapped[10]!]
    expect((await verifyFile(swapped)).breaches[0]).toMatchObject({ id: 'outOfOrder', line: 11 })
    const dropped = lines.filter((_, index) => index !== 20)
    expect((await verifyFile(dropped)).breaches[0]).toMatchObject({ id: 'outOfOrder', line: 21 })
  })

  test('a file signed anew by somebody else is not the trusted one', async () => {
    const other = signerOf(generateKeyPairSync('ed25519').privateKey)
    const forged: string[] = []
    for await (const line of exportChain(store, { id: org, name: 'Eastmarch' }, other)) forged.push(line)
    expect((await verifyFile(forged)).holds).toBe(true)
    expect((await verifyFile(forged, signer.publicKey)).breaches[0]).toMatchObject({ id: 'keyDiffers' })
  })
})

test('an erased value is counted by the event that erased it, and the chain still holds', async () => {
  const eraser = randomUUID()
  await store.transaction('system', (tx) =>
    tx.query({
      text: `update event_leaf set salt = null, bytes = null, erased_by = $2
        where org = $1 and field = 'title' and event = (select id from event where org = $1 and position = 7)`,
      values: [org, eraser],
    }),
  )
  const verdict = await verifyChain(store, org, signer.publicKey)
  expect(verdict).toMatchObject({ holds: true, erased: [{ by: eraser, values: 2 }] })
  expect((await verifyFile(await exported())).erased).toEqual([{ by: eraser, values: 2 }])
})

/** Unsealed events that no open transaction, of whichever database of the server, could still precede. */
async function settled(): Promise<number> {
  const [found] = await store.read('system', [
    {
      text: `select count(*)::int as n from event
        where org = $1 and position is null and tx < pg_snapshot_xmin(pg_current_snapshot())`,
      values: [org],
    },
  ])
  return Number(found?.rows[0]?.n)
}

test('an event can be sealed in its own transaction, after everything before it', async () => {
  await write(51)
  await expect.poll(settled, { timeout: 60_000 }).toBe(1)
  await store.transaction('system', async (tx) => {
    await writeEvent(tx, source, {
      verb: 'made',
      kind: 'decision',
      record: randomUUID(),
      after: { outcome: 'approved' },
    })
    await sealNow(tx, org)
  })
  const verdict = await verifyChain(store, org, signer.publicKey)
  expect(verdict).toMatchObject({ holds: true, events: 52, unsealed: 0 })
  expect(await sealAll(store, signer)).toBe(0)
})

test('a value changed behind the back of the product is named', async () => {
  await store.transaction('system', (tx) =>
    tx.query({
      text: `update event_leaf set bytes = convert_to('"approved"', 'UTF8')
        where org = $1 and field = 'impact' and side = 'after' and event = (select id from event where org = $1 and position = 9)`,
      values: [org],
    }),
  )
  const verdict = await verifyChain(store, org, signer.publicKey)
  expect(verdict.breaches).toEqual([expect.objectContaining({ id: 'leafChanged', position: 9 })])
})

/** Reads the changed line, then the rest of the file unless the change has shown itself by then. */
function found(reader: ChainReader, changed: string, rest: readonly string[]): boolean {
  for (const line of split(changed)) reader.take(line)
  if (reader.breaches() > 0) return true
  for (const line of rest) reader.take(line)
  return !reader.close().holds
}

function* split(text: string): Generator<string> {
  for (const line of text.split(/(?<=\n)/)) yield line
}
