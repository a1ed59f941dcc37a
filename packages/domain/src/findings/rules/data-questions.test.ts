import { expect, it } from 'vitest'
import { tell } from '../../testing/tell.ts'

const drawn = `
  initiative    | 2022-03-31                | 2023-03-31
  Alpha (MOD)   | end=2026-06-30 cost=7     | end=2126-06-30 cost=1600
  Beta (MOD)    | start=2030-01-01          | start=2030-01-01 end=2026-06-30
  Gamma (MOD)   | baseline=1 forecast=1     | baseline=0 forecast=50
  Delta (MOD)   | baseline=1 forecast=1     | baseline=-4 forecast=50`

it('asks about an end before its start', () => {
  expect(tell('data.endBeforeStart', drawn).asked).toEqual([
    'MOD: Which date of Beta is wrong? Its end date, 30 June 2026, lies before its start date, 1 January 2030.',
  ])
})

it('asks about a jump of sixty years and more', () => {
  const { said, findings } = tell('data.implausibleMove', drawn)
  expect(said).toEqual([
    'Alpha gives 30 June 2126 as its end date, 100 years away from 30 June 2026, which it gave for March 2022: perhaps a misprint.',
  ])
  expect(findings[0]?.severity).toBe('data')
})

it('asks about baselines of zero and below instead of giving a percentage', () => {
  expect(tell('data.zeroBase', drawn).said).toEqual([
    'Delta gives a baseline for the year of −£4m and a forecast of £50m, so that no variance can be worked out.',
    'Gamma gives a baseline for the year of £0 and a forecast of £50m, so that no variance can be worked out.',
  ])
})

it('asks about figures that may be in different units', () => {
  expect(tell('data.magnitude', drawn).said).toEqual([
    'Alpha gives a whole-life cost of £1.6bn, where it gave £7m for March 2022: perhaps in a different unit or of a different scope.',
  ])
})
