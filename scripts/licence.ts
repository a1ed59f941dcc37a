/** Licences under which the product's dependencies may come: they ask for notice at most. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1', // fonts
  'Python-2.0',
  'Unlicense',
  'Zlib',
  'MPL-2.0', // by file: we change none of them
])

/**
 * Whether an SPDX expression leaves a choice that we may take: one side of OR, both sides of AND.
 * Text that is no SPDX expression is not allowed.
 */
export function isAllowed(expression: string): boolean {
  const words = expression.replaceAll('(', ' ( ').replaceAll(')', ' ) ').trim().split(/\s+/)
  const verdict = anyOf(words)
  return verdict && words.length === 0
}

function anyOf(words: string[]): boolean {
  let verdict = allOf(words)
  while (take(words, 'OR')) verdict = allOf(words) || verdict
  return verdict
}

function allOf(words: string[]): boolean {
  let verdict = one(words)
  while (take(words, 'AND')) verdict = one(words) && verdict
  return verdict
}

function one(words: string[]): boolean {
  if (!take(words, '(')) return allowed.has(words.shift() ?? '')
  const verdict = anyOf(words)
  return take(words, ')') && verdict
}

function take(words: string[], word: string): boolean {
  if (words[0] !== word) return false
  words.shift()
  return true
}
