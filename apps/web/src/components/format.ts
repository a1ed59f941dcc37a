import { toldApart } from '@gantry/domain/narrative/format'
import { createContext, useContext } from 'react'

/** How numbers, money and days are written here; made once for an organisation's currency. */
export interface Formats {
  readonly locale: string
  readonly currency: string
  number(value: number): string
  /** £471.8bn */
  moneyShort(minor: number, currency?: string): string
  /** Two amounts that stand side by side, with just enough digits to tell them apart: £1.36bn, £1.41bn */
  moneyPair(a: number, b: number, currency?: string): readonly [string, string]
  /** £471,818,000,000 */
  moneyFull(minor: number, currency?: string): string
  /** 14 May 2027 */
  day(day: string): string
  /** May 2027 */
  month(day: string): string
  /** 14 May 2027, 10:32 */
  instant(at: string): string
}

/** As the sentences and the paper write: texts are English, and numbers, money and days beside them are written alike. */
const known = 'en-GB'

export function formatsOf({ currency }: { currency: string }): Formats {
  const number = new Intl.NumberFormat(known, { maximumFractionDigits: 1 })
  const day = new Intl.DateTimeFormat(known, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(known, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  const instant = new Intl.DateTimeFormat(known, { dateStyle: 'medium', timeStyle: 'short' })
  const money = moneyFormats(known)
  return {
    locale: known,
    currency,
    number: (value) => number.format(value),
    moneyShort: (minor, of = currency) => money(of).short(minor),
    moneyPair: (a, b, of = currency) => toldApart(a, b, money(of).short),
    moneyFull: (minor, of = currency) => money(of).full(minor),
    day: (text) => day.format(utc(text)),
    month: (text) => month.format(utc(text)),
    instant: (at) => instant.format(new Date(at)),
  }
}

/** Minor units an ISO currency has to its major one, as a power of ten. */
export function exponentOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

interface MoneyFormat {
  short(minor: number, places?: number): string
  full(minor: number): string
}

function moneyFormats(locale: string): (currency: string) => MoneyFormat {
  const made = new Map<string, MoneyFormat>()
  return (currency) => {
    const existing = made.get(currency)
    if (existing !== undefined) return existing
    const unit = 10 ** exponentOf(currency)
    const style = styleOf(currency)
    const compact = { ...style, notation: 'compact' } as const
    const short = new Intl.NumberFormat(locale, { ...compact, minimumFractionDigits: 0, maximumFractionDigits: 1 })
    const placed = (places: number) =>
      new Intl.NumberFormat(locale, { ...compact, minimumFractionDigits: places, maximumFractionDigits: places })
    const whole = new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: 0 })
    const exact = new Intl.NumberFormat(locale, style)
    const format: MoneyFormat = {
      short: (minor, places) => (places === undefined ? short : placed(places)).format(minor / unit),
      full: (minor) => (minor % unit === 0 ? whole : exact).format(minor / unit),
    }
    made.set(currency, format)
    return format
  }
}

/** XXX stands for no currency: such amounts are numbers without a sign. */
function styleOf(currency: string): Intl.NumberFormatOptions {
  return currency === 'XXX' ? { minimumFractionDigits: 0 } : { style: 'currency', currency }
}

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

export const FormatContext = createContext<Formats>(formatsOf({ currency: 'GBP' }))

export function useFormat(): Formats {
  return useContext(FormatContext)
}
