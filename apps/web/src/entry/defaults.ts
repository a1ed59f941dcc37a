const common = ['GBP', 'EUR', 'USD', 'AUD', 'CAD', 'CHF', 'DKK', 'JPY', 'NOK', 'NZD', 'SEK']

const byRegion: Readonly<Record<string, string>> = {
  GB: 'GBP',
  US: 'USD',
  AU: 'AUD',
  CA: 'CAD',
  CH: 'CHF',
  DK: 'DKK',
  JP: 'JPY',
  NO: 'NOK',
  NZ: 'NZD',
  SE: 'SEK',
}
const euro = [
  'AT',
  'BE',
  'CY',
  'DE',
  'EE',
  'ES',
  'FI',
  'FR',
  'GR',
  'HR',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'PT',
  'SI',
  'SK',
]

/** The currency the browser's language suggests. */
export function currencyHere(language = navigator.language): string {
  const region = new Intl.Locale(language).maximize().region ?? 'GB'
  return byRegion[region] ?? (euro.includes(region) ? 'EUR' : 'GBP')
}

/** Every currency the browser knows, the frequent ones first, by code and name. */
export function currencies(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames('en', { type: 'currency' })
  const others = Intl.supportedValuesOf('currency').filter((code) => !common.includes(code))
  return [...common, ...others].map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))
}

export function monthNames(): string[] {
  const month = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, at) => month.format(new Date(Date.UTC(2024, at, 1))))
}
