/**
 * Text as PostgreSQL can hold it: without NUL characters, and with half surrogate pairs replaced. Files have both.
 */
export function storableText(text: string): string {
  if (text.includes('\u0000')) return storableText(text.replaceAll('\u0000', ''))
  return text.isWellFormed() ? text : text.toWellFormed()
}

/** The same for all texts inside plain data, keys too; data that needs no change is given back as it is. */
export function storable<T>(data: T): T {
  return walk(data) as T
}

function walk(data: unknown): unknown {
  if (typeof data === 'string') return storableText(data)
  if (Array.isArray(data)) return data.map(walk)
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [storableText(key), walk(value)]))
}
