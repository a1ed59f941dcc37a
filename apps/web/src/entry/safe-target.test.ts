import { expect, test } from 'vitest'
import { safeTarget } from './safe-target.ts'

test.each([
  undefined,
  '',
  '/',
  '//evil.example',
  'https://evil.example',
  '/o//evil.example',
  '/o/\\evil',
  '/\\evil.example',
  'javascript:alert(1)',
])('after signing in nobody is sent to %j', (then) => expect(safeTarget(then)).toBeUndefined())

test('a page of an organisation is kept with its state', () => {
  expect(safeTarget('/o/dft/portfolio?period=2023-03&unit=a')).toBe('/o/dft/portfolio?period=2023-03&unit=a')
})
