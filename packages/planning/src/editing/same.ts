/** Whether two values of JSON say the same: in any order of keys; null and undefined are both nothing. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a === null || a === undefined) return b === null || b === undefined
  if (typeof a !== 'object' || typeof b !== 'object' || b === null) return false
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, n) => same(one, b[n]))
  const [left, right] = [a as Fields, b as Fields]
  for (const key of Object.keys(left)) if (!same(left[key], right[key])) return false
  for (const key of Object.keys(right)) if (!Object.hasOwn(left, key) && !same(undefined, right[key])) return false
  return true
}

type Fields = Readonly<Record<string, unknown>>
