import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  interpretWith,
  matchInitiatives,
  samePeriod,
  type IncomingIdentity,
  type InterpretedRow,
  type InterpretedTable,
  type Money,
  type Rating,
} from '@gantry/domain/import/index'
import { describe, expect, it } from 'vitest'
import { readTables } from './read-tables.ts'

/** Real portfolios lie beside the repository, never in it; without them these tests are left out and say so. */
const data = join(dirname(fileURLToPath(import.meta.url)), '../../../../../shared/data/portfolio')
const uk = join(data, 'uk-gmpp')
const present = existsSync(join(uk, 'gmpp_2014.csv'))
const years = Array.from({ length: 10 }, (_, index) => String(2014 + index))

if (!present) console.info(`real portfolios are not at ${data}: their tests are left out`)

function interpret(path: string): InterpretedTable {
  const { tables, problems } = readTables(readFileSync(path), path.split('/').at(-1) ?? path)
  expect(problems).toEqual([])
  expect(tables).toHaveLength(1)
  return interpretWith(tables[0] as NonNullable<(typeof tables)[0]>)
}

const gmpp = (year: string) => interpret(join(uk, `gmpp_${year}.csv`))
const official = (name: string) => interpret(join(uk, `official_${name}.csv`))

function moneyOf(row: InterpretedRow, target: string): number | null {
  const cell = row.cells[target]
  return cell !== undefined && 'value' in cell ? (cell.value as Money).minor : null
}

function ratingOf(row: InterpretedRow, assessor: string): string | null {
  const cell = row.cells[`rating.${assessor}.deliveryConfidence`]
  return cell !== undefined && 'value' in cell ? (cell.value as Rating).value : null
}

function countRatings(rows: InterpretedRow[], rating: (row: InterpretedRow) => string | null): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[rating(row) ?? 'none'] = (counts[rating(row) ?? 'none'] ?? 0) + 1
  return counts
}

function identities({ rows }: InterpretedTable): IncomingIdentity[] {
  return rows.map(({ row, period, externalId, title, unit }) => ({
    key: `${period}/${row}`,
    period,
    externalId,
    title,
    unit,
  }))
}

describe.runIf(present)('ten releases of one portfolio', () => {
  const tables = new Map(present ? years.map((year) => [year, gmpp(year)]) : [])

  it('give their rows, one period each, labelled by the release and dated by what the rows say', () => {
    const found = [...tables.values()].map(({ rows, periods }) => [
      periods.length,
      periods[0]?.label,
      periods[0]?.asOf,
      rows.length,
    ])
    expect(found).toEqual([
      [1, '2014', '2013-09-30', 199],
      [1, '2015', '2014-09-30', 188],
      [1, '2016', '2015-09-30', 143],
      [1, '2017', '2016-09-30', 143],
      [1, '2018', '2017-09-30', 133],
      [1, '2019', '2018-09-30', 133],
      [1, '2020', '2019-09-30', 125],
      [1, '2021', '2021-03-31', 184],
      [1, '2022', '2022-03-31', 235],
      [1, '2023', '2023-03-31', 244],
    ])
  })

  it('name every problem with its row, column and value', () => {
    const problems = [...tables.values()].flatMap((table) => table.problems)
    expect(
      problems.map(({ file, row, column, value, code }) => [
        file,
        row,
        column?.slice(0, 20) ?? null,
        value?.slice(0, 10),
        code,
      ]),
    ).toEqual([
      ['gmpp_2014.csv', 201, null, 'Unnamed: 2', 'row.phantom'],
      ['gmpp_2017.csv', 34, 'Project - Start Date', '1/012/2014', 'date.impossible'],
      ['gmpp_2017.csv', 45, 'Whole Life Cost TOTA', '-£7,169.20', 'money.negative'],
      ['gmpp_2017.csv', 145, null, 'Unnamed: 1', 'row.phantom'],
      ['gmpp_2019.csv', null, 'yearly_forecast', undefined, 'money.unitAssumed'],
      ['gmpp_2021.csv', 145, 'colour_rating', 'Legal sens', 'rating.unread'],
    ])
  })

  it('count every whole-life cost in millions of pounds, whether header, suffix or text says so', () => {
    for (const table of tables.values()) {
      const { format, type } = table.mapping.columns.find(({ target }) => target === 'status.wholeLifeCost') ?? {}
      expect([type, format?.money?.currency, format?.money?.multiplier]).toEqual(['money', 'GBP', 1e6])
    }
    const first = tables.get('2015')?.rows[0]
    expect(first?.cells['status.wholeLifeCost']).toMatchObject({
      raw: '£26.19m',
      value: { minor: 2_619_000_000, currency: 'GBP' },
    })
  })

  it('take a row counter for no id', () => {
    for (const year of ['2014', '2015', '2016', '2017']) {
      expect(tables.get(year)?.rows.every(({ externalId }) => externalId === null)).toBe(true)
      expect(tables.get(year)?.unmapped).toMatchObject([{ index: 0, header: '' }])
    }
  })

  it('use the scale of five points until 2021 and of three after', () => {
    const scales = years.map(
      (year) => tables.get(year)?.mapping.columns.find(({ type }) => type === 'rating')?.format.rating?.scale,
    )
    expect(scales).toEqual([...Array<string>(8).fill('rag5'), 'rag3', 'rag3'])
  })

  it('type what is missing', () => {
    const absences = new Map<string, number>()
    for (const { rows } of tables.values()) {
      for (const { cells } of rows) {
        const end = cells['status.endDate']
        if (end !== undefined && 'absent' in end)
          absences.set(end.absent.type, (absences.get(end.absent.type) ?? 0) + 1)
      }
    }
    expect(Object.fromEntries(absences)).toEqual({
      withheld: 66,
      notSupplied: 7,
      reset: 1,
      none: 5,
      notApplicable: 1,
      notYetAssessed: 1,
      tooEarly: 9,
    })
  })

  it('are read and interpreted in under three seconds of computing', () => {
    const before = process.cpuUsage()
    for (const year of years) gmpp(year)
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1e6).toBeLessThan(3)
  })

  it('are linked by id, or name and unit, and by nothing weaker', () => {
    const { matched, created, proposed } = matchInitiatives([...tables.values()].flatMap(identities), [])
    expect(matched.length + created.length).toBe(1727)
    const byId = matched.filter(({ basis }) => basis === 'id').length
    expect(byId).toBeGreaterThanOrEqual(450)
    const linked = new Set(matched.map(({ key }) => key))
    expect(proposed.every(({ key }) => !linked.has(key))).toBe(true)
    expect(proposed.map(({ incoming }) => incoming.title)).toContain('Project Eagle (formerly Urenco Future Options)')
  })
})

describe.runIf(present)('an official release with two assessors', () => {
  it('gives lead ratings, whole-life cost and its coverage', () => {
    const { rows, periods, problems } = official('2023-03')
    expect(problems).toEqual([])
    expect(periods).toMatchObject([{ label: '2023-03', asOf: '2023-03-31', rows: 244 }])
    expect(countRatings(rows, (row) => ratingOf(row, 'independent'))).toEqual({
      red: 18,
      amber: 88,
      green: 5,
      none: 133,
    })
    expect(countRatings(rows, (row) => ratingOf(row, 'owner'))).toEqual({ red: 5, amber: 95, green: 21, none: 123 })
    expect(countRatings(rows, (row) => ratingOf(row, 'independent') ?? ratingOf(row, 'owner'))).toEqual({
      red: 23,
      amber: 183,
      green: 26,
      none: 12,
    })
    const costs = rows.map((row) => moneyOf(row, 'status.wholeLifeCost')).filter((minor) => minor !== null)
    expect([costs.length, costs.reduce((sum, minor) => sum + minor, 0)]).toEqual([193, 47_181_800_000_000])
    const missing = rows
      .map(({ cells }) => cells['status.wholeLifeCost'])
      .filter((cell) => cell !== undefined && 'absent' in cell)
    expect(missing).toHaveLength(51)
  })

  it('says the same as the other edition of the release, value by value', () => {
    const [one, other] = [official('2023-03'), gmpp('2023')]
    expect(samePeriod(one.periods[0] ?? { asOf: null }, other.periods[0] ?? { asOf: null })).toBe(true)
    const inYear = ['status.inYearBaseline', 'status.inYearForecast']
    const targets = ['startDate', 'endDate', 'wholeLifeCost', 'benefits'].map((field) => `status.${field}`)
    const ratings = ['independent', 'owner'].map((assessor) => `rating.${assessor}.deliveryConfidence`)
    const byId = new Map(other.rows.map((row) => [row.externalId?.toLowerCase(), row]))
    const differing: string[] = []
    let compared = 0
    for (const row of one.rows) {
      const twin = byId.get(row.externalId?.toLowerCase())
      for (const target of [...targets, ...ratings, ...inYear]) {
        const [a, b] = [row.cells[target], twin?.cells[target]]
        if (a === undefined || b === undefined) throw new Error(`${target} is missing in row ${row.row}`)
        if ('value' in a && 'value' in b) compared++
        const [here, there] = [a, b].map((cell) => ('value' in cell ? JSON.stringify(cell.value) : 'absent'))
        if (here !== there) differing.push(`${inYear.includes(target) ? 'in-year' : target}: "${a.raw}" and "${b.raw}"`)
      }
    }
    expect(compared).toBeGreaterThan(1300)
    expect(new Set(differing)).toEqual(new Set(['in-year: "NA" and "0"']))
    expect(differing).toHaveLength(20)
  })

  it('rises like for like while the total falls', () => {
    const [before, after] = [official('2022-03'), official('2023-03')]
    const { matched } = matchInitiatives([...identities(before), ...identities(after)], [])
    const cost = new Map(
      [...before.rows, ...after.rows].map((row) => [`${row.period}/${row.row}`, moneyOf(row, 'status.wholeLifeCost')]),
    )
    const { created } = matchInitiatives(identities(before), [])
    const first = new Map(created.map(({ key, group }) => [group, key]))
    let same = 0
    for (const link of matched) {
      const [now, then] = [cost.get(link.key), 'group' in link ? cost.get(first.get(link.group) ?? '') : null]
      if (typeof now === 'number' && typeof then === 'number') same += now - then
    }
    const total = (table: InterpretedTable) =>
      table.rows.reduce((sum, row) => sum + (moneyOf(row, 'status.wholeLifeCost') ?? 0), 0)
    expect([total(after) - total(before), same]).toEqual([-2_236_300_000_000, 2_105_800_000_000])
  })

  it('of two departments names only their units', () => {
    const [office, energy] = [official('2024-03_CO'), official('2024-03_DESNZ')]
    expect([office.periods[0]?.units, energy.periods[0]?.units]).toEqual([['CO'], ['DESNZ']])
    expect([office.periods[0]?.asOf, energy.periods[0]?.asOf]).toEqual(['2024-03-31', '2024-03-31'])
    expect([office.rows.length, energy.rows.length]).toEqual([11, 18])
  })
})

describe.runIf(present)('other portfolios', () => {
  it('New York: 378 projects on 15 report dates, dates month first throughout', () => {
    const table = interpret(join(data, 'nyc-capital-projects/NYC_capital_projects_20190901.csv'))
    expect(table.rows).toHaveLength(2259)
    expect(new Set(table.problems.map(({ code }) => code))).toEqual(
      new Set(['money.currencyAssumed', 'money.negative']),
    )
    expect(new Set(table.rows.map(({ externalId }) => externalId)).size).toBe(378)
    expect(table.periods.map(({ asOf, rows }) => [asOf, rows]).at(0)).toEqual(['2013-09-01', 45])
    expect(table.periods.map(({ asOf, rows }) => [asOf, rows]).at(-1)).toEqual(['2019-09-01', 378])
    expect(table.periods).toHaveLength(15)
    expect(matchInitiatives(identities(table), []).created).toHaveLength(378)
    for (const { type, format } of table.mapping.columns) if (type === 'date') expect(format.date?.order).toBe('mdy')
    const first = table.rows[0]
    expect(first?.cells['status.endDate']).toMatchObject({ raw: '01/14/2020', value: '2020-01-14' })
  })

  it('New Zealand: 506 rows with value bands as ranges and quarters as dates', () => {
    const table = interpret(join(data, 'nz-infrastructure-pipeline/NZ_Infrastructure_Database.csv'))
    expect(table.rows).toHaveLength(506)
    const bands = new Map<string, unknown>()
    for (const { cells } of table.rows) {
      const { raw, column: _, ...read } = cells['status.wholeLifeCost'] ?? { raw: '', column: 0 }
      bands.set(raw, read)
    }
    const million = (count: number) => ({ minor: count * 100_000_000, currency: 'XXX' })
    expect(Object.fromEntries(bands)).toEqual({
      '< 5 Million': { high: million(5) },
      '5 - 25 Million': { low: million(5), high: million(25) },
      '25 - 50 Million': { low: million(25), high: million(50) },
      '50 - 100 Million': { low: million(50), high: million(100) },
      '100 - 250 Million': { low: million(100), high: million(250) },
      '250 - 500 Million': { low: million(250), high: million(500) },
      '500 Million +': { low: million(500) },
      'Not Disclosed': { absent: { type: 'withheld', reason: 'Not Disclosed' } },
    })
    expect(table.rows[1]?.cells['status.endDate']).toMatchObject({
      raw: '2022-Q2',
      value: '2022-06-30',
      precision: 'quarter',
    })
    expect(table.rows[1]?.cells['status.startDate']).toMatchObject({
      raw: '2017-Q1',
      value: '2017-01-01',
      precision: 'quarter',
    })
  })
})
