import fc from 'fast-check'
import { isoDay, parseIsoLocal } from '@gantry/planning'
import { expect, test } from 'vitest'
import { dayText, instantText, parseDate, spokenDay } from './date-text.ts'

const around = parseIsoLocal('2026-11-20T08:00')!
const said = (text: string) => {
  const read = parseDate(text, around)
  return read && `${isoDay(read.day)}${read.time === undefined ? '' : ` ${read.time}`}`
}

test.each([
  ['14 May 2027', '2027-05-14'],
  ['Fri 14 May 2027', '2027-05-14'],
  ['14 may', '2027-05-14'],
  ['3 Jan', '2027-01-03'],
  ['1 Nov', '2026-11-01'],
  ['14/5/27', '2027-05-14'],
  ['14.05.2027', '2027-05-14'],
  ['May 14, 2027', '2027-05-14'],
  ['2027-05-14', '2027-05-14'],
  ['14 September 2026 13:30', '2026-09-14 810'],
  ['2027-05-14T08:00', '2027-05-14 480'],
  ['14 Sept 2026 24:00', '2026-09-14 1440'],
])('%s is %s', (text, day) => {
  expect(said(text)).toBe(day)
})

test.each(['', 'soon', '31 Feb 2026', '14/13/2026', '14 Mayhem 2026', '14 May 2026 25:00', '12'])(
  '“%s” is no date',
  (text) => {
    expect(parseDate(text, around)).toBeUndefined()
  },
)

test('reads back what was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 60_000 }), (day) => {
      expect(parseDate(dayText(day), around)).toEqual({ day, time: undefined })
      expect(parseDate(spokenDay(day), around)).toEqual({ day, time: undefined })
    }),
  )
})

test('midnight ends a day rather than beginning the next', () => {
  const midnight = parseIsoLocal('2027-05-15T00:00')!
  expect(instantText(midnight, 'finish')).toBe('14 May 2027 24:00')
  expect(instantText(midnight, 'start')).toBe('15 May 2027 00:00')
})
