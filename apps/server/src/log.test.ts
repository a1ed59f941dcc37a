import { expect, test } from 'vitest'
import { withoutSecrets } from './log.ts'

test('addresses are logged without the tokens in them', () => {
  expect(withoutSecrets('/setup?token=abc&x=1')).toBe('/setup?token=…&x=1')
  expect(withoutSecrets('/reset?a=1&token=abc')).toBe('/reset?a=1&token=…')
  expect(withoutSecrets('/api/v1/invitations/Zm9vYmFyYmF6cXV4?x')).toBe('/api/v1/invitations/…?x')
  expect(withoutSecrets('/api/v1/orgs/eastmarch/risks?filter=owner:eq:x')).toContain('owner:eq:x')
})
