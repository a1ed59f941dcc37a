/** Digits after the point of a currency (ISO 4217 exponent): one table serves import, sums and texts. */
export { minorExponent as minorDigits } from '../import/currencies.ts'
