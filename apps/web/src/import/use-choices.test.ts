import type { LinkReport } from '@gantry/client'
import { expect, test } from 'vitest'
import { answerIn, withAnswer } from './use-choices.ts'

const candidates = [{ key: 'row.a' }, { key: 'row.b' }] as unknown as LinkReport[]

test('a row that is one candidate is none of the others, until it is taken back', () => {
  const one = withAnswer({ other: 'same' }, candidates, 'row.b')
  expect(one).toEqual({ other: 'same', 'row.a': 'apart', 'row.b': 'same' })
  expect(answerIn(one, candidates)).toBe('row.b')
  const none = withAnswer(one, candidates, 'none')
  expect(none).toEqual({ other: 'same', 'row.a': 'apart', 'row.b': 'apart' })
  expect(answerIn(none, candidates)).toBe('none')
  expect(withAnswer(none, candidates, null)).toEqual({ other: 'same' })
  expect(answerIn({}, candidates)).toBeNull()
})
