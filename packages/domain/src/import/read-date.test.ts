import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayText } from './days.ts'
import { readDate, type DateStyle } from './read-date.ts'

const style: DateStyle = { order: 'dmy', pivot: 70, edge: 'end', fiscalYearStartMonth: 4 }
const read = (text: string, changes: Partial<DateStyle> = {}) => {
  const found = readDate(text, { ...style, ...changes })
  if (found === null) return null
  return 'impossible' in found ? 'impossible' : found.value
}

it('reads days in the styles tables use', () => {
  const cases: [string, string][] = [
    ['2014-07-08', '2014-07-08'],
    ['2017-11-01 00:00:00', '2017-11-01'],
    ['2019-11-07T00:00:00Z', '2019-11-07'],
    ['31/05/2010', '2010-05-31'],
    ['1/4/2010', '2010-04-01'],
    ['30.06.08', '2008-06-30'],
    ['31.12.40', '2040-12-31'],
    ['20.05.2020', '2020-05-20'],
    ['31/12/2015\n', '2015-12-31'],
    ['14 July 2021', '2021-07-14'],
    ['14th of July 2021', '2021-07-14'],
    ['Wednesday, 14 July 2021', '2021-07-14'],
    ['14-Jul-21', '2021-07-14'],
    ['July 14, 2021', '2021-07-14'],
    ['14. März 2022', '2022-03-14'],
    ['20240229', '2024-02-29'],
  ]
  for (const [text, day] of cases) expect([text, read(text)]).toEqual([text, day])
  expect(read('05/01/2014 12:00:00 AM', { order: 'mdy' })).toBe('2014-05-01')
})

it('reads months, quarters and years as their first or last day, with their precision', () => {
  const cases: [string, string, string, string][] = [
    ['March 2024', '2024-03-01', '2024-03-31', 'month'],
    ['Feb-24', '2024-02-01', '2024-02-29', 'month'],
    ['2024-02', '2024-02-01', '2024-02-29', 'month'],
    ['02/2024', '2024-02-01', '2024-02-29', 'month'],
    ['2021 Q3', '2021-07-01', '2021-09-30', 'quarter'],
    ['Q1 2021', '2021-01-01', '2021-03-31', 'quarter'],
    ['2030-Q4', '2030-10-01', '2030-12-31', 'quarter'],
    ['22/23-Q4', '2023-01-01', '2023-03-31', 'quarter'],
    ['Q1 2014/15', '2014-04-01', '2014-06-30', 'quarter'],
    ['2024', '2024-01-01', '2024-12-31', 'year'],
  ]
  for (const [text, first, last, precision] of cases) {
    expect(readDate(text, { ...style, edge: 'start' })).toEqual({ value: first, precision })
    expect(readDate(text, style)).toEqual({ value: last, precision })
  }
})

it('says of days that do not exist that they are impossible, and turns none round', () => {
  for (const text of [
    '1/012/2014',
    '31/02/2020',
    '29.02.2023',
    '2020-13-01',
    '00/01/2020',
    '12/25/2020',
    '1/1/20201',
    '45 March 2020',
    '2020 Q7',
  ]) {
    expect([text, read(text)]).toEqual([text, 'impossible'])
  }
})

it('leaves what is no date to others', () => {
  for (const text of ['Reset', 'No end date', '1,234', 'v1.2', '12', '5%', 'Q5 plan', '10/15 projects on 3 sites'])
    expect([text, read(text)]).toEqual([text, null])
})

it('takes two-digit years by the pivot and day numbers only where the column has them', () => {
  expect(read('01.01.69')).toBe('2069-01-01')
  expect(read('01.01.70')).toBe('1970-01-01')
  expect(read('01.01.70', { pivot: 80 })).toBe('2070-01-01')
  expect(read('45351')).toBeNull()
  expect(read('45351', { serials: '1900' })).toBe('2024-02-29')
})

it('reads back every day written in every order and style', () => {
  const day = fc
    .tuple(fc.integer({ min: 1970, max: 2069 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    .filter(([y, m, d]) => dayText(y, m, d) !== null)
  fc.assert(
    fc.property(day, fc.constantFrom('/', '.', '-'), fc.boolean(), ([y, m, d], mark, short) => {
      const year = short ? String(y).slice(2) : String(y)
      const expected = dayText(y, m, d)
      expect(read([d, m, year].join(mark))).toBe(expected)
      expect(read([m, d, year].join(mark), { order: 'mdy' })).toBe(expected)
      expect(read([y, m, d].join(mark), { order: 'ymd' })).toBe(expected)
    }),
  )
})
