import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { saysNumber } from '../testing/read-back.ts'
import { countText, dayText, durationText, moneyText, moneyTexts, percentText } from './format.ts'

describe('numbers as text', () => {
  it.each([
    [120_000_000_000, 'GBP', '£1.2bn'],
    [3_400_000_000, 'GBP', '£34m'],
    [790_000_000, 'GBP', '£7.9m'],
    [47_181_800_000_000, 'GBP', '£471.8bn'],
    [99_996_000_000, 'GBP', '£1bn'],
    [95_000, 'EUR', '€950'],
    [0, 'GBP', '£0'],
    [5_000_000_000, 'JPY', '¥5bn'],
    [1_190_000_000_000, 'NZD', 'NZ$11.9bn'],
    [250_000_000, 'SEK', 'SEK 2.5m'],
    [-2_236_300_000_000, 'GBP', '−£22.4bn'],
  ])('%d %s is %s', (minor, currency, text) => expect(moneyText(minor, currency)).toBe(text))

  it('tell two close amounts apart', () => {
    expect(moneyTexts(135_600_000_000, 140_800_000_000, 'GBP')).toEqual(['£1.36bn', '£1.41bn'])
    expect(moneyTexts(100, 100, 'GBP')).toEqual(['£1', '£1'])
  })

  it('read back to themselves to the last digit shown', () => {
    const reads = (text: string, value: number) => {
      expect(saysNumber(text, value), `${text} for ${value}`).toBe(true)
    }
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 15 }), (minor) => reads(moneyText(minor, 'GBP'), minor)))
    fc.assert(fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => reads(durationText(days), days)))
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 7 }), (count) => reads(countText(count), count)))
    fc.assert(fc.property(fc.double({ min: 0, max: 900, noNaN: true }), (share) => reads(percentText(share), share)))
  })

  it('write days as a person does', () => {
    expect(dayText('2027-05-14')).toBe('14 May 2027')
    expect(durationText(1)).toBe('1 day')
    expect(durationText(21)).toBe('3 weeks')
    expect(durationText(425)).toBe('14 months')
    expect(durationText(7600)).toBe('20.8 years')
  })
})
