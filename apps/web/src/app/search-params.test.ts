import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listOf, parseSearch, stringifySearch, textOf } from './search-params.ts'

test('a key that stands twice is a list, in order', () => {
  expect(parseSearch('?unit=a&sort=-cost&unit=b')).toEqual({ unit: ['a', 'b'], sort: '-cost' })
})

test('what is empty or unknown is left out of the address', () => {
  expect(stringifySearch({ period: '2023', compare: undefined, unit: [], search: '' })).toBe('?period=2023')
  expect(stringifySearch({})).toBe('')
})

test('filters stay legible', () => {
  expect(stringifySearch({ filter: 'state:eq:open', columns: 'title,cost' })).toBe(
    '?filter=state:eq:open&columns=title,cost',
  )
})

test('any text survives the address', () => {
  const value = fc.string({ minLength: 1 })
  fc.assert(
    fc.property(value, fc.array(value, { minLength: 2, maxLength: 4 }), (one, many) => {
      const read = parseSearch(stringifySearch({ one, many }))
      expect(textOf(read.one)).toBe(one)
      expect(listOf(read.many)).toEqual(many)
    }),
  )
})
