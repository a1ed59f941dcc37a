/** A parameter as it travels: text, or bytes in binary form. */
export type WireValue = string | Buffer | null

/**
 * Arrays become SQL arrays, other objects JSON, dates UTC text. An array meant as JSON goes through `json()` of `sql.ts`.
 * @throws TypeError for what no column can hold (functions, symbols, NaN dates).
 */
export function toWire(value: unknown): WireValue {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value)
    case 'undefined':
      return null
    case 'object':
      return value === null ? null : objectToWire(value)
    default:
      throw new TypeError(`A ${typeof value} cannot be a parameter`)
  }
}

function objectToWire(value: object): WireValue {
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return value
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  if (Array.isArray(value)) return arrayLiteral(value)
  return JSON.stringify(value)
}

function arrayLiteral(items: readonly unknown[]): string {
  return `{${items.map(element).join(',')}}`
}

function element(item: unknown): string {
  if (item === null || item === undefined) return 'NULL'
  if (Array.isArray(item)) return arrayLiteral(item)
  const wire = toWire(item)
  const text = Buffer.isBuffer(wire) ? `\\x${wire.toString('hex')}` : String(wire)
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
