import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Recurrence } from '../plan.ts'
import { civilDay } from '../time/days.ts'
import { isoDay, parseIsoDay } from '../time/iso.ts'
import { eachOccurrence, occurrences } from './occurrences.ts'
import { recurrence } from './testing/arbitrary.ts'
import { holds } from './testing/slow.ts'

const between = (from: string, to: string, every?: Recurrence) =>
  [...occurrences({ from: parseIsoDay(from)!, to: parseIsoDay(to)!, shifts: [], ...(every && { every }) }, 1e6)]
    .map(isoDay)
    .join(' ')

test.each<[string, string, string, Recurrence, string]>([
  [
    'every third day',
    '2026-05-01',
    '2026-05-10',
    { by: 'day', interval: 3 },
    '2026-05-01 2026-05-04 2026-05-07 2026-05-10',
  ],
  ['three times', '2026-05-01', '2026-12-31', { by: 'day', interval: 1, count: 3 }, '2026-05-01 2026-05-02 2026-05-03'],
  [
    'Mondays and Fridays of every second week',
    '2026-05-06',
    '2026-05-31',
    { by: 'week', interval: 2, days: [1, 5] },
    '2026-05-08 2026-05-18 2026-05-22',
  ],
  [
    'Sundays of every second week from Monday on',
    '2026-05-06',
    '2026-05-31',
    { by: 'week', interval: 2, days: [0], weekStart: 1 },
    '2026-05-10 2026-05-24',
  ],
  [
    'the 31st, or the last before it',
    '2026-01-15',
    '2026-05-15',
    { by: 'monthDay', interval: 1, day: 31 },
    '2026-01-31 2026-02-28 2026-03-31 2026-04-30',
  ],
  [
    'the last Friday',
    '2026-05-01',
    '2026-07-31',
    { by: 'monthPosition', interval: 1, position: 'last', weekday: 5 },
    '2026-05-29 2026-06-26 2026-07-31',
  ],
  [
    'the second weekday of every second month',
    '2026-05-01',
    '2026-08-31',
    { by: 'monthPosition', interval: 2, position: 'second', weekday: 'weekday' },
    '2026-05-04 2026-07-02',
  ],
  [
    'the first day of a weekend',
    '2026-05-01',
    '2026-06-30',
    { by: 'monthPosition', interval: 1, position: 'first', weekday: 'weekendDay' },
    '2026-05-02 2026-06-06',
  ],
  [
    'Christmas, three times',
    '2026-12-26',
    '2040-01-01',
    { by: 'yearDay', interval: 1, month: 12, day: 25, count: 3 },
    '2027-12-25 2028-12-25 2029-12-25',
  ],
  [
    'a leap day',
    '2027-01-01',
    '2029-01-01',
    { by: 'yearDay', interval: 1, month: 2, day: 29 },
    '2027-02-28 2028-02-29',
  ],
  [
    'the fourth Thursday of November',
    '2026-01-01',
    '2027-12-31',
    { by: 'yearPosition', interval: 1, month: 11, position: 'fourth', weekday: 4 },
    '2026-11-26 2027-11-25',
  ],
])('%s', (_, from, to, every, days) => {
  expect(between(from, to, every)).toBe(days)
})

test('every day from one to another where nothing is said', () => {
  expect(between('2026-05-30', '2026-06-01')).toBe('2026-05-30 2026-05-31 2026-06-01')
})

test('recurrences to the end of time end with the calendar, and those of no day are none', () => {
  const forever = { from: 0, to: 1e15, shifts: [] }
  expect([...occurrences({ ...forever, every: { by: 'day', interval: 1 } }, 30)]).toHaveLength(31)
  expect([...occurrences({ ...forever, every: { by: 'week', interval: 1, days: [] } }, 30)]).toEqual([])
  expect([...occurrences({ ...forever, every: { by: 'week', interval: 1, days: [9] } }, 30)]).toEqual([])
})

test('any recurrence is as asking day by day says', () => {
  const from = civilDay(2027, 12, 30)
  fc.assert(
    fc.property(
      recurrence,
      fc.integer({ min: 0, max: 31 }),
      fc.integer({ min: 0, max: 500 }),
      (every, later, lasts) => {
        const exception = { from: from + later, to: from + later + lasts, shifts: [], every }
        const slow = Array.from({ length: lasts + 1 }, (_, n) => exception.from + n).filter((day) =>
          holds(exception, day),
        )
        expect(occurrences(exception, exception.to)).toEqual(slow)
        const [since, seen]: [number, number[]] = [from + 100, []]
        eachOccurrence(exception, since, exception.to, (day) => seen.push(day))
        expect(seen).toEqual(slow.filter((day) => day >= since))
      },
    ),
    { numRuns: 60 },
  )
})

test('a thousand recurrences through three centuries take a moment, not seconds', () => {
  const every: readonly Recurrence[] = [
    { by: 'day', interval: 2 },
    { by: 'day', interval: 1, count: 100_000 },
    { by: 'week', interval: 1, days: [1, 4] },
    { by: 'monthPosition', interval: 1, position: 'third', weekday: 'weekday' },
    { by: 'yearPosition', interval: 1, month: 7, position: 'last', weekday: 0 },
  ]
  const exceptions = Array.from({ length: 1000 }, (_, n) => ({
    from: civilDay(1900, 1, 1 + n),
    to: civilDay(2199, 12, 31),
    shifts: [],
    every: every[n % every.length]!,
  }))
  const began = performance.now()
  for (const exception of exceptions) {
    let days = 0
    eachOccurrence(exception, civilDay(2026, 1, 1), civilDay(2030, 1, 1), () => days++)
    expect(days).toBeLessThan(1500)
  }
  expect(performance.now() - began).toBeLessThan(5000)
})
