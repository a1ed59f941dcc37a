/**
 * A short name for what broke: the same fault has the same one, so that several people's reports meet. FNV-1a, 32 bits,
 * over message and first frames (http://www.isthe.com/chongo/tech/comp/fnv/).
 */
export function faultReference({ name, message, stack = '' }: Pick<Error, 'name' | 'message' | 'stack'>): string {
  const frames = stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at ') || line.includes('@'))
    .slice(0, 3)
  let hash = 0x811c9dc5
  for (const letter of [name, message, ...frames].join('\n'))
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return `WEB-${hash.toString(16).toUpperCase().padStart(8, '0')}`
}
