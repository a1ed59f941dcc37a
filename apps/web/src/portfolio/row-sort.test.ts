import type { OverviewRow } from '@gantry/domain/portfolio/overview'
import { expect, test } from 'vitest'
import { filterRows } from './row-filter.ts'
import { sortOverview } from './row-sort.ts'

function row(title: string, parts: Partial<OverviewRow> = {}): OverviewRow {
  return {
    initiative: title,
    ref: `INI-${title}`,
    title,
    type: 'project',
    status: 'reported',
    changeWeight: 0,
    ratingSeries: [],
    ratingBreaks: [],
    endSeries: [],
    costSeries: [],
    ...parts,
  }
}

const red = row('Canal', {
  lead: { value: 'red', assessor: 'owner' },
  wholeLifeCost: { minor: 5, currency: 'GBP' },
  unit: 'u1',
})
const green = row('bridge', {
  lead: { value: 'green', assessor: 'owner' },
  wholeLifeCost: { minor: 9, currency: 'GBP' },
  unit: 'u2',
})
const unrated = row('Airport', { lead: { absent: 'notYetAssessed' }, unit: 'u1' })
const gone = row('Dock', { status: 'left', leadBefore: { value: 'red', comparable: false } })
const rows = [red, green, unrated, gone]
const titles = (of: readonly OverviewRow[]) => of.map(({ title }) => title)

test('titles sort without regard to case', () => {
  expect(titles(sortOverview(rows, 'title'))).toEqual(['Airport', 'bridge', 'Canal', 'Dock'])
  expect(titles(sortOverview(rows, '-title'))).toEqual(['Dock', 'Canal', 'bridge', 'Airport'])
})

test('ratings sort worst first, and what has no value stands last either way', () => {
  expect(titles(sortOverview(rows, 'rating'))).toEqual(['Canal', 'bridge', 'Airport', 'Dock'])
  expect(titles(sortOverview(rows, '-cost'))).toEqual(['bridge', 'Canal', 'Airport', 'Dock'])
  expect(titles(sortOverview(rows, 'cost'))).toEqual(['Canal', 'bridge', 'Airport', 'Dock'])
})

test('a sort nobody knows leaves the order as it came', () => {
  expect(sortOverview(rows, 'nonsense')).toBe(rows)
})

test('filters hold together, and none at all gives the very same rows', () => {
  expect(filterRows(rows, {})).toBe(rows)
  expect(titles(filterRows(rows, { unit: ['u1'] }))).toEqual(['Canal', 'Airport'])
  expect(titles(filterRows(rows, { unit: ['u1'], rating: ['none'] }))).toEqual(['Airport'])
  expect(titles(filterRows(rows, { search: 'ini-br' }))).toEqual(['bridge'])
})

test('who did not report is found by the rating it had', () => {
  expect(titles(filterRows(rows, { rating: ['red'] }))).toEqual(['Canal', 'Dock'])
})
