import { moneyText } from '@gantry/domain/narrative/format'
import { expect, test } from 'vitest'
import { exponentOf, formatsOf } from './format.ts'

const british = formatsOf({ currency: 'GBP' })

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

test('screens write as the sentences beside them do', () => {
  expect(british.moneyShort(4_030_000_000_000)).toBe(moneyText(4_030_000_000_000, 'GBP'))
  expect(british.number(1234.5)).toBe('1,234.5')
})
