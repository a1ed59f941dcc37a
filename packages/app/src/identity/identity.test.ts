import { decision } from '@gantry/domain/kinds/decision'
import type { Database } from '@gantry/store/database'
import { emptyStore } from '@gantry/store/testing/empty-store'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { importFiles } from '../imports/import-files.ts'
import { csv } from '../imports/testing/csv.ts'
import { newOrganisation } from '../imports/testing/organisation.ts'
import { overview } from '../portfolio/overview.ts'
import { createRecord } from '../records/create-record.ts'
import { breakIdentity } from './break-identity.ts'
import { linkIdentity } from './link-identity.ts'
import { linkSeveral } from './link-several.ts'
import { linked, proposed } from './list-identities.ts'
import { settleBySuccession } from './settle-by-succession.ts'

const first = csv(
  '2023.csv',
  `
  Project name                  | Department | RAG rating | End date   | Whole life cost (£m)
  Urenco Future Options         | BIS        | Amber      | 2026-06-30 | 120
  Night trains                  | Transport  | Green      | 2025-01-31 | 40
`,
)
const second = csv(
  '2024.csv',
  `
  Project name                                 | Department | RAG rating | End date   | Whole life cost (£m)
  Project Eagle (formerly Urenco Future Options) | BIS        | Red        | 2027-06-30 | 150
  Night trains                                 | Transport  | Green      | 2025-01-31 | 45
`,
)

let store: Database
let context: Context
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())
beforeEach(async () => {
  await emptyStore(store)
  context = await newOrganisation(store)
  for (const [file, period] of [
    [first, '2023-03-31'],
    [second, '2024-03-31'],
  ] as const) {
    const outcome = await importFiles(context, { files: [file], period })
    if (!outcome.ok) throw new Error(outcome.refusal.message)
  }
})

async function told() {
  const outcome = await overview(context, { today: '2024-07-01', compare: '2023-03-31' })
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  const { measures, comparisons } = outcome.value.overview
  const value = (id: string) => measures.find((measure) => measure.id === id)?.value
  const parts = comparisons.find((one) => one.id === 'bridge.wholeLifeCost')?.bridge
  return { joined: value('initiatives.joined'), left: value('initiatives.left'), same: parts?.same }
}

async function theProposal() {
  const outcome = await proposed(context)
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return outcome.value.rows
}

describe('a weaker match', () => {
  test('is only proposed, side by side', async () => {
    const [proposal, ...others] = await theProposal()
    expect(others).toEqual([])
    expect(proposal).toMatchObject({
      incoming: {
        name: 'Project Eagle (formerly Urenco Future Options)',
        unit: 'BIS',
        reports: [{ asOf: '2024-03-31' }],
      },
      known: { name: 'Urenco Future Options', unit: 'BIS', reports: [{ asOf: '2023-03-31' }] },
      clash: [],
      mayLink: true,
    })
    expect(await told()).toEqual({ joined: 1, left: 1, same: 500_000_000 })
  })

  test('linked by a person recalculates every period, with nothing imported again', async () => {
    const [proposal] = await theProposal()
    const outcome = await linkIdentity(context, { proposal: proposal?.proposal, reason: 'renamed in 2023' })
    expect(outcome).toMatchObject({ ok: true, value: { statusRows: 1, removed: [proposal?.incoming.initiative.id] } })
    expect(await told()).toEqual({ joined: 0, left: 0, same: 3_500_000_000 })
    expect(await theProposal()).toEqual([])
    const of = await linked(context, proposal?.known.initiative.ref)
    expect(of.ok && of.value.rows.map((row) => row.name).sort()).toEqual([
      'Project Eagle (formerly Urenco Future Options)',
      'Urenco Future Options',
    ])
  })

  test('linked wrongly can be broken: all is as it was, and decisions stay where they were made', async () => {
    const before = await told()
    const [proposal] = await theProposal()
    await linkIdentity(context, { proposal: proposal?.proposal })
    const made = await createRecord(context, decision, {
      initiative: proposal?.known.initiative.ref,
      fields: { question: 'Sell?' },
    })
    expect(made.ok).toBe(true)
    const broken = await breakIdentity(context, { proposal: proposal?.proposal, reason: 'two things after all' })
    expect(broken).toMatchObject({ ok: true, value: { initiative: proposal?.incoming.initiative.id, statusRows: 1 } })
    expect(await told()).toEqual(before)
    const [found] = await store.read({ org: context.org }, [
      { text: 'select initiative from decision where org = $1', values: [context.org] },
    ])
    expect(found?.rows).toEqual([{ initiative: proposal?.known.initiative.id }])
  })

  test('linked stays linked when the same file comes again', async () => {
    const [proposal] = await theProposal()
    await linkIdentity(context, { proposal: proposal?.proposal })
    const again = await importFiles(context, { files: [second], period: '2024-03-31' })
    expect(again).toMatchObject({ ok: true, value: { id: null } })
    expect(await told()).toMatchObject({ joined: 0, left: 0 })
  })
})

describe('matches that one succession of units explains', () => {
  const third = csv(
    '2025.csv',
    `
    Project name          | Department     | RAG rating
    Night trains          | Transport & Co | Green
    Urenco Future Options | Transport & Co | Red
  `,
  )
  const unitOf = async (title: string) => {
    const [found] = await store.read({ org: context.org }, [
      { text: 'select id from organisation_unit where org = $1 and title = $2', values: [context.org, title] },
    ])
    return String(found?.rows[0]?.id)
  }

  test('are linked with it, and the others wait on', async () => {
    await importFiles(context, { files: [third], period: '2025-03-31' })
    const waiting = await theProposal()
    expect(
      waiting
        .filter(({ basis }) => basis === 'nameOtherUnit')
        .map(({ incoming }) => incoming.name)
        .sort(),
    ).toEqual(['Night trains', 'Urenco Future Options'])
    const [from, to] = [await unitOf('Transport'), await unitOf('Transport & Co')]
    const outcome = await settleBySuccession(context, { from, to, how: 'renamed', onDay: '2024-09-01' })
    expect(outcome).toMatchObject({ ok: true, value: { linked: [expect.any(String)], left: [] } })
    const open = await theProposal()
    expect(open.map(({ incoming }) => incoming.name)).not.toContain('Night trains')
    const urenco = open.find(({ basis, incoming }) => basis === 'nameOtherUnit' && incoming.unit === 'Transport & Co')
    const several = await linkSeveral(context, { proposals: [String(urenco?.proposal), context.newId()] })
    expect(several).toMatchObject({
      ok: true,
      value: { linked: [urenco?.proposal], left: [{ id: 'record.not-found', message: expect.any(String) }] },
    })
  })
})

describe('two initiatives that both reported in a period', () => {
  test('are not linked there', async () => {
    const outcome = await linkIdentity(context, { of: 'INI-2', initiative: 'INI-3' })
    expect(outcome).toMatchObject({ ok: false, refusal: { id: 'identity.two-reports', status: 409 } })
  })
})

describe('one identity of a recognised initiative', () => {
  test('can be broken off from a period on, and becomes an initiative of its own', async () => {
    const of = await linked(context, 'INI-3')
    const identity = of.ok ? of.value.rows[0]?.sourceIdentity : undefined
    const outcome = await breakIdentity(context, {
      sourceIdentity: identity,
      from: '2024-03-31',
      reason: 'another line',
    })
    expect(outcome).toMatchObject({ ok: true, value: { statusRows: 1, removed: [] } })
    expect(await told()).toMatchObject({ joined: 2, left: 2 })
    const links = await linked(context, 'INI-3')
    expect(links.ok && links.value.rows).toMatchObject([{ from: null, until: '2024-03-31' }])
  })
})
