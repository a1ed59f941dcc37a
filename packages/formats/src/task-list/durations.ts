import type { Lag, TimeUnits } from '@gantry/planning'
import { elapsedUnits, toMinutes, type DurationUnit } from '@gantry/planning/time/units'

/** A duration as people write it: minutes, of work or by the clock, and whether it was only guessed. */
export interface WrittenDuration {
  readonly minutes: number
  readonly elapsed: boolean
  readonly estimated: boolean
}

/** `5d`, `2 weeks`, `1.5 ed` (by the clock), `3 days?` (guessed); a bare number is days. */
export function parseDuration(text: string, units: TimeUnits): WrittenDuration | undefined {
  const match = /^([+-]?\d{1,9}(?:[.,]\d{1,6})?)\s*([\p{L}]*)\.?\s*(\?)?$/u.exec(text.trim())
  if (match === null) return undefined
  const unit = unitOf(match[2] ?? '')
  if (unit === undefined) return undefined
  const amount = Number((match[1] ?? '').replace(',', '.'))
  return {
    minutes: toMinutes(amount, unit.unit, unit.elapsed ? elapsedUnits : units) + 0,
    elapsed: unit.elapsed,
    estimated: match[3] !== undefined,
  }
}

/** A lag: a duration with its sign, or percent of the predecessor's. */
export function parseLag(text: string, units: TimeUnits): Lag | undefined {
  const percent = /^([+-]?\s*\d{1,6}(?:[.,]\d{1,6})?)\s*(e)?%$/.exec(text.trim())
  if (percent !== null) {
    const amount = Number((percent[1] ?? '').replace(/\s/g, '').replace(',', '.'))
    return { in: percent[2] === undefined ? 'percent' : 'elapsedPercent', percent: amount }
  }
  const duration = parseDuration(text.replace(/^\s*([+-])\s*/, '$1'), units)
  return duration && { in: duration.elapsed ? 'elapsed' : 'working', minutes: duration.minutes }
}

const names: Readonly<Record<DurationUnit, readonly string[]>> = {
  minutes: ['m', 'min', 'mins', 'minute', 'minutes', 'minuten'],
  hours: ['h', 'hr', 'hrs', 'hour', 'hours', 'std', 'stunde', 'stunden', 'heure', 'heures'],
  days: ['', 'd', 'dy', 'dys', 'day', 'days', 't', 'tag', 'tage', 'j', 'jr', 'jour', 'jours'],
  weeks: ['w', 'wk', 'wks', 'week', 'weeks', 'woche', 'wochen', 'sem', 'semaine', 'semaines'],
  months: ['mo', 'mon', 'mons', 'month', 'months', 'monat', 'monate', 'mois'],
  years: ['y', 'yr', 'yrs', 'year', 'years', 'jahr', 'jahre', 'an', 'ans'],
}

function unitOf(text: string): { unit: DurationUnit; elapsed: boolean } | undefined {
  const plain = text.toLowerCase()
  const find = (name: string) =>
    Object.entries(names).find(([, all]) => all.includes(name))?.[0] as DurationUnit | undefined
  const unit = find(plain)
  if (unit !== undefined) return { unit, elapsed: false }
  const elapsed = plain.startsWith('e') ? find(plain.slice(1)) : undefined
  return elapsed === undefined || plain === 'e' ? undefined : { unit: elapsed, elapsed: true }
}

/** The largest unit that leaves a short number. */
export function formatDuration(minutes: number, elapsed: boolean, units: TimeUnits): string {
  const day = elapsed ? elapsedUnits.minutesPerDay : units.minutesPerDay
  const short = (amount: number) => Number.isInteger(Math.round(amount * 1e6) / 1e4)
  const [amount, unit] =
    minutes === 0 || short(minutes / day)
      ? [minutes / day, 'd']
      : short(minutes / 60)
        ? [minutes / 60, 'h']
        : [minutes, 'min']
  return `${Number(amount.toFixed(6))} ${elapsed ? 'e' : ''}${unit}`
}
