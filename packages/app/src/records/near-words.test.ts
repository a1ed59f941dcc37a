import { expect, test } from 'vitest'
import { nearWords } from './near-words.ts'

const words = ['bridge', 'bridgehead', 'brigade', 'harbour', 'rail', 'railway', 'procurement']

test.each([
  ['brigde', ['bridge', 'bridgehead', 'brigade']],
  ['brige', ['bridge', 'bridgehead', 'brigade']],
  ['harbor', ['harbour']],
  ['procuremnet', ['procurement']],
  ['procrument', ['procurement']],
  ['rial', ['rail', 'railway']],
  ['raj', []],
  ['tunnel', []],
])('%s may mean %o', (typed, meant) => expect(nearWords(typed, words)).toEqual(meant))
