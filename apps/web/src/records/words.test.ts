import { expect, test } from 'vitest'
import { wordsOf } from './words.ts'

test.each([
  ['inPart', 'In part'],
  ['mergedInto', 'Merged into'],
  ['red', 'Red'],
  ['statusReport', 'Status report'],
  ['in_year', 'In year'],
  ['', ''],
])('%s is written %s', (name, words) => {
  expect(wordsOf(name)).toBe(words)
})
