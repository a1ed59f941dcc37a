import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { durationText, parseDuration } from './duration-text.ts'

const units = { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 }

describe('a duration that is typed', () => {
  test.each([
    ['3d', 1440, false],
    ['4', 1920, false],
    ['3d 4h', 1680, false],
    ['2w', 4800, false],
    ['1.5 days', 720, false],
    ['1,5d', 720, false],
    ['2 weeks, 1 day', 5280, false],
    ['1mo', 9600, false],
    ['30m', 30, false],
    ['5ed', 7200, true],
    ['2 elapsed weeks', 20_160, true],
    ['0', 0, false],
  ])('%s', (text, minutes, elapsed) => {
    expect(parseDuration(text, units)).toEqual({ minutes, elapsed, estimated: false })
  })

  test('with a question mark is a guess', () => {
    expect(parseDuration('3d?', units)).toEqual({ minutes: 1440, elapsed: false, estimated: true })
  })

  test.each(['', '  ', 'soon', '3x', '3d 2ed', '-1d', '3d-', '?'])('“%s” is none', (text) => {
    expect(parseDuration(text, units)).toBeUndefined()
  })

  test('reads back what was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000_000 }), fc.boolean(), (minutes, elapsed) => {
        const read = parseDuration(durationText(minutes, elapsed, units), units)
        expect(read?.minutes).toBe(minutes)
        if (minutes > 0) expect(read?.elapsed).toBe(elapsed)
      }),
    )
  })
})

test.each([
  [1440, '3d'],
  [1200, '2.5d'],
  [120, '2h'],
  [240, '0.5d'],
  [487, '1d 7m'],
  [0, '0d'],
  [-960, '-2d'],
])('%i minutes are written %s', (minutes, text) => {
  expect(durationText(minutes, false, units)).toBe(text)
})
