import type { Overview } from '@gantry/domain/portfolio/overview'
import type { Database } from '@gantry/store/database'
import { emptyStore } from '@gantry/store/testing/empty-store'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { evidence } from '../portfolio/evidence.ts'
import { overview } from '../portfolio/overview.ts'
import { type ImportRequest, importFiles } from './import-files.ts'
import type { ImportReport } from './report.ts'
import { newOrganisation } from './testing/organisation.ts'
import { haveRealFiles, realFiles, tenReleases } from './testing/real-files.ts'

if (!haveRealFiles) console.warn('Left out: the published portfolios are not beside the repository.')

let store: Database
let context: Context

async function freshOrganisation(currency?: string): Promise<void> {
  await emptyStore(store)
  context = await newOrganisation(store, currency)
}

async function imported(paths: readonly string[], request: Partial<ImportRequest> = {}): Promise<ImportReport> {
  const outcome = await importFiles(context, { files: realFiles(...paths), ...request })
  if (!outcome.ok) throw new Error(`${outcome.refusal.id}: ${outcome.refusal.message}`)
  return outcome.value
}

async function seen(period?: string, compare?: string): Promise<Overview> {
  const outcome = await overview(context, {
    today: '2024-06-01',
    ...(period ? { period } : {}),
    ...(compare ? { compare } : {}),
  })
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return outcome.value.overview
}

const figure = (said: Overview, id: string) => said.measures.find((measure) => measure.id === id)
const values = (said: Overview, ...ids: string[]) => ids.map((id) => figure(said, id)?.value)
const bridge = (said: Overview) => said.comparisons.find((one) => one.id === 'bridge.wholeLifeCost')?.bridge
const count = async (table: string) => {
  const [found] = await store.read({ org: context.org }, [
    { text: `select count(*)::int as n from ${table} where org = $1`, values: [context.org] },
  ])
  return found?.rows[0]?.n
}

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

describe.skipIf(!haveRealFiles)('ten yearly releases of a government, dropped together', () => {
  let report: ImportReport
  beforeAll(async () => {
    await freshOrganisation()
    report = await imported(tenReleases)
  })

  test('become ten periods, each proposed from its file', () => {
    const periods = report.files.flatMap((file) => file.periods)
    expect(periods.map((period) => period.statusRows)).toEqual([199, 188, 143, 143, 133, 133, 125, 184, 235, 244])
    expect(periods.map((period) => period.asOf)).toEqual(periods.map((period) => period.asOf).sort())
    expect(new Set(periods.map((period) => period.period)).size).toBe(10)
  })

  test('list phantom rows among the problems and take none of them', () => {
    const phantoms = report.files.flatMap((file) =>
      file.problems.filter((problem) => problem.code === 'row.phantom').map((problem) => [file.file, problem.value]),
    )
    expect(phantoms.map(([file]) => file)).toEqual(expect.arrayContaining(['gmpp_2014.csv', 'gmpp_2017.csv']))
  })

  test('write one status report a row and keep every cell as it stood', async () => {
    expect(await count('status_report')).toBe(1727)
    expect(await count('import_row')).toBe(1727)
    expect(await count('import_file')).toBe(10)
  })

  test('change nothing when they are dropped again', async () => {
    const before = [
      await count('event'),
      await count('import'),
      await count('status_report'),
      await count('source_identity'),
    ]
    const again = await imported(tenReleases)
    expect(again.id).toBeNull()
    expect(
      again.files.map((file) => [file.initiativesCreated, file.initiativesUpdated, file.statusRowsChanged]),
    ).toEqual(again.files.map(() => [0, 0, 0]))
    expect(again.files.map((file) => file.periods[0]?.statusRows)).toEqual([
      199, 188, 143, 143, 133, 133, 125, 184, 235, 244,
    ])
    expect([
      await count('event'),
      await count('import'),
      await count('status_report'),
      await count('source_identity'),
    ]).toEqual(before)
  })

  test('are restated by the official file of the same date, with both versions kept', async () => {
    const restated = await imported(['uk-gmpp/official_2023-03.csv'])
    expect(restated.files[0]?.periods[0]).toMatchObject({ asOf: '2023-03-31', statusRows: 244 })
    expect(restated.files[0]?.initiativesCreated).toBe(0)
    expect(await count('status_version')).toBe(restated.files[0]?.statusRowsChanged)
    expect(await count('status_report')).toBe(1727)
    expect(values(await seen('2023-03'), 'wholeLifeCost')).toEqual([47_181_800_000_000])
  })
})

describe.skipIf(!haveRealFiles)('two official releases, one after the other', () => {
  beforeAll(async () => {
    await freshOrganisation()
    await imported(['uk-gmpp/official_2022-03.csv'])
    await imported(['uk-gmpp/official_2023-03.csv'])
  })

  test('give the ratings by assessor and the lead of both', async () => {
    const said = await seen('2023-03')
    expect(
      values(said, 'initiatives', 'rating.lead.red', 'rating.lead.amber', 'rating.lead.green', 'rating.lead.none'),
    ).toEqual([244, 23, 183, 26, 12])
    expect(values(said, 'rating.independent.red', 'rating.independent.amber', 'rating.independent.green')).toEqual([
      18, 88, 5,
    ])
    expect(values(said, 'rating.owner.red', 'rating.owner.amber', 'rating.owner.green')).toEqual([5, 95, 21])
  })

  test('give the whole-life cost over those that state it, the others with their type of absence', async () => {
    const cost = figure(await seen('2023-03'), 'wholeLifeCost')
    expect(cost).toMatchObject({ value: 47_181_800_000_000, currency: 'GBP', population: { n: 193, of: 244 } })
    expect(Object.values(cost?.absent ?? {}).reduce((sum, n) => sum + (n ?? 0), 0)).toBe(51)
    expect(cost?.absent?.withheld).toBe(46)
  })

  test('split the fall of the total, so that nothing says that cost fell', async () => {
    const said = await seen('2023-03', '2022-03')
    const parts = bridge(said)
    expect(parts).toMatchObject({ total: -2_236_300_000_000, same: 2_105_800_000_000 })
    const { withheld = 0, published = 0, left = 0, joined = 0, reshaped = 0, same = 0 } = parts ?? {}
    expect(same + withheld + published + left + joined + reshaped).toBe(parts?.total)
    expect(said.narrative.sentences.map((sentence) => sentence.text).join(' ')).not.toMatch(/cost fell/i)
  })

  test('lead from the number to the cell it was read from, as it was written', async () => {
    const found = await evidence(context, { today: '2024-06-01', period: '2023-03' }, 'wholeLifeCost')
    const cells = found.ok ? found.value.cells : []
    expect(cells).toHaveLength(193)
    const submarine = cells.find((cell) => cell.title === 'Submarine Dismantling Project')
    expect(submarine).toMatchObject({
      value: 29_800_000_000,
      currency: 'GBP',
      file: 'official_2023-03.csv',
      row: 209,
      raw: '298',
    })
  })

  test('are not left by the nineteen departments that a later part does not cover', async () => {
    const part = await imported(['uk-gmpp/official_2024-03_CO.csv', 'uk-gmpp/official_2024-03_DESNZ.csv'])
    expect(part.files.flatMap((file) => file.periods)).toEqual([
      { period: '2024-03', asOf: '2024-03-31', statusRows: 11 },
      { period: '2024-03', asOf: '2024-03-31', statusRows: 18 },
    ])
    const said = await seen('2024-03')
    expect(said.scope).toMatchObject({ reported: { n: 29, of: 32, basis: 'periodBefore' }, notExpectedUnits: 19 })
    expect(figure(said, 'initiatives.notExpected')?.value).toBe(214)
  })
})

describe.skipIf(!haveRealFiles)('portfolios of other places', () => {
  test('one file with a reporting date in each row becomes fifteen periods', async () => {
    await freshOrganisation('USD')
    const report = await imported(['nyc-capital-projects/NYC_capital_projects_20190901.csv'])
    expect(report.files[0]?.periods).toHaveLength(15)
    expect(report.files[0]?.initiativesCreated).toBe(378)
    expect(report.files[0]?.periods.at(-1)).toMatchObject({ asOf: '2019-09-01', statusRows: 378 })
    const said = await seen()
    expect(values(said, 'initiatives')).toEqual([378])
    expect(await count('custom_field')).toBeGreaterThan(3)
  })

  test('cost bands stay bands', async () => {
    await freshOrganisation('NZD')
    const report = await imported(['nz-infrastructure-pipeline/NZ_Infrastructure_Database.csv'])
    expect(report.files[0]?.periods).toEqual([{ period: '2019-11', asOf: '2019-11-07', statusRows: 506 }])
    const [ranges] = await store.read({ org: context.org }, [
      {
        text: 'select count(*)::int as n from status_report where org = $1 and whole_life_cost is null and whole_life_cost_currency is not null',
        values: [context.org],
      },
    ])
    expect(ranges?.rows[0]?.n).toBe(501)
  })
})
