import { expect, test } from 'vitest'
import { exponentOf, formatsOf } from './format.ts'

const british = formatsOf({ locale: 'en-GB', currency: 'GBP' })

test('money is short in tables and whole in full, in the minor units of its currency', () => {
  expect(british.moneyShort(47_181_800_000_000)).toBe('£471.8bn')
  expect(british.moneyFull(47_181_800_000_000)).toBe('£471,818,000,000')
  expect(british.moneyFull(1_250)).toBe('£12.50')
  expect(british.moneyFull(1_250, 'JPY')).toBe('JP¥1,250')
  expect([exponentOf('GBP'), exponentOf('JPY'), exponentOf('KWD')]).toEqual([2, 0, 3])
})

test('days are days, wherever the clock stands', () => {
  expect(british.day('2027-05-14')).toBe('14 May 2027')
  expect(british.month('2027-01-01')).toBe('Jan 2027')
})

test('an unknown locale is read as British rather than breaking the page', () => {
  expect(formatsOf({ locale: 'xx-nowhere', currency: 'EUR' }).day('2027-05-14')).toBe('14 May 2027')
})
