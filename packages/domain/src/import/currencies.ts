/** Signs that name one currency. A bare $ is the dollar of the organisation or of the file. */
const signs: [string, string][] = [
  ['US$', 'USD'],
  ['A$', 'AUD'],
  ['NZ$', 'NZD'],
  ['C$', 'CAD'],
  ['HK$', 'HKD'],
  ['S$', 'SGD'],
  ['R$', 'BRL'],
  ['£', 'GBP'],
  ['€', 'EUR'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₽', 'RUB'],
  ['₺', 'TRY'],
  ['₪', 'ILS'],
  ['₦', 'NGN'],
  ['zł', 'PLN'],
  ['Kč', 'CZK'],
  ['$', '$'],
]

/** Longest first, so that "US$" is not read as "$". */
export const currencySigns = signs.map(([sign]) => sign)

/** Digits after the decimal mark by ISO 4217, where they are not two. */
const exponents: Record<string, number> = {
  BHD: 3,
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
} // prettier-ignore

const codes = new Set(
  (
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY ' +
    'COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD GBP GEL GHS GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD ' +
    'IRR ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR ' +
    'MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD ' +
    'SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD ' +
    'XOF XPF YER ZAR ZMW'
  ).split(' '),
)

const bySign = new Map(signs.map(([sign, code]) => [sign.toUpperCase(), code]))

/** ISO code of a sign or code; '$' for a bare dollar sign; null for anything else. */
export function currencyOf(text: string): string | null {
  const upper = text.toUpperCase()
  return codes.has(upper) ? upper : (bySign.get(upper) ?? null)
}

const dollarSigns = new Set(
  'ARS AUD BBD BMD BND BSD BZD CAD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD USD UYU XCD'.split(
    ' ',
  ),
)

/** Which currency a bare $ means beside this one: itself where it is written so, else the dollar of the United States. */
export function dollarBeside(currency: string | undefined): string {
  return currency !== undefined && dollarSigns.has(currency) ? currency : 'USD'
}

/** Minor units of a currency: 10 to this power make one major unit. */
export function minorExponent(currency: string): number {
  return exponents[currency] ?? 2
}
