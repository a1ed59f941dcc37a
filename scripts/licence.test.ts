import { expect, test } from 'vitest'
import { isAllowed } from './licence.ts'

test.each(['MIT', '(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)', 'GPL-2.0 OR (ISC AND MIT)'])(
  '%s is allowed',
  (text) => {
    expect(isAllowed(text)).toBe(true)
  },
)

test.each(['GPL-3.0', 'AGPL-3.0-only', 'MIT AND GPL-2.0', 'SEE LICENSE IN FILE', '', '(MIT', 'MIT)', 'UNLICENSED'])(
  '%j is not allowed',
  (text) => {
    expect(isAllowed(text)).toBe(false)
  },
)
