import { expect, test } from 'vitest'
import { isoLocal, parseIsoLocal } from '../time/iso.ts'
import { compileCalendars, elapsedTime } from './compile.ts'
import { calendar, week } from './testing/draw.ts'
import { addWork, isWorking, nextWorkingInstant, previousWorkingInstant, subtractWork, workBetween } from './work.ts'
import type { WorkingTime } from './working-time.ts'

const at = (text: string) => parseIsoLocal(text)!
const calendars = compileCalendars(
  [
    calendar('office', week('Mo-Fr 8-12 13-17')),
    calendar('nights', week('Mo-Fr 22-30')),
    calendar('plant', week('Mo-Sa 0-24')),
  ],
  at('2026-05-11'),
)
const office = calendars.get('office')!
const nights = calendars.get('nights')!
const plant = calendars.get('plant')!

const hour = 60

// 14 May 2026 is a Thursday.
test.each<[WorkingTime, string, number, string]>([
  [office, '2026-05-14T08:00', 8 * hour, '2026-05-14T17:00'],
  [office, '2026-05-14T08:00', 8 * hour + 1, '2026-05-15T08:01'],
  [office, '2026-05-14T08:00', 4 * hour, '2026-05-14T12:00'],
  [office, '2026-05-14T12:30', 1 * hour, '2026-05-14T14:00'],
  [office, '2026-05-15T17:00', 0, '2026-05-18T08:00'],
  [office, '2026-05-16T11:11', 8 * hour, '2026-05-18T17:00'],
  [office, '2026-05-18T09:00', -2 * hour, '2026-05-15T16:00'],
  [nights, '2026-05-15T22:00', 8 * hour, '2026-05-16T06:00'],
  [nights, '2026-05-15T22:00', 9 * hour, '2026-05-18T23:00'],
  [nights, '2026-05-15T22:00', 2 * hour, '2026-05-16T00:00'],
  [plant, '2026-05-15T12:00', 36 * hour, '2026-05-17T00:00'],
  [plant, '2026-05-15T12:00', 36 * hour + 1, '2026-05-18T00:01'],
  [elapsedTime, '2026-05-15T12:00', 36 * hour, '2026-05-17T00:00'],
])('adds working time: %#', (time, from, minutes, to) => {
  expect(isoLocal(addWork(time, at(from), minutes))).toBe(to)
})

test.each<[WorkingTime, string, number, string]>([
  [office, '2026-05-14T17:00', 8 * hour, '2026-05-14T08:00'],
  [office, '2026-05-14T13:00', 4 * hour, '2026-05-14T08:00'],
  [office, '2026-05-14T17:00', 4 * hour, '2026-05-14T13:00'],
  [office, '2026-05-18T08:00', 0, '2026-05-15T17:00'],
  [office, '2026-05-18T08:00', 1, '2026-05-15T16:59'],
  [nights, '2026-05-18T22:00', 6 * hour, '2026-05-16T00:00'],
  [plant, '2026-05-18T00:00', 1 * hour, '2026-05-16T23:00'],
])('subtracts working time: %#', (time, from, minutes, to) => {
  expect(isoLocal(subtractWork(time, at(from), minutes))).toBe(to)
})

test('working time between two instants counts shifts only, backwards as negative', () => {
  expect(workBetween(office, at('2026-05-15T16:00'), at('2026-05-18T09:00'))).toBe(2 * hour)
  expect(workBetween(office, at('2026-05-18T09:00'), at('2026-05-15T16:00'))).toBe(-2 * hour)
  expect(workBetween(office, at('2026-05-16'), at('2026-05-17'))).toBe(0)
})

test('the end of a shift is where work ends and does not begin', () => {
  expect(isoLocal(nextWorkingInstant(office, at('2026-05-14T12:00')))).toBe('2026-05-14T13:00')
  expect(isoLocal(previousWorkingInstant(office, at('2026-05-14T12:00')))).toBe('2026-05-14T12:00')
  expect(isoLocal(previousWorkingInstant(office, at('2026-05-14T13:00')))).toBe('2026-05-14T12:00')
  expect(isWorking(office, at('2026-05-14T11:59'))).toBe(true)
  expect(isWorking(office, at('2026-05-14T12:00'))).toBe(false)
})

test('midnight is the end of a day for what ends and the start of one for what starts', () => {
  expect(isoLocal(previousWorkingInstant(plant, at('2026-05-17T00:00')))).toBe('2026-05-17T00:00')
  expect(isoLocal(nextWorkingInstant(plant, at('2026-05-17T00:00')))).toBe('2026-05-18T00:00')
  expect(isoLocal(nextWorkingInstant(plant, at('2026-05-16T00:00')))).toBe('2026-05-16T00:00')
})
