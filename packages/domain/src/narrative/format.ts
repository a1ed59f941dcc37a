import { minorDigits } from '../portfolio/currency.ts'
import { dayNumber } from '../portfolio/day.ts'
import type { RatingValue } from '../portfolio/facts.ts'

const symbols: Readonly<Record<string, string>> = {
  GBP: '£',
  USD: '$',
  EUR: '€',
  NZD: 'NZ$',
  AUD: 'A$',
  CAD: 'C$',
  JPY: '¥',
}
const months = 'January February March April May June July August September October November December'.split(' ')
const magnitudes: readonly [number, string][] = [
  [1, ''],
  [1e3, 'k'],
  [1e6, 'm'],
  [1e9, 'bn'],
  [1e12, 'tn'],
]

/** 1234567 → "1,234,567". */
export function countText(value: number): string {
  const digits = String(Math.abs(Math.round(value)))
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ',')
  return value < 0 ? `−${grouped}` : grouped
}

/** Minor units as short money: £1.2bn, £34m, £7.9m, €950. `XXX` (nobody says which currency) has no sign. `places` asks for digits after the point. */
export function moneyText(minor: number, currency: string, places?: number): string {
  const major = Math.abs(minor) / 10 ** minorDigits(currency)
  const sign = minor < 0 ? '−' : ''
  const symbol = symbols[currency] ?? (currency === 'XXX' ? '' : `${currency} `)
  return `${sign}${symbol}${shortNumber(major, places)}`
}

/** At most one digit after the point, and that only below a hundred of a magnitude or from a thousand million on. */
function shortNumber(major: number, places?: number): string {
  let step = magnitudes.findLastIndex(([size]) => major >= size)
  if (step < 0) step = 0
  let rounded = roundedAt(major, step, places)
  if (Number(rounded) >= 1000 && step < magnitudes.length - 1) {
    step += 1
    rounded = roundedAt(major, step, places)
  }
  const [whole = '', fraction = ''] = rounded.split('.')
  const kept = places === undefined ? fraction.replace(/0+$/, '') : fraction
  return `${countText(Number(whole))}${kept === '' ? '' : `.${kept}`}${magnitudes[step]?.[1] ?? ''}`
}

function roundedAt(major: number, step: number, places?: number): string {
  const scaled = major / (magnitudes[step]?.[0] ?? 1)
  return scaled.toFixed(places ?? (step >= 3 || scaled < 100 ? 1 : 0))
}

/** Two amounts with just enough digits to tell them apart. */
export function moneyTexts(a: number, b: number, currency: string): readonly [string, string] {
  return toldApart(a, b, (minor, places) => moneyText(minor, currency, places))
}

/** Two values in writing, as short as tells them apart. `write` is asked for digits after the point once short is too short. */
export function toldApart(
  a: number,
  b: number,
  write: (value: number, places?: number) => string,
): readonly [string, string] {
  for (const places of [undefined, 1, 2, 3, 4, 5]) {
    const texts = [write(a, places), write(b, places)] as const
    if (a === b || texts[0] !== texts[1]) return texts
  }
  return [write(a, 6), write(b, 6)]
}

/** '2027-05-14' → "14 May 2027". */
export function dayText(day: string): string {
  if (Number.isNaN(dayNumber(day))) return day
  return `${Number(day.slice(8, 10))} ${monthName(day)} ${Number(day.slice(0, 4))}`
}

/** '2027-05-14' → "May 2027". */
export function monthText(day: string): string {
  return `${monthName(day)} ${day.slice(0, 4)}`
}

function monthName(day: string): string {
  return months[Number(day.slice(5, 7)) - 1] ?? ''
}

export interface Length {
  readonly count: number
  readonly unit: 'day' | 'week' | 'month' | 'year'
}

/** A length of time in the unit a reader would use: days to a fortnight, weeks to three months, months to two years, years to a tenth. */
export function lengthOfDays(days: number): Length {
  const size = Math.abs(days)
  if (size < 15) return { count: size, unit: 'day' }
  if (size < 92) return { count: Math.round(size / 7), unit: 'week' }
  if (size < 730) return { count: Math.round(size / 30.4375), unit: 'month' }
  return { count: Math.round((size / 365.25) * 10) / 10, unit: 'year' }
}

/** The same in words: "21 years". */
export function durationText(days: number): string {
  const { count, unit } = lengthOfDays(days)
  return unit === 'year' ? `${count} years` : plural(count, unit)
}

export function percentText(value: number): string {
  const size = Math.abs(value)
  const rounded = size < 10 ? Math.round(size * 10) / 10 : Math.round(size)
  return `${value < 0 ? '−' : ''}${rounded} %`
}

export function ratingText(value: RatingValue): string {
  const words = { red: 'Red', amberRed: 'Amber/Red', amber: 'Amber', amberGreen: 'Amber/Green', green: 'Green' }
  return words[value]
}

function plural(n: number, noun: string): string {
  return `${countText(n)} ${noun}${n === 1 ? '' : 's'}`
}
