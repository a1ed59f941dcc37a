import fc from 'fast-check'
import type { Lag } from '@gantry/planning'
import { dependencyTypes } from '@gantry/planning/plan'
import { expect, test } from 'vitest'
import { parsePredecessors, predecessorText, type TypedLink } from './predecessor-text.ts'

const units = { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 }
const read = (text: string, names: readonly string[] = []) =>
  parsePredecessors(text, units, (name) => names.includes(name))
const working = (minutes: number): Lag => ({ in: 'working', minutes })

test.each([
  ['12', [{ name: '12', type: 'FS', lag: working(0) }]],
  ['', []],
  [
    '12FS+2d;14SS',
    [
      { name: '12', type: 'FS', lag: working(960) },
      { name: '14', type: 'SS', lag: working(0) },
    ],
  ],
  [
    '3, 5ff - 4h',
    [
      { name: '3', type: 'FS', lag: working(0) },
      { name: '5', type: 'FF', lag: working(-240) },
    ],
  ],
  ['7FS+1,5d', [{ name: '7', type: 'FS', lag: working(720) }]],
  ['7SS+50%', [{ name: '7', type: 'SS', lag: { in: 'percent', percent: 50 } }]],
  ['7+3ed', [{ name: '7', type: 'FS', lag: { in: 'elapsed', minutes: 4320 } }]],
  ['A10-20', [{ name: 'A10', type: 'FS', lag: working(-9600) }]],
])('%s', (text, links) => {
  expect(read(text)).toEqual(links)
})

test('a task may be called what else would be a type or a lead', () => {
  expect(read('OFFSS;A10-20', ['OFFSS', 'A10-20'])).toEqual([
    { name: 'OFFSS', type: 'FS', lag: working(0) },
    { name: 'A10-20', type: 'FS', lag: working(0) },
  ])
})

test('says which part cannot be read', () => {
  expect(read('12;14FS+soon;15')).toEqual({ unread: '14FS+soon' })
})

test('reads back what was written', () => {
  const lag = fc.oneof(
    fc.integer({ min: -100_000, max: 100_000 }).map((minutes): Lag => ({ in: 'working', minutes })),
    fc.integer({ min: -100_000, max: 100_000 }).map((minutes): Lag => ({ in: 'elapsed', minutes })),
    fc.integer({ min: -500, max: 500 }).map((percent): Lag => ({ in: 'percent', percent })),
  )
  fc.assert(
    fc.property(fc.constantFrom(...dependencyTypes), lag, (type, lag) => {
      const [link] = read(predecessorText('12', { type, lag }, units)) as readonly TypedLink[] as [TypedLink]
      expect(link.type).toBe(type)
      const amount = (one: Lag) => ('percent' in one ? one.percent : one.minutes)
      expect(Math.abs(amount(link.lag) - amount(lag))).toBe(0)
      if (amount(lag) !== 0) expect(link.lag.in).toBe(lag.in)
    }),
  )
})
