import { expect, test } from 'vitest'
import { spacedLabels } from './spaced-labels.ts'

const months = ['2025-03', '2025-06', '2025-09', '2025-12', '2026-03']
const shown = (slot: number, anchor?: number) => months.filter((_, at) => spacedLabels(months, slot, anchor)(at))

test('labels stand as close as they can without touching, and the anchor is always among them', () => {
  expect(shown(60)).toEqual(months)
  expect(shown(30)).toEqual(['2025-03', '2025-09', '2026-03'])
  expect(shown(30, 1)).toEqual(['2025-06', '2025-12'])
  expect(shown(20)).toEqual(['2025-06', '2026-03'])
})
