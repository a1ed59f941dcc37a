import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, dayNumber, daysBetween } from './day.ts'

it('counts days as the calendar does', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_000_000 }), (days) => {
      const day = new Date(days * 86_400_000).toISOString()
      if (day.startsWith('+') || day.startsWith('-')) return
      expect(dayNumber(day.slice(0, 10))).toBe(days)
      expect(addDays('1970-01-01', days)).toBe(day.slice(0, 10))
    }),
  )
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
})

it('knows a day that there is not', () => {
  for (const day of ['2023-02-29', '2023-13-01', '2023-00-10', '2023-04-31', 'soon', ''])
    expect(dayNumber(day)).toBeNaN()
})
