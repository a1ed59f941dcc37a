/** What stands behind the `?`: lists repeat the key, empty values are left out. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined | null>>

/** `{ a: 1, b: ['x', 'y'] }` becomes `?a=1&b=x&b=y`; nothing becomes the empty string. */
export function toSearch(query: Query | undefined): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query ?? {})) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '') params.append(key, String(each))
    }
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}
