import { expect, test } from 'vitest'
import { movedTo } from './pack-order.ts'

test.each([
  ['c', 0, 'cab'],
  ['a', 2, 'bca'],
  ['b', 9, 'acb'],
  ['b', -3, 'bac'],
  ['b', 1, 'abc'],
])('%s to place %i', (member, to, after) => expect(movedTo(['a', 'b', 'c'], member, to).join('')).toBe(after))
