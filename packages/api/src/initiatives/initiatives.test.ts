import type { Database } from '@gantry/store/database'
import { followingTables } from '@gantry/store/initiatives/places'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'
import { comeIn } from '../testing/people.ts'

let store: Database
let api: TestApi
let ada: Browser

beforeAll(async () => {
  store = await openTestStore()
  api = await openApi({ store })
  ada = await api.setUp()
  await make('initiatives', { fields: { title: 'North', type: 'portfolio' } })
  await make('initiatives', { fields: { title: 'South', type: 'portfolio' } })
  await make('initiatives', { initiative: 'INI-1', fields: { title: 'Rivers', type: 'programme' } })
  await make('initiatives', { initiative: 'INI-3', fields: { title: 'River crossing', type: 'project' } })
})
afterAll(async () => {
  await api.close()
  await store.close()
})

async function make(segment: string, payload: object) {
  const answer = await ada.post(`${home}/${segment}`, payload)
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json()
}

const read = async (ref: string, as = ada) => (await as.get(`${home}/initiatives/${ref}`)).json()

describe('an initiative', () => {
  test('moves with everything below it, and rights follow at once', async () => {
    await make('risks', { initiative: 'INI-4', fields: { title: 'Scour' } })
    await ada.post(`${home}/risks/RSK-1/comments`, { body: 'Deep' })
    const north = await comeIn(api, ada, 'Nora North', [{ role: 'projectManager', initiative: 'INI-1' }])
    const south = await comeIn(api, ada, 'Sue South', [{ role: 'projectManager', initiative: 'INI-2' }])
    expect((await north.get(`${home}/risks`)).json().count.n).toBe(1)
    expect((await south.get(`${home}/risks`)).json().count.n).toBe(0)
    const refused = await north.post(`${home}/initiatives/INI-3/move`, { parent: 'INI-2', version: 1 })
    expect(refused.statusCode).toBe(404)
    const moved = await ada.post(`${home}/initiatives/INI-3/move`, {
      parent: 'INI-2',
      version: 1,
      reason: 'Reorganised',
    })
    expect(moved.json()).toMatchObject({ version: 2, labels: { [(await read('INI-2')).id]: { ref: 'INI-2' } } })
    expect((await north.get(`${home}/risks`)).json().count.n).toBe(0)
    expect((await north.get(`${home}/risks/RSK-1`)).statusCode).toBe(404)
    expect((await south.get(`${home}/risks`)).json().count.n).toBe(1)
    expect((await south.get(`${home}/search?q=scour`)).json().hits).toHaveLength(1)
    expect((await south.get(`${home}/risks/RSK-1/comments`)).json().rows).toHaveLength(1)
    const { nodes } = (await south.get(`${home}/initiatives/tree`)).json()
    expect(nodes.map((node: { ref: string }) => node.ref)).toEqual(['INI-2', 'INI-3', 'INI-4'])
    const { entries } = (await ada.get(`${home}/initiatives/INI-3/history`)).json()
    expect(entries[0]).toMatchObject({ verb: 'moved', reason: 'Reorganised' })
  })

  test('cannot become part of itself, nor of what it cannot be part of', async () => {
    const { version } = await read('INI-2')
    expect((await ada.post(`${home}/initiatives/INI-2/move`, { parent: 'INI-4', version })).json().type).toBe(
      'about:blank#initiative.under-itself',
    )
    const answer = await ada.post(`${home}/initiatives`, {
      initiative: 'INI-4',
      fields: { title: 'x', type: 'portfolio' },
    })
    expect(answer.json()).toMatchObject({ status: 422, fields: [{ field: 'type' }] })
  })

  test('has its status, stage and condition set by steps, each with its right', async () => {
    const at = `${home}/initiatives/INI-4/steps`
    expect(
      (await ada.patch(`${home}/initiatives/INI-4`, { version: 1, fields: { condition: 'stopped' } })).statusCode,
    ).toBe(422)
    expect((await ada.post(`${at}/setCondition`, { version: 1, fields: { condition: 'stopped' } })).json().type).toBe(
      'about:blank#step.reason',
    )
    expect(
      (await ada.post(`${at}/setCondition`, { version: 1, reason: 'x', fields: { condition: 'flying' } })).statusCode,
    ).toBe(422)
    const held = await ada.post(`${at}/setCondition`, {
      version: 1,
      reason: 'No money',
      fields: { condition: 'onHold' },
    })
    expect(held.json()).toMatchObject({ version: 2, fields: { condition: 'onHold', decisionStatus: 'proposed' } })
    expect(held.json().allowed.steps.decide).toEqual({ ok: true })
    expect((await ada.post(`${at}/setStage`, { version: 2, fields: { stage: 'Delivery' } })).json().fields.stage).toBe(
      'Delivery',
    )
    const decided = await ada.post(`${at}/decide`, {
      version: 3,
      reason: 'Board of May',
      fields: { decisionStatus: 'approved' },
    })
    expect(decided.json().fields.decisionStatus).toBe('approved')
    const manager = await comeIn(api, ada, 'Pia Manager', [{ role: 'projectManager', initiative: 'INI-4' }])
    const refused = await manager.post(`${at}/decide`, {
      version: 4,
      reason: 'Mine',
      fields: { decisionStatus: 'rejected' },
    })
    expect(refused.json()).toMatchObject({ status: 403, type: 'about:blank#access.decide' })
    expect((await read('INI-4', manager)).allowed.steps).toMatchObject({
      decide: { ok: false },
      setStage: { ok: true },
    })
  })

  test('is removed only when nothing hangs on it', async () => {
    const refused = await ada.delete(`${home}/initiatives/INI-4`, { version: 4 })
    expect(refused.json()).toMatchObject({ status: 422, type: 'about:blank#initiative.in-use' })
    const spare = await make('initiatives', { initiative: 'INI-2', fields: { title: 'Spare', type: 'project' } })
    expect((await ada.delete(`${home}/initiatives/${spare.ref}`, { version: 1 })).statusCode).toBe(200)
    const next = await make('initiatives', { initiative: 'INI-2', fields: { title: 'Next', type: 'project' } })
    const places = await store.read('system', [
      { text: 'select place from initiative where id = any($1)', values: [[spare.id, next.id]] },
    ])
    expect(new Set(places[0]!.rows.map((row) => row.place)).size).toBe(2)
  })

  test('has a lineage that reads from both ends', async () => {
    const added = await ada.post(`${home}/initiatives/INI-1/lineage`, {
      to: 'INI-2',
      how: 'mergedInto',
      onDay: '2026-04-01',
    })
    expect(added.statusCode).toBe(201)
    const { rows } = (await ada.get(`${home}/initiatives/INI-2/lineage`)).json()
    expect(rows).toMatchObject([
      { from: { ref: 'INI-1' }, to: { ref: 'INI-2' }, how: 'mergedInto', onDay: '2026-04-01' },
    ])
    expect(
      (await ada.post(`${home}/initiatives/INI-1/lineage`, { to: 'INI-1', how: 'renamed', onDay: '2026-04-01' }))
        .statusCode,
    ).toBe(422)
  })
})

test('every table with a place follows the tree, or is known to keep that of its day', async () => {
  const [columns] = await store.read('system', [
    {
      text: `select table_name from information_schema.columns where column_name = 'place' and table_schema = 'public'`,
    },
  ])
  const kept = ['event', 'import']
  const placed = columns!.rows.map((row) => String(row.table_name)).filter((name) => !kept.includes(name))
  expect(placed.sort()).toEqual([...followingTables].sort())
})

test('two initiatives made at the same moment get places of their own', async () => {
  const made = await Promise.all(
    [1, 2, 3, 4].map((n) =>
      ada.post(`${home}/initiatives`, { initiative: 'INI-1', fields: { title: `At once ${n}`, type: 'project' } }),
    ),
  )
  expect(made.map((answer) => answer.statusCode)).toEqual([201, 201, 201, 201])
})

test('units have successions, periods a scope', async () => {
  const units = [
    await make('organisation-units', { fields: { title: 'Transport', aliases: ['DfT'] } }),
    await make('organisation-units', { fields: { title: 'Roads' } }),
  ]
  expect(units[0]).toMatchObject({ ref: 'UNT-1', fields: { aliases: ['DfT'] } })
  const split = await ada.post(`${home}/organisation-units/UNT-1/successions`, {
    to: 'UNT-2',
    how: 'splitInto',
    onDay: '2026-04-01',
  })
  expect(split.json().rows).toMatchObject([{ to: { title: 'Roads' } }])
  const period = await make('reporting-periods', {
    fields: { label: '2027-Q1', asOf: '2027-03-31' },
    scope: { units: [units[1].id], initiatives: [] },
  })
  expect(period).toMatchObject({ ref: 'PRD-1', state: 'planned', title: '2027-Q1' })
  expect((await ada.get(`${home}/reporting-periods/PRD-1/scope`)).json()).toEqual({
    scope: { units: [units[1].id], initiatives: [] },
  })
  const wider = await ada.send({
    method: 'PUT',
    url: `${home}/reporting-periods/PRD-1/scope`,
    payload: { version: 1, scope: { everyone: true } },
  })
  expect(wider.json()).toMatchObject({ version: 2 })
  const again = await ada.post(`${home}/reporting-periods`, { fields: { label: '2027-Q1', asOf: '2027-03-31' } })
  expect(again.json()).toMatchObject({ status: 409, type: 'about:blank#record.duplicate' })
  const strange = await ada.post(`${home}/reporting-periods`, {
    fields: { label: 'x', asOf: '2027-03-31' },
    scope: { units: [period.id], initiatives: [] },
  })
  expect(strange.statusCode).toBe(422)
})
