import { expect, test } from 'vitest'
import { customTarget, targetLabel } from './targets.ts'

test.each([
  ['Lead provider', 'custom.leadProvider'],
  ['2nd gate – Überprüfung', 'custom.ndGateUberprufung'],
  ['%', 'custom.field'],
])('a column called %s becomes the field %s', (header, target) => {
  expect(customTarget(header)).toBe(target)
})

test('a field is called by its label, a custom one by what its column was called', () => {
  expect(targetLabel({ target: 'initiative.title', header: 'Project Name' })).toBe('Name')
  expect(targetLabel({ target: 'custom.x', header: 'Gate' })).toBe('Gate')
})
