const withoutMinor = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '))
const withThree = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '))

/** Digits after the point of a currency (ISO 4217 exponent); two unless the standard says otherwise. */
export function minorDigits(currency: string): number {
  if (withoutMinor.has(currency)) return 0
  return withThree.has(currency) ? 3 : 2
}
