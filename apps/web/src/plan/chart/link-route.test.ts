import fc from 'fast-check'
import { dependencyTypes } from '@gantry/planning/plan'
import { expect, test } from 'vitest'
import { type LinkEnd, routeOf } from './link-route.ts'

const bar = (from: number, to: number, row: number): LinkEnd => ({ from, to, y: row * 28 + 14, half: 7 })
const drawn = (...given: Parameters<typeof routeOf>) => {
  const { points, arrow } = routeOf(...given)
  return `${points.map(({ x, y }) => `${x},${y}`).join(' ')} ${arrow}`
}

test('with room between, the line turns behind the predecessor and comes in along the successor’s row', () => {
  expect(drawn('FS', bar(0, 100, 0), bar(200, 300, 2))).toBe('100,14 108,14 108,70 200,70 right')
})

test('without room it comes in from above, or from below', () => {
  expect(drawn('FS', bar(0, 100, 0), bar(102, 300, 1))).toBe('100,14 107,14 107,35 down')
  expect(drawn('FS', bar(0, 100, 1), bar(102, 300, 0))).toBe('100,42 107,42 107,21 up')
})

test('a milestone is met from above where its predecessor ends at it', () => {
  const milestone = { ...bar(93, 107, 1), isPoint: true }
  expect(drawn('FS', bar(0, 100, 0), milestone)).toBe('100,14 100,14 100,35 down')
})

test('to a bar that begins before, it goes round between the rows', () => {
  expect(drawn('FS', bar(0, 100, 0), bar(50, 150, 2))).toBe('100,14 108,14 108,28 42,28 42,70 50,70 right')
})

test('start to start and finish to finish go round the outer one', () => {
  expect(drawn('SS', bar(50, 100, 0), bar(20, 90, 1))).toBe('50,14 12,14 12,42 20,42 right')
  expect(drawn('FF', bar(50, 100, 0), bar(20, 90, 1))).toBe('100,14 108,14 108,42 90,42 left')
})

test('start to finish is the mirror of finish to start', () => {
  expect(drawn('SF', bar(200, 300, 0), bar(0, 100, 2))).toBe('200,14 192,14 192,70 100,70 left')
})

test('a line only runs along rows and across them, from bar to bar', () => {
  const anyBar = fc.tuple(
    fc.integer({ min: -5000, max: 5000 }),
    fc.integer({ min: 0, max: 900 }),
    fc.integer({ min: 0, max: 99 }),
  )
  fc.assert(
    fc.property(fc.constantFrom(...dependencyTypes), anyBar, anyBar, (type, [x1, w1, row1], [x2, w2, row2]) => {
      fc.pre(row1 !== row2)
      const [before, after] = [bar(x1, x1 + w1, row1), bar(x2, x2 + w2, row2)]
      const { points } = routeOf(type, before, after)
      points.slice(1).forEach((point, n) => {
        const last = points[n]!
        expect(point.x === last.x || point.y === last.y).toBe(true)
      })
      const [first, last] = [points[0]!, points.at(-1)!]
      expect(first).toEqual({ x: type.startsWith('F') ? before.to : before.from, y: before.y })
      expect(Math.abs(last.y - after.y)).toBeLessThanOrEqual(after.half)
    }),
  )
})
