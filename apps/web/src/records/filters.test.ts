import { expect, test } from 'vitest'
import { askedFilters, filtersOf, withFilters } from './filters.ts'

const written = ['impact:gte:3', 'state:in:open|closed', 'impactTime:lte:2']

test('filters of a field are not those of one whose name begins alike', () => {
  expect(filtersOf(written, 'impact')).toEqual(['gte:3'])
})

test('replacing the filters of a field leaves the others as they are', () => {
  expect(withFilters(written, 'impact', ['gte:4', 'lte:5'])).toEqual([
    'state:in:open|closed',
    'impactTime:lte:2',
    'impact:gte:4',
    'impact:lte:5',
  ])
})

test('a filter without its value is not asked for, but presence is', () => {
  expect(askedFilters(['title:contains:', 'due:absent:', 'due:gte:2026-01-01', 'x'])).toEqual([
    'due:absent:',
    'due:gte:2026-01-01',
  ])
})
