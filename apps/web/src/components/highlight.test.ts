import { expect, test } from 'vitest'
import { pieces } from './highlight.tsx'

const marked = (text: string, words: string[]) =>
  pieces(text, words)
    .map(({ piece, found }) => (found ? `[${piece}]` : piece))
    .join('')

test.each([
  ['Harbour bridge, new bridges', ['brid'], 'Harbour [brid]ge, new [brid]ges'],
  ['RSK-12 Riverside', ['rsk', '12', 'river'], '[RSK]-[12] [River]side'],
  ['Abridged', ['bridge'], 'Abridged'],
  ['Bridgehead', ['bridge', 'bridgehead'], '[Bridgehead]'],
  ['<b>', [], '<b>'],
])('%s with %o', (text, words, found) => expect(marked(text, words)).toBe(found))
