import type { TimeUnits } from '@gantry/planning'
import { type DurationUnit, elapsedUnits, minutesIn } from '@gantry/planning/time/units'

/** A length of work as people type it. */
export interface TypedDuration {
  /** Working minutes; minutes by the clock when `elapsed`. */
  readonly minutes: number
  readonly elapsed: boolean
  /** Typed with a question mark: a guess. */
  readonly estimated: boolean
}

const unitOf: Readonly<Record<string, DurationUnit>> = {
  m: 'minutes',
  min: 'minutes',
  mins: 'minutes',
  minute: 'minutes',
  minutes: 'minutes',
  h: 'hours',
  hr: 'hours',
  hrs: 'hours',
  hour: 'hours',
  hours: 'hours',
  d: 'days',
  day: 'days',
  days: 'days',
  w: 'weeks',
  wk: 'weeks',
  wks: 'weeks',
  week: 'weeks',
  weeks: 'weeks',
  mo: 'months',
  mon: 'months',
  mons: 'months',
  month: 'months',
  months: 'months',
  y: 'years',
  yr: 'years',
  yrs: 'years',
  year: 'years',
  years: 'years',
}

const part = /^(\d+(?:[.,]\d+)?|[.,]\d+)\s*(elapsed\s+|e)?([a-z]*)/i

/**
 * Reads `3d`, `2w 4h`, `1.5 days`, `5ed` (by the clock), `2w?` (a guess); a number alone is days. Undefined where it is
 * none, or where working and elapsed time are mixed.
 */
export function parseDuration(text: string, units: TimeUnits): TypedDuration | undefined {
  let rest = text.trim()
  const estimated = rest.endsWith('?')
  if (estimated) rest = rest.slice(0, -1).trim()
  if (rest === '') return undefined
  let minutes = 0
  const kinds = new Set<boolean>()
  while (rest !== '') {
    const found = part.exec(rest)
    if (found === null) return undefined
    const [whole, amount = '', clock, word = ''] = found
    const unit = word === '' ? 'days' : unitOf[word.toLowerCase()]
    if (unit === undefined) return undefined
    kinds.add(clock !== undefined)
    minutes += Number(amount.replace(',', '.')) * minutesIn(unit, clock === undefined ? units : elapsedUnits)
    rest = rest.slice(whole.length).replace(/^[\s,;]+/, '')
  }
  if (kinds.size > 1 || !Number.isFinite(minutes)) return undefined
  return { minutes: Math.round(minutes), elapsed: kinds.has(true), estimated }
}

/** `4d`, `2.5d`, `3h`, `1ed`, `2d 3h 7m`: the shortest text that reads back to the same minutes. */
export function durationText(minutes: number, elapsed: boolean, units: TimeUnits): string {
  const mark = elapsed ? 'e' : ''
  const perDay = elapsed ? 1440 : units.minutesPerDay
  const days = Math.round((minutes / perDay) * 100) / 100
  if (Math.round(days * perDay) === minutes && (Math.abs(minutes) >= perDay / 2 || minutes === 0))
    return `${days}${mark}d`
  if (minutes < 0) return `-${durationText(-minutes, elapsed, units)}`
  const hours = Math.round((minutes / 60) * 100) / 100
  if (minutes < perDay && Math.round(hours * 60) === minutes) return `${hours}${mark}h`
  const whole = Math.floor(minutes / perDay)
  const left = minutes - whole * perDay
  return [
    [whole, 'd'],
    [Math.floor(left / 60), 'h'],
    [left % 60, 'm'],
  ]
    .filter(([amount]) => amount !== 0)
    .map(([amount, unit]) => `${amount}${mark}${unit}`)
    .join(' ')
}
