import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decimalMark, readAmount } from './read-amount.ts'
import { readMoney } from './read-money.ts'

const format = { currency: 'GBP', currencyFrom: '', multiplier: 1e6, multiplierFrom: '', decimal: '.' as const }
const read = (text: string, changes = {}) => {
  const found = readMoney(text, { ...format, ...changes })
  return 'value' in found ? found.value : found
}
const pounds = (minor: number) => ({ minor, currency: 'GBP' })

it('applies the unit once: the suffix after the number, else the header’s', () => {
  expect(read('£26.19m')).toEqual(pounds(2_619_000_000))
  expect(read('26.19')).toEqual(pounds(2_619_000_000))
  expect(read('£1.2bn')).toEqual(pounds(120_000_000_000))
  expect(read('£1.2bn', { multiplier: 1 })).toEqual(pounds(120_000_000_000))
  expect(read('250k')).toEqual(pounds(25_000_000))
  expect(read('12', { multiplier: 1 })).toEqual(pounds(1200))
})

it('reads signs, codes, separators, parentheses and typographic minus', () => {
  expect(read('-£120.11m')).toEqual(pounds(-12_011_000_000))
  expect(read('(12.5)')).toEqual(pounds(-1_250_000_000))
  expect(read('\u22125')).toEqual(pounds(-500_000_000))
  expect(read('£1,139.18')).toEqual(pounds(113_918_000_000))
  expect(read('EUR 1 200,50', { decimal: ',', multiplier: 1 })).toEqual({ minor: 120_050, currency: 'EUR' })
  expect(read('1.200,50 €', { decimal: ',', multiplier: 1 })).toEqual({ minor: 120_050, currency: 'EUR' })
  expect(read('12,34,567', { multiplier: 1, currency: 'INR' })).toEqual({ minor: 123_456_700, currency: 'INR' })
  expect(read('$5m', { currency: 'NZD' })).toEqual({ minor: 500_000_000, currency: 'NZD' })
  expect(read('US$5m', { currency: 'NZD' })).toEqual({ minor: 500_000_000, currency: 'USD' })
})

it('reads currency and unit grown together, before or after the number', () => {
  for (const text of ['5 EURm', 'EURm 5', '€m 5', '5.000 TEUR', '5 Mio. EUR', 'Mio. € 5', '5 M€'])
    expect([text, read(text, { multiplier: 1, decimal: text.includes('.000') ? ',' : '.' })]).toEqual([
      text,
      { minor: 500_000_000, currency: 'EUR' },
    ])
  expect(read('(5 GBPm)', { multiplier: 1 })).toEqual(pounds(-500_000_000))
})

it('takes a bare dollar for the dollar of its column, never for pounds', () => {
  expect(read('$5', { multiplier: 1 })).toEqual({ minor: 500, currency: 'USD' })
  expect(read('$5', { multiplier: 1, currency: 'MXN' })).toEqual({ minor: 500, currency: 'MXN' })
})

it('counts minor units by the currency', () => {
  expect(read('5', { currency: 'JPY', multiplier: 1 })).toEqual({ minor: 5, currency: 'JPY' })
  expect(read('1.234', { currency: 'KWD', multiplier: 1 })).toEqual({ minor: 1234, currency: 'KWD' })
})

it('reads bands as ranges with the unit for both ends, open ends left out', () => {
  expect(read('$25m - $50m', { currency: 'NZD' })).toEqual({
    low: { minor: 2_500_000_000, currency: 'NZD' },
    high: { minor: 5_000_000_000, currency: 'NZD' },
  })
  expect(read('100 - 250 Million', { multiplier: 1 })).toEqual({
    low: pounds(10_000_000_000),
    high: pounds(25_000_000_000),
  })
  expect(read('£5–10m', { multiplier: 1 })).toEqual({ low: pounds(500_000_000), high: pounds(1_000_000_000) })
  expect(read('between 5 and 10')).toEqual({ low: pounds(500_000_000), high: pounds(1_000_000_000) })
  expect(read('< 5 Million')).toEqual({ high: pounds(500_000_000) })
  expect(read('500 Million +')).toEqual({ low: pounds(50_000_000_000) })
  expect(read('over £1bn')).toEqual({ low: pounds(100_000_000_000) })
})

it('takes no other text for money', () => {
  for (const text of [
    'Reset',
    'Exempt under Section 43',
    '12 projects',
    '1,5',
    '2014-07-08',
    '5 or so',
    '',
    '£',
    '1.2.3',
    '=1+1',
    'ABC 5',
  ]) {
    expect([text, read(text)]).toEqual([text, { unread: 'notMoney' }])
  }
  expect(read('99999999999999999')).toEqual({ unread: 'tooLarge' })
})

it('is exact to the minor unit for every amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9_007_199_254_740_991, max: 9_007_199_254_740_991 }), (minor) => {
      const size = Math.abs(minor).toString().padStart(3, '0')
      const text = `${minor < 0 ? '-' : ''}£${size.slice(0, -2)}.${size.slice(-2)}`
      expect(read(text, { multiplier: 1 })).toEqual(pounds(minor))
    }),
  )
})

it('tells the decimal mark by the cells that only one mark can read', () => {
  expect(decimalMark(['1.234,5', '2,25', '7'])).toBe(',')
  expect(decimalMark(['1,234.5', '2.25', '7'])).toBe('.')
  expect(decimalMark(['1.234', '5.678'])).toBe('.')
  expect(readAmount('1.5', ',')).toBeNull()
})
