import type { Day, Minute } from '../plan.ts'
import { civilDay, dayMinutes, dayOf } from '../time/days.ts'
import type { Days } from './days.ts'
import { common, type Patterns } from './patterns.ts'
import type { WorkingTime } from './working-time.ts'

/** First and last day that calendars know; plans outside of these years are mistakes. */
export const horizon = { first: civilDay(1900, 1, 1), last: civilDay(2200, 12, 31) } as const

/** What can be known of a calendar without looking at its days: it always works, it has no hours at all, or neither. */
export type CalendarKind = 'continuous' | 'idle' | 'other'

/** How far a new table reaches before and after the day it is asked for. */
const before = 366
const after = 3 * 366

/** Numbers by grain of work a table has at most, 1 MB of them; it has them when it was asked so often. */
const mostGrains = 262_144
const often = 4096

/** Hints a table has at most; with 128 minutes of work for each, short tables seldom have to look further than the hint. */
const mostHints = 65_536
const finestHint = 7

/**
 * Working time as a table: minutes worked before each day, and the pattern of the day. It covers some years around a
 * day, grows where it is asked for more, and keeps its origin, so that work read earlier stays true.
 */
export class WorkingTable implements WorkingTime {
  readonly continuous: boolean
  readonly #idle: boolean
  readonly #days: Days
  readonly #patterns: Patterns
  readonly #origin: Day
  #firstDay: Day
  /** First instant of the table, and how many minutes it covers. */
  #start: Minute
  #length = 0
  /** Work at its first instant, and how much it holds. */
  #workAtStart = 0
  #total = 0
  /** By day two numbers: work before it since the table's origin; where its minutes lie in `#worked`, less its first. */
  #daily = new Int32Array(0)
  /**
   * The minutes that all shifts begin and end at are multiples of the grain. By work since the table's start, in grains:
   * how far instants are ahead of work. Empty, and no grains in a minute, while hints will do.
   */
  #ahead = new Int32Array(0)
  #grains = 0
  #asked = 0
  /** By day: work before it since the table's start; one more entry than days. */
  #before = new Int32Array(1)
  /** By day. */
  #pattern = new Uint16Array(0)
  #worked: Int16Array
  #begins: Int16Array
  /** By work since the table's start, `>> #hintBits`: the day on which it is done, or one before it. */
  #hints = new Int32Array(0)
  #hintBits = finestHint

  constructor(days: Days, patterns: Patterns, around: Minute, kind: CalendarKind) {
    this.continuous = kind === 'continuous'
    this.#idle = kind === 'idle'
    this.#days = days
    this.#patterns = patterns
    this.#worked = patterns.worked
    this.#begins = patterns.begins
    this.#origin = Math.min(Math.max(dayOf(around), horizon.first), horizon.last)
    this.#firstDay = this.#origin
    this.#start = this.#origin * dayMinutes
    if (!this.continuous) this.#cover(this.#origin - before, this.#origin + after)
  }

  get never(): boolean {
    if (this.#idle) return true
    if (this.continuous || this.#total > 0) return false
    this.#cover(horizon.first, horizon.last)
    return this.#total === 0
  }

  workAt(instant: Minute): number {
    const minute = instant - this.#start
    if (minute < 0 || minute >= this.#length) return this.#workOutside(instant)
    // A product with the inverse is several times as fast as a quotient; the half minute keeps it off whole numbers.
    const day = ((minute + 0.5) * (1 / dayMinutes)) | 0
    return this.#daily[2 * day]! + this.#worked[this.#daily[2 * day + 1]! + minute]!
  }

  startAt(work: number): Minute {
    const since = work - this.#workAtStart
    if (since < 0 || since >= this.#total) return this.#startOutside(work)
    if (this.#grains > 0) return work + this.#ahead[((since + 0.5) * this.#grains) | 0]!
    if (this.#asked++ === often) this.#refine()
    let day = this.#hints[since >> this.#hintBits]!
    while (this.#before[day + 1]! <= since) day++
    return this.#start + day * dayMinutes + this.#begins[this.#pattern[day]! * dayMinutes + since - this.#before[day]!]!
  }

  /** The earliest instant at which so much is worked is one minute after the latest at which a minute less is. */
  finishAt(work: number): Minute {
    return this.startAt(work - 1) + 1
  }

  #workOutside(instant: Minute): number {
    if (this.continuous) return instant
    const day = dayOf(instant)
    if (day < horizon.first || day > horizon.last) {
      this.#cover(horizon.first, horizon.last)
      const end = this.#start + this.#length
      return instant < this.#start
        ? this.#workAtStart - (this.#start - instant)
        : this.#workAtStart + this.#total + instant - end
    }
    this.#cover(day, day)
    return this.workAt(instant)
  }

  #startOutside(work: number): Minute {
    if (this.continuous) return work
    while (work < this.#workAtStart && this.#firstDay > horizon.first) this.#cover(this.#firstDay - 1, this.#firstDay)
    while (work >= this.#workAtStart + this.#total && this.#lastDay < horizon.last)
      this.#cover(this.#lastDay, this.#lastDay + 1)
    const since = work - this.#workAtStart
    if (since < 0) return this.#start + since
    if (since >= this.#total) return this.#start + this.#length + since - this.#total
    return this.startAt(work)
  }

  get #lastDay(): Day {
    return this.#firstDay + this.#length / dayMinutes - 1
  }

  /** Grows to hold both days; at the side where it grows it at least doubles. */
  #cover(first: Day, last: Day) {
    const size = this.#length / dayMinutes
    const from = first < this.#firstDay ? Math.min(first, this.#firstDay - size) : this.#firstDay
    const to = last > this.#lastDay ? Math.max(last, this.#lastDay + size) : this.#lastDay
    const [earliest, latest] = [Math.max(from, horizon.first), Math.min(to, horizon.last)]
    if (earliest < this.#firstDay || latest > this.#lastDay) this.#fill(earliest, latest)
  }

  #fill(first: Day, last: Day) {
    const patterns = this.#days(first, last)
    this.#firstDay = first
    this.#start = first * dayMinutes
    this.#length = patterns.length * dayMinutes
    this.#worked = this.#patterns.worked
    this.#begins = this.#patterns.begins
    this.#pattern = patterns
    this.#before = sums(patterns, this.#patterns)
    this.#workAtStart = -this.#before[this.#origin - first]!
    this.#total = this.#before[patterns.length]!
    this.#daily = this.#byDay()
    this.#ahead = new Int32Array(0)
    this.#grains = 0
    this.#asked = 0
    this.#hintBits = finestHint
    while (this.#total >> this.#hintBits >= mostHints) this.#hintBits++
    this.#hints = hints(this.#before, this.#total, this.#hintBits)
  }

  #byDay(): Int32Array<ArrayBuffer> {
    const daily = new Int32Array(2 * this.#pattern.length)
    this.#pattern.forEach((pattern, day) => {
      daily[2 * day] = this.#workAtStart + this.#before[day]!
      daily[2 * day + 1] = (pattern - day) * dayMinutes
    })
    return daily
  }

  #refine(): void {
    const grain = grainOf(this.#pattern, this.#patterns)
    if (this.#total / grain > mostGrains) return
    const ahead = new Int32Array(this.#total / grain)
    this.#pattern.forEach((pattern, day) => {
      const [first, end] = [this.#before[day]!, this.#before[day + 1]!]
      const begins = this.#start + day * dayMinutes
      for (let work = first; work < end; work += grain)
        ahead[work / grain] = begins + this.#begins[pattern * dayMinutes + work - first]! - this.#workAtStart - work
    })
    this.#ahead = ahead
    this.#grains = 1 / grain
  }
}

function sums(days: Uint16Array<ArrayBuffer>, patterns: Patterns): Int32Array<ArrayBuffer> {
  const before = new Int32Array(days.length + 1)
  days.forEach((pattern, day) => {
    before[day + 1] = before[day]! + patterns.minutes(pattern)
  })
  return before
}

/** The most minutes that all shifts of these days begin and end at multiples of. */
function grainOf(days: Uint16Array<ArrayBuffer>, patterns: Patterns): number {
  let grain = dayMinutes
  for (const pattern of days) grain = common(grain, patterns.grain(pattern))
  return grain
}

/** For each stretch of work the last day that begins with no more of it done. */
function hints(before: Int32Array, total: number, bits: number): Int32Array<ArrayBuffer> {
  const hints = new Int32Array((total >> bits) + 1)
  let day = 0
  for (let n = 0; n < hints.length; n++) {
    while (day + 2 < before.length && before[day + 1]! <= n << bits) day++
    hints[n] = day
  }
  return hints
}
