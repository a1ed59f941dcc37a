/** Where a page ended: the sort it belongs to and the key values of its last row, as text. */
export interface Cursor {
  readonly sort: string
  readonly values: readonly (string | null)[]
}

export function encodeCursor({ sort, values }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, ...values])).toString('base64url')
}

/** Undefined for what is none. */
export function decodeCursor(text: string): Cursor | undefined {
  try {
    const [sort, ...values] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[]
    const whole = typeof sort === 'string' && values.every((value) => value === null || typeof value === 'string')
    return whole && values.length > 0 ? { sort, values } : undefined
  } catch {
    return undefined
  }
}
