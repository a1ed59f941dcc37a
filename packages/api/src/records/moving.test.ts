import { openTestStore } from '@gantry/store/testing/open-test-store'
import type { Database } from '@gantry/store/database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'
import { comeIn } from '../testing/people.ts'

let store: Database
let api: TestApi
let ada: Browser
let max: Browser
let person: { id: string }

beforeAll(async () => {
  store = await openTestStore()
  api = await openApi({ store })
  ada = await api.setUp()
  await make('initiatives', { fields: { title: 'River crossing', type: 'project' } })
  await make('initiatives', { fields: { title: 'Harbour', type: 'project' } })
  person = await make('people', { fields: { name: 'Cleo Marsh' } })
  await make('initiatives', { fields: { title: 'Depot', type: 'project' } })
  max = await comeIn(api, ada, 'Max', [
    { role: 'projectManager', initiative: 'INI-1' },
    { role: 'viewer', initiative: 'INI-3' },
  ])
})
afterAll(async () => {
  await api?.close()
  await store?.close()
})

async function make(segment: string, payload: object) {
  const answer = await ada.post(`${home}/${segment}`, payload)
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json()
}

const historyOf = async (browser: Browser, path: string) => (await browser.get(`${home}/${path}/history`)).json()
const refsOf = async (browser: Browser, query: string) =>
  (await browser.get(`${home}/${query}`)).json().rows.map((row: { ref: string }) => row.ref)

describe('a record that moves to another initiative', () => {
  test('takes everything with it, and both histories say so', async () => {
    await make('risks', { initiative: 'INI-1', fields: { title: 'Flooded cofferdam' } })
    await ada.post(`${home}/risks/RSK-1/comments`, { body: 'Seen in spring' })
    const moved = await ada.patch(`${home}/risks/RSK-1`, { version: 1, initiative: 'INI-2', fields: { impact: 4 } })
    expect(moved.json()).toMatchObject({ version: 2, initiative: { ref: 'INI-2' }, fields: { impact: 4 } })
    expect(await refsOf(ada, 'risks?initiative=INI-1')).toEqual([])
    expect(await refsOf(ada, 'risks?initiative=INI-2')).toEqual(['RSK-1'])
    const { rows } = (await ada.get(`${home}/risks/RSK-1/comments`)).json()
    expect(rows).toHaveLength(1)

    const { entries, labels } = await historyOf(ada, 'risks/RSK-1')
    expect(entries[0]).toMatchObject({ verb: 'moved' })
    const place = entries[0].changes.find((change: { field: string }) => change.field === 'initiative')
    expect([labels[place.before].ref, labels[place.after].ref]).toEqual(['INI-1', 'INI-2'])
    expect((await historyOf(ada, 'initiatives/INI-2')).entries[0]).toMatchObject({ verb: 'recordCame' })

    // Who sees only the initiative that was left sees that something went, and not where or what.
    const left = await historyOf(max, 'initiatives/INI-1')
    expect(left.entries[0]).toMatchObject({ verb: 'recordLeft' })
    expect(Object.values(left.labels).filter((label) => (label as { restricted?: true }).restricted)).toHaveLength(2)
    expect((await max.get(`${home}/risks/RSK-1`)).statusCode).toBe(404)
    expect((await max.get(`${home}/search?q=cofferdam`)).json().hits).toEqual([])
    expect((await ada.post(`${home}/verify`)).json()).toMatchObject({ holds: true })
  })

  test('needs the right on both sides, and kinds that tell of their initiative stay', async () => {
    await make('risks', { initiative: 'INI-1', fields: { title: 'Late piles' } })
    const away = await max.patch(`${home}/risks/RSK-2`, { version: 1, initiative: 'INI-2' })
    expect(away.statusCode).toBe(404)
    const viewed = await max.patch(`${home}/risks/RSK-2`, { version: 1, initiative: 'INI-3' })
    expect(viewed.json()).toMatchObject({ status: 403, type: 'about:blank#access.create' })
    const kim = await comeIn(api, ada, 'Kim', [
      { role: 'contributor', initiative: 'INI-1' },
      { role: 'projectManager', initiative: 'INI-3' },
    ])
    const others = await kim.patch(`${home}/risks/RSK-2`, { version: 1, initiative: 'INI-3' })
    expect(others.json()).toMatchObject({ status: 403, type: 'about:blank#access.edit' })
    await kim.post(`${home}/risks`, { initiative: 'INI-1', fields: { title: 'Own' } })
    const money = await kim.patch(`${home}/risks/RSK-3`, { version: 1, initiative: 'INI-3' })
    expect(money.json()).toMatchObject({ status: 403, type: 'about:blank#money.hidden' })
    const nowhere = await ada.patch(`${home}/risks/RSK-2`, { version: 1, initiative: null })
    expect(nowhere.json()).toMatchObject({ status: 422, fields: [{ field: 'initiative' }] })
    const same = await ada.patch(`${home}/risks/RSK-2`, { version: 1, initiative: 'INI-1' })
    expect(same.json()).toMatchObject({ version: 1 })
    const kinds = (await ada.get(`${home}/kinds`)).json().kinds as { name: string; allowed: { move: object } }[]
    expect(kinds.find(({ name }) => name === 'statusReport')?.allowed.move).toMatchObject({ id: 'statusReport.stays' })
    expect(kinds.find(({ name }) => name === 'risk')?.allowed.move).toEqual({ ok: true })
  })
})

describe('a step that waits for other records', () => {
  test('is refused, and listed as not allowed, with the same sentence, until they are done', async () => {
    const issue = await make('issues', { initiative: 'INI-1', fields: { title: 'Leak', resolution: 'Sealed' } })
    await make('actions', { initiative: 'INI-1', fields: { title: 'Order pumps', issue: issue.id } })
    const waits = (await ada.get(`${home}/issues/ISS-1`)).json().allowed.steps.close
    expect(waits).toMatchObject({ ok: false, id: 'issue.close.actions' })
    expect(waits.reason).toContain('ACT-1')
    expect((await ada.get(`${home}/issues`)).json().rows[0].allowed.steps.close).toEqual(waits)
    const refused = (await ada.post(`${home}/issues/ISS-1/steps/close`, { version: 1 })).json()
    expect(refused).toMatchObject({ type: 'about:blank#issue.close.actions', status: 422 })
    expect(`${refused.detail} ${refused.mend}`).toBe(waits.reason)
    await ada.post(`${home}/actions/ACT-1/steps/finish`, { version: 1 })
    expect((await ada.get(`${home}/issues/ISS-1`)).json().allowed.steps.close).toEqual({ ok: true })
    expect((await ada.post(`${home}/issues/ISS-1/steps/close`, { version: 1 })).json()).toMatchObject({
      state: 'closed',
    })
  })

  test('a benefit is realised with owner, day of measurement and evidence', async () => {
    await make('benefits', { initiative: 'INI-1', fields: { title: 'Shorter trips', evidence: 'Survey' } })
    const early = (await ada.post(`${home}/benefits/BEN-1/steps/realise`, { version: 1 })).json()
    expect(early).toMatchObject({ type: 'about:blank#benefit.realise.owner' })
    const whole = { version: 1, fields: { owner: person.id, actualAsOf: '2027-03-01' } }
    expect((await ada.post(`${home}/benefits/BEN-1/steps/realise`, whole)).json()).toMatchObject({ state: 'realised' })
  })
})

describe('several records at once', () => {
  test('change alike, all or none', async () => {
    const seen = []
    for (const title of ['One', 'Two', 'Three'])
      seen.push(await make('risks', { initiative: 'INI-1', fields: { title } }))
    const records = seen.map(({ ref, version }) => ({ ref, version }))
    const change = { records, fields: { owner: person.id, response: 'reduce' } }
    const changed = (await ada.post(`${home}/risks/several`, change)).json()
    expect(changed.records).toEqual(seen.map(({ id, ref }) => ({ id, ref, version: 2 })))

    const stale = await ada.post(`${home}/risks/several`, { records, fields: { impact: 2 } })
    expect(stale.json()).toMatchObject({ status: 409, type: 'about:blank#records.not-all' })
    const half = [
      { ...records[0], version: 2 },
      { ref: 'RSK-999', version: 1 },
    ]
    const none = await ada.post(`${home}/risks/several`, { records: half, step: 'treat' })
    expect(none.json()).toMatchObject({ status: 404, fields: [{ field: 'RSK-999' }] })
    expect(none.json().detail).toContain('1 of 2 risks')
    expect((await ada.get(`${home}/risks/${records[0]?.ref}`)).json()).toMatchObject({ version: 2, state: 'open' })

    const now = records.map(({ ref }) => ({ ref, version: 2 }))
    const treated = await ada.post(`${home}/risks/several`, { records: now, step: 'treat' })
    expect(treated.json().records).toHaveLength(3)
    const moved = now.map(({ ref }) => ({ ref, version: 3 }))
    expect((await ada.post(`${home}/risks/several`, { records: moved, initiative: 'INI-2' })).statusCode).toBe(200)
    expect(await refsOf(ada, 'risks?initiative=INI-2&filter=state:eq:treated&sort=ref')).toEqual(
      records.map(({ ref }) => ref),
    )
  })
})

describe('custom fields that refer', () => {
  test('are like built-in ones: checked, labelled, filtered, sorted, exported, and told in the history', async () => {
    const field = async (body: object) =>
      (await ada.post(`${home}/custom-fields`, { kind: 'risk', field: body })).json()
    expect(await field({ type: 'ref', label: 'Nothing' })).toMatchObject({ type: 'about:blank#customField.to' })
    const sponsor = await field({ type: 'person', label: 'Sponsor' })
    const goal = await field({ type: 'ref', to: 'objective', label: 'Goal' })
    const sites = await field({ type: 'refs', to: 'milestone', label: 'Sites' })
    const objective = await make('objectives', { fields: { title: 'Dry feet' } })
    const milestone = await make('milestones', { initiative: 'INI-1', fields: { title: 'Gate shut' } })
    const custom = { [sponsor.id]: person.id, [goal.id]: objective.id, [sites.id]: [milestone.id] }
    const strange = { initiative: 'INI-1', fields: { title: 'X' }, custom: { [goal.id]: milestone.id } }
    expect((await ada.post(`${home}/risks`, strange)).json()).toMatchObject({
      status: 422,
      fields: [{ field: goal.id }],
    })
    const made = await make('risks', { initiative: 'INI-1', fields: { title: 'Tide' }, custom })
    expect(made.labels).toMatchObject({
      [person.id]: { title: 'Cleo Marsh' },
      [objective.id]: { title: 'Dry feet' },
      [milestone.id]: { title: 'Gate shut' },
    })
    for (const filter of [
      `sponsor:eq:${person.id}`,
      `goal:in:${objective.id}`,
      `sites:eq:${milestone.id}`,
      'sites:has',
    ])
      expect(await refsOf(ada, `risks?filter=${filter}`), filter).toEqual([made.ref])
    expect(await refsOf(ada, `risks?filter=goal:absent&sort=-sponsor,ref`)).not.toContain(made.ref)
    const abe = await make('people', { fields: { name: 'abe Fenn' } })
    const early = { initiative: 'INI-1', fields: { title: 'Ebb', owner: abe.id }, custom: { [sponsor.id]: abe.id } }
    const first = await make('risks', early)
    expect((await refsOf(ada, 'risks?sort=sponsor,ref')).slice(0, 2)).toEqual([first.ref, made.ref])
    expect((await refsOf(ada, 'risks?sort=-owner,ref')).indexOf(first.ref)).toBe(3)
    const listed = (await ada.get(`${home}/risks?columns=title,sponsor,sites&filter=sites:has`)).json().rows[0]
    expect(listed.labels[milestone.id]).toMatchObject({ title: 'Gate shut' })
    const csv = (await ada.get(`${home}/risks/export.csv?filter=sites:has`)).body
    expect(csv).toContain('Cleo Marsh')
    expect(csv).toContain(`${objective.ref} Dry feet`)
    expect(csv).toContain(`${milestone.ref} Gate shut`)
    const { labels } = await historyOf(ada, `risks/${made.ref}`)
    expect(labels[objective.id]).toMatchObject({ title: 'Dry feet' })
    const kept = await ada.patch(`${home}/custom-fields/${goal.id}`, { version: 1, field: { label: 'Serves' } })
    expect(kept.json()).toMatchObject({ field: { type: 'ref', to: 'objective', label: 'Serves' } })
  })
})
