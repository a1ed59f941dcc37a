import type { TimeUnits } from '../plan.ts'

/** Units people write durations in. Elapsed ones go by the clock: a day is 24 hours, a week 7 days, a month 30 days. */
export const durationUnits = ['minutes', 'hours', 'days', 'weeks', 'months', 'years'] as const
export type DurationUnit = (typeof durationUnits)[number]

/** Eight hours a day, five days a week, twenty days a month: what both big tools start with. */
export const usualUnits: TimeUnits = { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 }

/** By the clock. */
export const elapsedUnits: TimeUnits = { minutesPerDay: 1440, minutesPerWeek: 10_080, daysPerMonth: 30 }

/** Minutes in one of a unit; a year is twelve months. */
export function minutesIn(unit: DurationUnit, units: TimeUnits): number {
  switch (unit) {
    case 'minutes':
      return 1
    case 'hours':
      return 60
    case 'days':
      return units.minutesPerDay
    case 'weeks':
      return units.minutesPerWeek
    case 'months':
      return units.minutesPerDay * units.daysPerMonth
    case 'years':
      return units.minutesPerDay * units.daysPerMonth * 12
  }
}

/** Whole minutes of an amount, rounded to the nearest. */
export const toMinutes = (amount: number, unit: DurationUnit, units: TimeUnits): number =>
  Math.round(amount * minutesIn(unit, units))

/** Minutes as an amount of a unit, not rounded. */
export const fromMinutes = (minutes: number, unit: DurationUnit, units: TimeUnits): number =>
  minutes / minutesIn(unit, units)
