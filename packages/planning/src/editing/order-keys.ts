import { generateNKeysBetween } from 'fractional-indexing'

/**
 * Keys that sort new rows between two neighbours, by code unit. They depend on their neighbours alone, so that two people
 * may make the same key at once: rows of one key sort by id.
 * @param before key of the row before; absent = the beginning
 * @param after key of the row after; absent = the end. Not before `before`; the same: the new rows go behind both.
 */
export function keysBetween(before: string | undefined, after: string | undefined, count = 1): readonly string[] {
  const end = after !== undefined && before !== undefined && after <= before ? undefined : after
  return generateNKeysBetween(before ?? null, end ?? null, count)
}

/** Whether a text can stand between others: what `keysBetween` makes. */
export function isOrderKey(text: string): boolean {
  if (text.length > 500 || !/^[0-9A-Za-z]+$/.test(text)) return false
  try {
    keysBetween(text, undefined)
    return true
  } catch {
    return false
  }
}
