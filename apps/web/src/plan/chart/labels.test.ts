import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutText, placeLabel } from './labels.ts'

const bar = (from: number, to: number, taken = to, leaves = false) => ({ from, to, taken, leaves })

test('a label stands behind its bar, its float and its deadline', () => {
  expect(placeLabel(bar(10, 100), 60, 800)).toEqual({ x: 108, width: 60, inside: false })
  expect(placeLabel(bar(10, 100, 300), 60, 800)).toEqual({ x: 308, width: 60, inside: false })
})

test('a link that leaves has room to turn before it', () => {
  expect(placeLabel(bar(10, 100, 100, true), 60, 800)!.x).toBe(114)
})

test('without room behind, it goes into the bar', () => {
  expect(placeLabel(bar(-500, 790), 60, 800)).toEqual({ x: 6, width: 60, inside: true })
})

test('without room anywhere it is left out', () => {
  expect(placeLabel(bar(760, 790), 60, 800)).toBeUndefined()
  expect(placeLabel(bar(-90, -50), 60, 800)).toBeUndefined()
})

test('never runs into what stands in its row, nor out of the view', () => {
  const x = fc.integer({ min: -2000, max: 2000 })
  fc.assert(
    fc.property(x, fc.nat(1500), fc.nat(300), fc.nat(400), fc.boolean(), (from, length, more, width, leaves) => {
      const row = bar(from, from + length, from + length + more, leaves)
      const placed = placeLabel(row, width, 800)
      if (placed === undefined) return
      expect(placed.x).toBeGreaterThanOrEqual(0)
      expect(placed.x + placed.width).toBeLessThanOrEqual(800)
      if (placed.inside) {
        expect(placed.x).toBeGreaterThanOrEqual(row.from)
        expect(placed.x + placed.width).toBeLessThanOrEqual(row.to)
      } else expect(placed.x).toBeGreaterThan(row.taken)
    }),
  )
})

test('a text is cut where it no longer fits', () => {
  const measure = (text: string) => text.length * 7
  expect(cutText('Quay wall', 100, measure)).toBe('Quay wall')
  expect(cutText('Quay wall, piles and cap beam', 100, measure)).toBe('Quay wall, pi…')
  expect(cutText('Quay', 6, measure)).toBe('')
})
