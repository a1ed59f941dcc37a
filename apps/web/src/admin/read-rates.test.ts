import { expect, test } from 'vitest'
import { readRates } from './read-rates.ts'

const euro = { from: 'EUR', to: 'GBP', day: '2027-03-31', rate: 0.8562, source: 'Central bank' }

test.each([
  ['semicolons', 'EUR; GBP; 2027-03-31; 0.8562; Central bank'],
  ['a decimal comma', 'eur;gbp;31.03.2027;0,8562;Central bank'],
  ['tabs and headings', 'From\tInto\tDay\tRate\tSource\nEUR\tGBP\t31/03/2027\t0.8562\tCentral bank\n'],
  ['commas and quotes', 'EUR,GBP,2027-03-31,0.8562,"Central bank"\r\n\r\n'],
])('rates are read from lines with %s', (_, text) => {
  expect(readRates(text)).toEqual({ rates: [euro], problems: [] })
})

test('a line that is no rate is named, and the others are read', () => {
  const { rates, problems } = readRates('EUR;GBP;2027-03-31;0.8562;Central bank\nEUR;GBP;2027-02-30;nought;\nUSD;GBP')
  expect(rates).toEqual([euro])
  expect(problems.map(({ line }) => line)).toEqual([2, 3])
  expect(problems[0]?.message).toContain('“2027-02-30” is no day.')
  expect(problems[0]?.message).toContain('A rate needs its source.')
})
