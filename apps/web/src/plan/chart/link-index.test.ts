import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LinkIndex } from './link-index.ts'

test('finds every link that crosses a window, and none else', () => {
  const row = fc.integer({ min: -1, max: 4999 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(row, row), { maxLength: 200 }),
      row,
      fc.integer({ min: 0, max: 80 }),
      (links, at, height) => {
        const from = Int32Array.from(links, ([one]) => one)
        const to = Int32Array.from(links, ([, other]) => other)
        const index = new LinkIndex({ from, to }, 5000)
        const first = Math.max(0, at)
        const last = first + height
        const found: number[] = []
        index.crossing(first, last, (link) => found.push(link))
        const expected = links.flatMap(([a, b], link) =>
          Math.min(a, b) >= 0 && Math.min(a, b) <= last && Math.max(a, b) >= first ? [link] : [],
        )
        expect(found.toSorted((a, b) => a - b)).toEqual(expected)
      },
    ),
  )
})

test('a window of a plan with a hundred thousand links looks at those near it only', () => {
  const size = 100_000
  const from = Int32Array.from({ length: size }, (_, n) => Math.max(0, n - 1 - ((n * 48_271) % 1000)))
  const to = Int32Array.from({ length: size }, (_, n) => n)
  const index = new LinkIndex({ from, to }, size)
  let found = 0
  index.crossing(50_000, 50_040, () => found++)
  expect(found).toBeGreaterThan(40)
  expect(found).toBeLessThan(1100)
})
