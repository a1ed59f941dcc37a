import { initiative, person, risk } from '@gantry/domain/kinds/index'
import { accessOf } from '@gantry/domain/reach'
import type { Database } from '@gantry/store/database'
import { insertRecords, type NewRecord } from '@gantry/store/records/insert'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { newId } from '../new-id.ts'
import { listRecords } from './list-records.ts'

const org = newId()
const [seen, hidden] = [newId(), newId()]
let store: Database
let clock = Date.parse('2027-03-01T09:00:00Z')

beforeAll(async () => {
  store = await openTestStore()
  await store.transaction('system', async (tx) => {
    await tx.query({
      text: `insert into organisation (id, slug, name, pmo_type, size, currency, locale, time_zone, fiscal_year_start)
        values ($1, 'walk', 'Walk', 'controlling', 'large', 'GBP', 'en-GB', 'UTC', 4)`,
      values: [org],
    })
  })
  const tree = [seen, hidden].map(
    (id, n): NewRecord => ({
      id,
      initiative: id,
      place: `00${n}.`,
      fields: { title: `Project ${n}`, type: 'project', decisionStatus: 'approved', condition: 'running' },
    }),
  )
  await store.transaction({ org }, (tx) => insertRecords(tx, contextOf(), initiative, tree))
  const risks = Array.from({ length: 2400 }, (_, n): NewRecord => {
    const [id, place] = n % 2 === 0 || n > 2300 ? [seen, '000.'] : [hidden, '001.']
    return { initiative: id, place, fields: { title: `Risk ${n}`, impact: (n % 5) + 1 } }
  })
  await store.transaction({ org }, (tx) => insertRecords(tx, contextOf(), risk, risks))
})
afterAll(() => store.close())

function contextOf(): Context {
  const access = accessOf(
    [{ role: 'projectManager', initiative: seen, place: '000.', from: null, until: null }],
    [],
    '2027-03-01',
  )
  const now = () => new Date(clock).toISOString()
  return { org, store, now, newId, request: newId(), actor: { kind: 'person', name: 'Max', access } }
}

async function walkThrough(sort: string): Promise<string[]> {
  const refs: string[] = []
  let after: string | undefined
  for (;;) {
    const page = await listRecords(contextOf(), risk, { sort, limit: 200, after })
    if (!page.ok) throw new Error(page.refusal.message)
    expect(page.value.count).toEqual({ n: 1000, capped: true })
    refs.push(...page.value.rows.map((row) => row.ref))
    if (page.value.next === null) return refs
    after = page.value.next
  }
}

test('a long list walked by reference shows the same rows as one that is gathered', async () => {
  const gathered = await walkThrough('ref,title')
  expect(gathered).toHaveLength(1250)
  expect(await walkThrough('ref')).toEqual(gathered)
  expect(await walkThrough('ref')).toEqual(gathered)
  expect(await walkThrough('-ref')).toEqual([...gathered].reverse())
})

test('after a minute the count is taken again', async () => {
  clock += 61_000
  expect(await walkThrough('-ref')).toHaveLength(1250)
})

test('many records written at once get references in their order', async () => {
  const people = Array.from({ length: 650 }, (_, n): NewRecord => ({ fields: { name: `Person ${n}` } }))
  const made = await store.transaction({ org }, (tx) => insertRecords(tx, contextOf(), person, people))
  expect(new Set(made.map(({ ref }) => ref)).size).toBe(650)
  expect(made[0]).toMatchObject({ ref: 'PER-1' })
})
