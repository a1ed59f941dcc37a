import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findDelimiter } from './delimiter.ts'
import { scanCsv } from './scan-csv.ts'

function records(text: string, delimiter = ','): string[][] {
  const found: string[][] = []
  scanCsv(text, delimiter, ({ cells }) => {
    found.push(cells)
    return true
  })
  return found
}

it('reads quotes, doubled quotes and line breaks of every sort inside them', () => {
  expect(records('a,"b ""quoted""\r\nnext\rlast\nend",c\r\nd,e,f')).toEqual([
    ['a', 'b "quoted"\r\nnext\rlast\nend', 'c'],
    ['d', 'e', 'f'],
  ])
})

it('ends records at CR, LF and CRLF alike and keeps empty lines as records', () => {
  expect(records('a\rb\nc\r\n\nd')).toEqual([['a'], ['b'], ['c'], [''], ['d']])
})

it('takes quotes in the middle of a cell as they are, and keeps what follows a closing quote', () => {
  expect(records('5" pipe,"x"y,z')).toEqual([['5" pipe', 'xy', 'z']])
})

it('says where a quote opens that is never closed', () => {
  const end = scanCsv('a,b\n"c,d\n', ',', () => true)
  expect(end).toEqual({ openQuote: 4, finished: false })
})

it('agrees with csv-parse on every well-formed table', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', 'é', '1'), maxLength: 8 })
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(table, (rows) => {
      const text = rows.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\r\n')
      const expected = parse(text, { relax_column_count: true, record_delimiter: '\r\n' })
      expect(records(text)).toEqual(expected)
    }),
  )
})

it('decides the delimiter by all records with their quotes, not by the first line', () => {
  expect(findDelimiter('Title, with, commas\n"a, b";2;3\nc;"d, e, f";4\ng;h;5\n')).toBe(';')
  expect(findDelimiter('a\tb\n1,5\t2,5\n3,5\t4,5\n')).toBe('\t')
  expect(findDelimiter('a|b|c\n1|2|3\n')).toBe('|')
  expect(findDelimiter('only\none\ncolumn, mostly\n')).toBe(',')
})
