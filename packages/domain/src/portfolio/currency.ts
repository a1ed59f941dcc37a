import { currencyOf } from '../import/currencies.ts'

/** Digits after the point of a currency (ISO 4217 exponent): one table serves import, sums and texts. */
export { minorExponent as minorDigits } from '../import/currencies.ts'

/** Whether the text is a code of ISO 4217, as written: 'GBP' is one, 'gbp' and '£' are not. */
export function isCurrency(text: string): boolean {
  return /^[A-Z]{3}$/.test(text) && currencyOf(text) === text
}
