import { expect, test } from 'vitest'
import { courseHeights } from './course-heights.ts'

const _ = undefined

test.each([
  ['a gap stands where the value was', [5, _, _, 8], [5, 5, 5, 8]],
  ['the end stands at the last known', [5, 8, _], [5, 8, 8]],
  ['the beginning stands at the first to come', [_, _, 8], [8, 8, 8]],
  ['zero is a value', [0, _, 3], [0, 0, 3]],
  ['nothing is known', [_, _], [_, _]],
])('%s', (_name, values, heights) => {
  expect(courseHeights(values)).toEqual(heights)
})
