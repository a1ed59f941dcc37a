import type { Minute } from '@gantry/planning'
import { civilDay, dateOfDay, dayMinutes, dayOf, weekdayOf } from '@gantry/planning/time/days'
import type { TimeScale } from './time-scale.ts'
import { instantAt, xOf } from './time-scale.ts'

export type Unit = 'hour' | 'quarterDay' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade'

/** The two rows of the axis: the lower counts, the upper says in what. */
export interface Tiers {
  readonly upper: Unit
  readonly lower: Unit
}

/** One cell of a row: from its tick to the next one, also where either lies outside the view. */
export interface Tick {
  readonly at: Minute
  readonly x: number
  readonly width: number
  readonly label: string
}

/** Least pixels of a cell of the lower row, and the row above. */
const steps: readonly {
  readonly lower: Unit
  readonly upper: Unit
  readonly minutes: number
  readonly pixels: number
}[] = [
  { lower: 'hour', upper: 'day', minutes: 60, pixels: 40 },
  { lower: 'quarterDay', upper: 'day', minutes: 360, pixels: 40 },
  { lower: 'day', upper: 'week', minutes: 1440, pixels: 18 },
  { lower: 'week', upper: 'month', minutes: 10_080, pixels: 24 },
  { lower: 'month', upper: 'year', minutes: 43_830, pixels: 30 },
  { lower: 'quarter', upper: 'year', minutes: 131_490, pixels: 26 },
  { lower: 'year', upper: 'decade', minutes: 525_960, pixels: 0 },
]

export function tiersOf({ minutesPerPixel }: TimeScale): Tiers {
  return steps.find(({ minutes, pixels }) => minutes / minutesPerPixel >= pixels) ?? steps.at(-1)!
}

/** The cells of a row that are seen in a width. Labels are as long as their cells can hold. */
export function ticksOf(scale: TimeScale, unit: Unit, width: number): readonly Tick[] {
  const ticks: Tick[] = []
  const end = instantAt(scale, width)
  for (let at = floorTo(unit, instantAt(scale, 0)); at < end; ) {
    const next = nextOf(unit, at)
    const x = xOf(scale, at)
    const cell = xOf(scale, next) - x
    ticks.push({ at, x, width: cell, label: labelOf(unit, at, cell) })
    at = next
  }
  return ticks
}

/** The beginning of the unit that an instant lies in; weeks begin on Monday. */
export function floorTo(unit: Unit, instant: Minute): Minute {
  const day = dayOf(instant)
  switch (unit) {
    case 'hour':
      return Math.floor(instant / 60) * 60
    case 'quarterDay':
      return Math.floor(instant / 360) * 360
    case 'day':
      return day * dayMinutes
    case 'week':
      return (day - ((weekdayOf(day) + 6) % 7)) * dayMinutes
    case 'month':
    case 'quarter':
    case 'year':
    case 'decade': {
      const { year, month } = dateOfDay(day)
      if (unit === 'decade') return civilDay(Math.floor(year / 10) * 10, 1, 1) * dayMinutes
      const first = unit === 'year' ? 1 : unit === 'quarter' ? month - ((month - 1) % 3) : month
      return civilDay(year, first, 1) * dayMinutes
    }
  }
}

/** The beginning of the next one, from the beginning of one. */
export function nextOf(unit: Unit, at: Minute): Minute {
  const day = dayOf(at)
  const months = (count: number) => {
    const { year, month } = dateOfDay(day)
    return civilDay(year, month + count, 1) * dayMinutes
  }
  switch (unit) {
    case 'hour':
      return at + 60
    case 'quarterDay':
      return at + 360
    case 'day':
      return at + dayMinutes
    case 'week':
      return at + 7 * dayMinutes
    case 'month':
      return months(1)
    case 'quarter':
      return months(3)
    case 'year':
      return months(12)
    case 'decade':
      return months(120)
  }
}

const weekdayLetters = ['S', 'M', 'T', 'W', 'T', 'F', 'S']
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function labelOf(unit: Unit, at: Minute, width: number): string {
  const day = dayOf(at)
  const { year, month, day: date } = dateOfDay(day)
  const name = months[month - 1]!
  switch (unit) {
    case 'hour':
    case 'quarterDay':
      return `${String((at - day * dayMinutes) / 60).padStart(2, '0')}:00`
    case 'day':
      if (width >= 150) return `${weekdays[weekdayOf(day)]} ${date} ${name} ${year}`
      if (width >= 64) return `${weekdays[weekdayOf(day)]} ${date}`
      return width >= 34 ? `${weekdayLetters[weekdayOf(day)]} ${date}` : String(date)
    case 'week':
      return width >= 110 ? `${date} ${name} ${year}` : width >= 44 ? `${date} ${name}` : String(date)
    case 'month':
      return width >= 90 ? `${name} ${year}` : width >= 30 ? name : name.charAt(0)
    case 'quarter':
      return `Q${(month + 2) / 3}`
    case 'year':
      return width >= 34 ? String(year) : `’${String(year % 100).padStart(2, '0')}`
    case 'decade':
      return `${year}s`
  }
}
