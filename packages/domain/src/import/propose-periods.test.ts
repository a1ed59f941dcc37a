import { describe, expect, it } from 'vitest'
import { interpretWith } from './interpret-table.ts'
import { mentions, namedPeriod, periodInName } from './period-text.ts'
import { cadenceOf } from './propose-periods.ts'
import { drawn } from './table.test-support.ts'

const three = (comment: string, file: string, extra = '') =>
  drawn(
    `Project ID | Project Name | Comment${extra === '' ? '' : ' | year'}\n` +
      ['A', 'B', 'C', 'D', 'E'].map((id) => `${id} | Project ${id} | ${comment}${extra}`).join('\n'),
    file,
  )
const period = (table: ReturnType<typeof drawn>, context = {}) => {
  const { label, asOf, evidence } = interpretWith(table, context).periods[0] ?? {}
  return { label, asOf, by: evidence?.filter(({ won }) => won).map(({ source }) => source) }
}

describe('one period', () => {
  it('is dated by what the rows say, not by the release’s name', () => {
    const said = 'The end date at Q2 18/19 is unchanged compared to financial year 17/18-Q4, as the board agreed.'
    expect(period(three(said, 'portfolio_2019-07.csv'))).toEqual({
      label: '2019-07',
      asOf: '2018-09-30',
      by: ['content', 'fileName'],
    })
  })

  it('is labelled by a period column and dated within that year', () => {
    const said = 'The rating at 22/23-Q4 is Amber. Completion is planned for 30 September 2031.'
    expect(period(three(said, 'list.csv', ' | 2023'))).toEqual({
      label: '2023',
      asOf: '2023-03-31',
      by: ['column', 'content'],
    })
  })

  it('is what the user says, over everything', () => {
    expect(period(three('as at 30 September 2019 all well here', 'list_2020.csv'), { period: '2023-03' })).toEqual({
      label: '2023-03',
      asOf: '2023-03-31',
      by: ['user'],
    })
    expect(period(three('as at 30 September 2019 all well here', 'list_2020.csv'), { period: 'Spring' })).toMatchObject(
      { label: 'Spring', asOf: '2019-09-30' },
    )
  })

  it('is dated by its name where the rows say nothing, by the year’s end where the name holds only a year', () => {
    expect(period(three('fine', 'status 2024-06.xlsx'))).toMatchObject({ label: '2024-06', asOf: '2024-06-30' })
    expect(period(three('fine', 'AR_Data_March_2022.csv'))).toMatchObject({ label: '2022-03', asOf: '2022-03-31' })
    expect(period(three('fine', 'list_2024.csv'))).toMatchObject({ label: '2024', asOf: '2024-12-31' })
    expect(period(three('fine', 'list.csv'))).toMatchObject({ label: 'undated', asOf: null })
  })

  it('is dated by the one month in a title above the table, unless that tells when the file was made', () => {
    const titled = (...preamble: string[]) => period({ ...three('fine', 'list.csv'), preamble })
    expect(titled('Portfolio report March 2026')).toMatchObject({ asOf: '2026-03-31', by: ['preamble'] })
    expect(titled('Portfolio report', 'Published June 2026').asOf).toBeNull()
    expect(titled('Portfolio report March 2026', 'Against June 2025').asOf).toBeNull()
  })

  it('is dated by what stands above the table', () => {
    const table = { ...three('fine', 'list.csv'), preamble: ['Portfolio report', 'Status as at 30 June 2024'] }
    expect(period(table)).toMatchObject({ asOf: '2024-06-30', by: ['preamble'] })
  })
})

describe('several periods', () => {
  const dated = `
    Project ID | Project Name | Date Reported As Of | Agency
    A          | One          | 2024-01-31          | X
    B          | Two          | 2024-01-31          | Y
    C          | Three        | 2024-01-31          | Y
    A          | One          | 2024-02-29          | X
    B          | Two          | 2024-02-29          | X
    A          | One          | 2024-03-31          | X
    C          | Three        | 2024-03-31          | X
    B          | Two          |                     | X
  `
  it('come from a reporting-date column, with their units, and a row without a date is refused', () => {
    const { periods, rows, problems } = interpretWith(drawn(dated))
    expect(periods.map(({ label, asOf, rows: count, units }) => [label, asOf, count, units])).toEqual([
      ['2024-01', '2024-01-31', 3, ['X', 'Y']],
      ['2024-02', '2024-02-29', 2, ['X']],
      ['2024-03', '2024-03-31', 2, ['X']],
    ])
    expect(periods[0]?.cadence).toBe('monthly')
    expect(rows).toHaveLength(7)
    expect(problems).toMatchObject([{ row: 9, code: 'period.missing', column: 'Date Reported As Of' }])
  })

  it('are not overruled by one period of the user, which is said', () => {
    const { periods, problems } = interpretWith(drawn(dated), { period: '2024-03' })
    expect(periods).toHaveLength(3)
    expect(problems).toContainEqual(expect.objectContaining({ code: 'period.several', effect: 'warning' }))
  })

  it('come from a column of quarters', () => {
    const rows = ['2023 Q3', '2023 Q4', '2024 Q1'].flatMap((quarter) =>
      ['A', 'B', 'C'].map((id) => `${id} | Project ${id} | ${quarter}`),
    )
    const { periods } = interpretWith(drawn(`Project ID | Project Name | Reporting period\n${rows.join('\n')}`))
    expect(periods.map(({ label, asOf }) => [label, asOf])).toEqual([
      ['2023 Q3', '2023-09-30'],
      ['2023 Q4', '2023-12-31'],
      ['2024 Q1', '2024-03-31'],
    ])
  })

  it('are not made of dates that differ from row to row', () => {
    const rows = Array.from(
      { length: 12 },
      (_, index) => `P${index} | Project ${index} | 2024-01-${String(index + 10)}`,
    )
    const { periods } = interpretWith(drawn(`Project ID | Project Name | Status date\n${rows.join('\n')}`))
    expect(periods).toMatchObject([{ label: '2024-01', asOf: '2024-01-21', rows: 12 }])
  })
})

it('reads reporting points in texts and leaves comparisons out', () => {
  const days = (text: string) => mentions(text, 4).map(({ asOf }) => asOf)
  expect(days('the end-date at 22/23-Q4 is 2025-03-31')).toEqual(['2023-03-31', '2025-03-31'])
  expect(days('Compared to financial year 21/22-Q4, the cost rose')).toEqual([])
  expect(days('at Q2 1920 (30th September 2019) is')).toEqual(['2019-09-30', '2019-09-30', '2019-09-30'])
  expect(days('Q4 2013/14')).toEqual(['2014-03-31'])
  expect(days('Q2 1066 and 12/14-Q1 are nothing')).toEqual([])
})

it('reads periods as people name them', () => {
  const of = (text: string) => namedPeriod(text, 4)
  expect(of('2023-03')).toEqual({
    label: '2023-03',
    asOf: '2023-03-31',
    covers: { from: '2023-03-01', to: '2023-03-31' },
  })
  expect(of('2023')).toEqual({ label: '2023', asOf: null, covers: null })
  expect(of('2023-Q2')).toMatchObject({ label: '2023-Q2', asOf: '2023-06-30' })
  expect(of('2022/23')).toMatchObject({ label: '2022/23', asOf: '2023-03-31' })
  expect(of('2023-03-15')).toMatchObject({ asOf: '2023-03-15' })
  expect(of('spring')).toBeNull()
  expect(periodInName('NYC_capital_projects_20190901.csv', 4)).toMatchObject({ asOf: '2019-09-01' })
  expect(periodInName('C2011-05.xlsx', 4)).toMatchObject({ label: '2011-05' })
  expect(periodInName('plan v2.csv', 4)).toBeNull()
})

it('guesses the cadence', () => {
  expect(cadenceOf(['2014-09-30', '2015-09-30', '2016-09-30'])).toBe('yearly')
  expect(cadenceOf(['2024-03-31', '2024-06-30', '2024-09-30'])).toBe('quarterly')
  expect(cadenceOf(['2013-09-01', '2014-01-01', '2019-01-01'])).toBe('irregular')
  expect(cadenceOf(['2024-01-31'])).toBe('unknown')
})
