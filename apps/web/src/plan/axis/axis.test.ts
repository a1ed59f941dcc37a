import fc from 'fast-check'
import { isoLocal, parseIsoLocal } from '@gantry/planning'
import { describe, expect, test } from 'vitest'
import { floorTo, nextOf, ticksOf, tiersOf, type Unit } from './axis.ts'
import { closest, fitted, furthest, instantAt, xOf, zoomed } from './time-scale.ts'

const units = ['hour', 'quarterDay', 'day', 'week', 'month', 'quarter', 'year', 'decade'] as const
const at = (iso: string) => parseIsoLocal(iso)!

test.each([
  ['week', '2027-05-14T10:00', '2027-05-10T00:00', '2027-05-17T00:00'],
  ['month', '2027-12-31T23:59', '2027-12-01T00:00', '2028-01-01T00:00'],
  ['quarter', '2028-02-29T00:00', '2028-01-01T00:00', '2028-04-01T00:00'],
  ['decade', '2027-05-14T10:00', '2020-01-01T00:00', '2030-01-01T00:00'],
  ['quarterDay', '2027-05-14T10:00', '2027-05-14T06:00', '2027-05-14T12:00'],
] as const)('the %s of %s', (unit, instant, start, next) => {
  const floor = floorTo(unit, at(instant))
  expect([isoLocal(floor), isoLocal(nextOf(unit, floor))]).toEqual([start, next])
})

const anyScale = fc.record({
  from: fc.integer({ min: -20_000_000, max: 60_000_000 }),
  minutesPerPixel: fc.double({ min: closest, max: furthest, noNaN: true }),
})

describe('at any zoom', () => {
  test('the cells of both rows fill the width without a gap, few enough to read', () => {
    fc.assert(
      fc.property(anyScale, (scale) => {
        const { upper, lower } = tiersOf(scale)
        for (const unit of [upper, lower] satisfies Unit[]) {
          const ticks = ticksOf(scale, unit, 1000)
          expect(ticks.length).toBeLessThan(75)
          expect(ticks[0]!.x).toBeLessThanOrEqual(0.5)
          ticks.forEach((tick, n) => {
            const next = ticks[n + 1]
            if (next) expect(next.at).toBe(nextOf(unit, tick.at))
          })
          expect(ticks.at(-1)!.x + ticks.at(-1)!.width).toBeGreaterThanOrEqual(999)
        }
      }),
    )
  })

  test('every unit begins where the one before ends', () => {
    fc.assert(
      fc.property(fc.constantFrom(...units), fc.integer({ min: -20_000_000, max: 60_000_000 }), (unit, instant) => {
        const floor = floorTo(unit, instant)
        expect(floor).toBeLessThanOrEqual(instant)
        expect(nextOf(unit, floor)).toBeGreaterThan(instant)
        expect(floorTo(unit, nextOf(unit, floor))).toBe(nextOf(unit, floor))
      }),
    )
  })

  test('what is under the pointer stays there while zooming', () => {
    fc.assert(
      fc.property(
        anyScale,
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        fc.integer({ min: 0, max: 2000 }),
        (scale, factor, x) => {
          const instant = scale.from + x * scale.minutesPerPixel
          expect(xOf(zoomed(scale, factor, x), instant)).toBeCloseTo(x, 3)
        },
      ),
    )
  })
})

test('a plan that fits stands between the edges', () => {
  const scale = fitted(at('2026-01-05T08:00'), at('2027-01-20T15:00'), 800)
  expect(xOf(scale, at('2026-01-05T08:00'))).toBeCloseTo(32)
  expect(xOf(scale, at('2027-01-20T15:00'))).toBeLessThanOrEqual(640.01)
  expect(instantAt(scale, 32)).toBe(at('2026-01-05T08:00'))
})
