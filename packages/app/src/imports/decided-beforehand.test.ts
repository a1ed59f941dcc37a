import type { Database } from '@gantry/store/database'
import { emptyStore } from '@gantry/store/testing/empty-store'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { breakIdentity } from '../identity/break-identity.ts'
import { proposed } from '../identity/list-identities.ts'
import { type ImportRequest, importFiles } from './import-files.ts'
import type { ImportReport, LinkReport } from './report.ts'
import { csv } from './testing/csv.ts'
import { newOrganisation } from './testing/organisation.ts'
import { undoImport } from './undo-import.ts'

const march = csv(
  'march.csv',
  `
  Project ID | Project name           | Department | End date
  A1         | Harbour bridge renewal | Works      | 2026-06-30
  A2         | Night trains north     | Transport  | 2027-01-31
  `,
)
const june = csv(
  'june.csv',
  `
  Project ID | Project name                     | Department | End date
  B1         | Harbour bridge renewal programme | Works      | 2026-09-30
  B2         | Night trains northern            | Transport  | 2027-02-28
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
})

async function take(request: ImportRequest): Promise<ImportReport> {
  const outcome = await importFiles(context, request)
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return outcome.value
}

const linksOf = (report: ImportReport) => report.files.flatMap((file) => file.proposedLinks)

async function rows(text: string): Promise<Record<string, unknown>[]> {
  const [result] = await store.read({ org: context.org }, [{ text, values: [] }])
  return result!.rows
}

describe('a match that is decided before the import', () => {
  let bridge: LinkReport
  let trains: LinkReport
  beforeEach(async () => {
    await take({ files: [march], period: '2025-03-31' })
    const links = linksOf(await take({ files: [june], period: '2025-06-30', dryRun: true }))
    bridge = links.find(({ incoming }) => incoming.externalId === 'B1')!
    trains = links.find(({ incoming }) => incoming.externalId === 'B2')!
  })

  test('is proposed with both sides', () => {
    expect([bridge, trains]).toMatchObject([
      { choice: null, known: { title: 'Harbour bridge renewal' } },
      { choice: null, known: { title: 'Night trains north' } },
    ])
  })

  test('is linked when it was accepted, which can be broken; when it was declined it stays apart', async () => {
    const links = { [bridge.key]: 'same', [trains.key]: 'apart' } as const
    const report = await take({ files: [june], period: '2025-06-30', links })
    expect(report.files[0]).toMatchObject({ initiativesCreated: 1, statusRowsChanged: 2 })
    expect(linksOf(report).map(({ choice }) => choice)).toEqual(['same', 'apart'])
    expect(
      await rows(`select count(*)::int as n from status_report where initiative = '${bridge.known.initiative}'`),
    ).toEqual([{ n: 2 }])
    expect(await rows('select state from identity_proposal order by state')).toEqual([
      { state: 'dismissed' },
      { state: 'linked' },
    ])
    expect(await rows("select verb, kind from event where verb in ('linked', 'dismissed') order by verb")).toEqual([
      { verb: 'dismissed', kind: 'identityProposal' },
      { verb: 'linked', kind: 'initiative' },
    ])
    expect(await proposed(context)).toMatchObject({ ok: true, value: { rows: [] } })
    const [{ id: proposal } = {}] = await rows("select id from identity_proposal where state = 'linked'")
    const broken = await breakIdentity(context, { proposal: String(proposal) })
    expect(broken).toMatchObject({ ok: true, value: { statusRows: 1 } })
  })

  test('stays declined after an undo and another import of the same file', async () => {
    const { id } = await take({
      files: [june],
      period: '2025-06-30',
      links: { [bridge.key]: 'same', [trains.key]: 'apart' },
    })
    expect(await undoImport(context, id!, { reason: 'too early' })).toMatchObject({ ok: true })
    const again = await take({ files: [june], period: '2025-06-30', dryRun: true })
    expect(linksOf(again).map(({ key, choice }) => ({ key, choice }))).toEqual([{ key: bridge.key, choice: null }])
  })

  test('refuses the import when it is no longer possible', async () => {
    const renamed = csv(
      'june.csv',
      'Project ID | Project name | Department\nA1 | Harbour bridge renewal | Works\nB1 | Harbour bridge renewal programme | Works',
    )
    const outcome = await importFiles(context, {
      files: [renamed],
      period: '2025-06-30',
      links: { [bridge.key]: 'same' },
    })
    expect(outcome).toMatchObject({ ok: false, refusal: { id: 'import.link-gone', status: 409 } })
    expect(JSON.stringify(outcome)).toContain('Harbour bridge renewal programme')
    expect(await rows('select count(*)::int as n from status_report')).toEqual([{ n: 2 }])
  })

  test('holds between two files of one drop, whose initiatives are both new', async () => {
    await emptyStore(store)
    context = await newOrganisation(store)
    const inJune = { ...june, name: 'june-2025-06.csv' }
    const files = [{ ...march, name: 'march-2025-03.csv' }, inJune]
    const links = linksOf(await take({ files, dryRun: true }))
    const choices = Object.fromEntries(links.map(({ key }) => [key, 'same' as const]))
    expect(Object.keys(choices)).toHaveLength(2)
    const report = await take({ files, links: choices })
    expect(report.files.map((file) => file.initiativesCreated)).toEqual([2, 0])
  })
})

describe('a parent that only the file names', () => {
  const under = csv(
    'under.csv',
    `
    Project ID | Project name | Parent programme | End date
    A1         | Sleeper cars | Rail Reborn      | 2027-01-31
    A2         | Night trains | Rail Reborn      | 2027-02-28
    A3         | Pier         | Coast Portfolio  | 2027-03-31
    `,
  )
  const request = { files: [under], period: '2025-03-31' }
  const tree = () =>
    rows(`select i.type, i.title, p.title as parent from initiative i left join initiative p on p.id = i.parent
      where i.deleted_at is null order by i.title`)

  test('is told with what helps', async () => {
    const { parents, files } = await take({ ...request, dryRun: true })
    expect(parents).toEqual([
      { name: 'Rail Reborn', type: 'programme', rows: 2, files: ['under.csv'], created: false },
      { name: 'Coast Portfolio', type: 'portfolio', rows: 1, files: ['under.csv'], created: false },
    ])
    expect(files[0]?.problems[0]).toMatchObject({
      row: 2,
      column: 'Parent programme',
      value: 'Rail Reborn',
      code: 'parent.unknown',
      mend: expect.stringContaining('Maybe let the import create “Rail Reborn”'),
    })
  })

  test('is made along when that is asked for, found again by the next file, and gone after an undo', async () => {
    const { id, parents } = await take({ ...request, createParents: ['rail reborn'] })
    expect(parents.map(({ created }) => created)).toEqual([true, false])
    expect(await tree()).toEqual([
      { type: 'portfolio', title: 'Acme', parent: null },
      { type: 'project', title: 'Night trains', parent: 'Rail Reborn' },
      { type: 'project', title: 'Pier', parent: 'Acme' },
      { type: 'programme', title: 'Rail Reborn', parent: 'Acme' },
      { type: 'project', title: 'Sleeper cars', parent: 'Rail Reborn' },
    ])
    const next = csv('next.csv', 'Project name | Parent programme\nDining cars | Rail Reborn\nRail Reborn |')
    const report = await take({ files: [next], period: '2025-06-30' })
    expect(report).toMatchObject({ parents: [], files: [{ initiativesCreated: 1 }] })
    const undone = await undoImport(context, String(report.id), { reason: 'wrong file' })
    expect(undone).toMatchObject({ ok: true })
    expect(await undoImport(context, String(id), { reason: 'wrong file' })).toMatchObject({ ok: true })
    expect(await tree()).toEqual([])
  })
})
