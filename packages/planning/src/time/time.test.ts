import { expect, test } from 'vitest'
import { civilDay, dateOfDay, dayOf, daysInMonth, minuteOfDay, weekdayOf } from './days.ts'
import { isoDay, isoLocal, parseIsoDay, parseIsoLocal } from './iso.ts'
import { elapsedUnits, fromMinutes, toMinutes, usualUnits } from './units.ts'

test('days and dates agree with the host’s calendar for four centuries', () => {
  const odd: number[] = []
  for (let day = civilDay(1800, 1, 1); day < civilDay(2200, 12, 31); day++) {
    const host = new Date(day * 86_400_000)
    const date = dateOfDay(day)
    const same = isoDay(day) === host.toISOString().slice(0, 10) && weekdayOf(day) === host.getUTCDay()
    if (!same || civilDay(date.year, date.month, date.day) !== day) odd.push(day)
  }
  expect(odd).toEqual([])
})

test('months count on into other years', () => {
  expect(isoDay(civilDay(2026, 14, 1))).toBe('2027-02-01')
  expect(isoDay(civilDay(2026, 0, 31))).toBe('2025-12-31')
  expect([daysInMonth(2024, 2), daysInMonth(2100, 2), daysInMonth(2026, 12)]).toEqual([29, 28, 31])
})

test.each([
  ['2026-05-14T08:00:00', '2026-05-14T08:00'],
  ['2026-05-14 08:00', '2026-05-14T08:00'],
  ['2026-05-14', '2026-05-14T00:00'],
  ['2026-05-14T24:00', '2026-05-15T00:00'],
  ['2026-05-14T23:59:30', '2026-05-15T00:00'],
  ['1900-01-01T00:00', '1900-01-01T00:00'],
])('%s is %s', (text, read) => {
  expect(isoLocal(parseIsoLocal(text)!)).toBe(read)
})

test.each([
  '',
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-05-14T25:00',
  '2026-05-14T24:01',
  '14.05.2026',
  '2026-05-14T08:00Z',
])('“%s” is no local date', (text) => {
  expect(parseIsoLocal(text)).toBeUndefined()
})

test('an instant before 1970 lies in its day', () => {
  const instant = parseIsoLocal('1969-12-31T06:30')!
  expect([dayOf(instant), minuteOfDay(instant)]).toEqual([-1, 390])
  expect(parseIsoDay('1969-12-31T06:30')).toBe(-1)
})

test('durations are read in the plan’s own units', () => {
  expect(toMinutes(2, 'days', usualUnits)).toBe(960)
  expect(toMinutes(1.5, 'weeks', usualUnits)).toBe(3600)
  expect(toMinutes(1, 'months', usualUnits)).toBe(9600)
  expect(toMinutes(1, 'years', usualUnits)).toBe(115_200)
  expect(toMinutes(1, 'months', elapsedUnits)).toBe(43_200)
  expect(toMinutes(0.1, 'hours', usualUnits)).toBe(6)
  expect(toMinutes(90, 'minutes', usualUnits)).toBe(90)
  expect(fromMinutes(720, 'days', usualUnits)).toBe(1.5)
})
