import { expect, test } from 'vitest'
import { faultReference } from './fault-reference.ts'

const fault = {
  name: 'Error',
  message: 'Minified React error #185',
  stack: 'Error: …\n    at a (x.js:1:2)\n    at b (x.js:3:4)',
}

test('the same fault has the same reference, another one another', () => {
  expect(faultReference(fault)).toMatch(/^WEB-[0-9A-F]{8}$/)
  expect(faultReference({ ...fault })).toBe(faultReference(fault))
  expect(faultReference({ ...fault, message: 'Other' })).not.toBe(faultReference(fault))
  expect(faultReference({ ...fault, stack: 'Error: …\n    at c (x.js:9:9)' })).not.toBe(faultReference(fault))
})
