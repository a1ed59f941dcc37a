import { generateKeyPairSync } from 'node:crypto'
import { initiative, type kindNamed, milestone, risk } from '@gantry/domain/kinds/index'
import { accessOf } from '@gantry/domain/reach'
import type { Database } from '@gantry/store/database'
import { sealAll } from '@gantry/store/events/seal'
import { signerOf } from '@gantry/store/events/signer'
import { insertRecords, type NewRecord } from '@gantry/store/records/insert'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { newId } from '../new-id.ts'
import { seenBy } from './seen-by.ts'

const org = newId()
const bridge = newId()
const signer = signerOf(generateKeyPairSync('ed25519').privateKey)
let store: Database

beforeAll(async () => {
  store = await openTestStore()
  await store.transaction('system', async (tx) => {
    await tx.query({
      text: `insert into organisation (id, slug, name, pmo_type, size, currency, locale, time_zone, fiscal_year_start)
        values ($1, 'seen', 'Seen', 'controlling', 'large', 'GBP', 'en-GB', 'UTC', 4)`,
      values: [org],
    })
  })
  await write(
    initiative,
    { title: 'Bridge', type: 'project', decisionStatus: 'approved', condition: 'running' },
    bridge,
  )
})
afterAll(() => store.close())

const manager = { role: 'projectManager', initiative: bridge, place: '000.', from: null, until: null } as const
const everywhere = { role: 'administrator', initiative: null, place: '', from: null, until: null } as const

function contextOf(...grants: Parameters<typeof accessOf>[0]): Context {
  const access = accessOf(grants, [], '2027-03-01')
  const now = () => '2027-03-01T09:00:00.000Z'
  return { org, store, now, newId, request: newId(), actor: { kind: 'person', name: 'Max', access } }
}

async function write(kind: ReturnType<typeof kindNamed>, fields: NewRecord['fields'], id = newId()) {
  await store.transaction({ org }, (tx) =>
    insertRecords(tx, contextOf(manager), kind, [{ id, initiative: bridge, place: '000.', fields }]),
  )
}

test('is kept while only registers beside the facts change, sealed or not, and made anew for what it is made of', async () => {
  const first = await seenBy(contextOf(manager))
  expect(await seenBy(contextOf(manager))).toBe(first)
  await write(risk, { title: 'Late steel' })
  expect(await seenBy(contextOf(manager))).toBe(first)
  await sealAll(store, signer)
  expect(await seenBy(contextOf(manager))).toBe(first)

  await write(milestone, { title: 'Deck closed' })
  await write(risk, { title: 'Later steel' })
  await sealAll(store, signer)
  const second = await seenBy(contextOf(manager))
  expect(second).not.toBe(first)
  expect(second.index.facts.milestones.map(({ title }) => title)).toEqual(['Deck closed'])
  expect(await seenBy(contextOf(manager))).toBe(second)
})

test('readers at the same moment as a change are never left with what was before it', async () => {
  const rounds = Array.from({ length: 12 }, (_, n) => n)
  for (const n of rounds) {
    const before = (await seenBy(contextOf(manager))).index.facts.milestones.length
    const [, , ...overlapping] = await Promise.all([
      write(milestone, { title: `Span ${n}` }),
      n % 3 === 0 ? sealAll(store, signer) : write(risk, { title: `Wind ${n}` }),
      seenBy(contextOf(manager)),
      seenBy(contextOf(manager)),
    ])
    for (const { index } of overlapping) expect(index.facts.milestones.length).toBeGreaterThanOrEqual(before)
    expect((await seenBy(contextOf(manager))).index.facts.milestones).toHaveLength(before + 1)
  }
})

test('is never that of readers with other rights, whoever asks first', async () => {
  const seen = async (context: Context) => (await seenBy(context)).index.facts.initiatives.length
  expect(await seen(contextOf(everywhere))).toBe(1)
  expect(await seen(contextOf({ ...everywhere, until: '2025-01-01' }))).toBe(0)
  await write(milestone, { title: 'Handed over' })
  expect(await seen(contextOf())).toBe(0)
  expect(await seen(contextOf(everywhere))).toBe(1)
})
