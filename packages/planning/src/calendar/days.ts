import type { Calendar, CalendarException, Day, Shift, Week, Worked } from '../plan.ts'
import { dayMinutes, weekdayOf } from '../time/days.ts'
import { eachOccurrence } from './occurrences.ts'
import { idle, type Pattern, type Patterns } from './patterns.ts'

/** Which pattern each day from `first` to `last` has. */
export type Days = (first: Day, last: Day) => Uint16Array<ArrayBuffer>

/**
 * The days of a calendar. What a day is, the first of these says: an exception of the calendar, of its base, of the
 * base's base …; a work week of the calendar, of its base …; the usual week of the calendar, of its base …. A shift
 * belongs to the day it begins on, also where it runs on past midnight: a holiday takes the night that would begin on
 * it, not the end of the night before.
 *
 * @param chain the calendar, its base, the base's base …
 */
export function daysOf(chain: readonly Calendar[], patterns: Patterns): Days {
  const week = usualWeek(chain).map((shifts) => halves(shifts ?? [], patterns))
  return (first, last) => {
    const painted = new Painting(first - 1, last)
    for (const calendar of chain) paintExceptions(painted, calendar.exceptions, patterns)
    for (const calendar of chain) paintWorkWeeks(painted, calendar, patterns)
    return painted.finish((day) => week[weekdayOf(day)]!, patterns)
  }
}

/** Days on which both work. */
export const sharedDays =
  (a: Days, b: Days, patterns: Patterns): Days =>
  (first, last) => {
    const ofB = b(first, last)
    return a(first, last).map((pattern, n) => patterns.both(pattern, ofB[n]!))
  }

/** The week without exceptions and work weeks; undefined days nobody defines. */
export const usualWeek = (chain: readonly Calendar[]): Worked[] =>
  [0, 1, 2, 3, 4, 5, 6].map((weekday) => chain.find(({ week }) => week[weekday])?.week[weekday])

/** What shifts mean for the day they begin on, and for the next. */
interface Halves {
  readonly day: Pattern
  readonly tail: Pattern
}

const halves = (shifts: readonly Shift[], patterns: Patterns): Halves => ({
  day: patterns.of(shifts),
  tail: patterns.of(shifts.map(({ from, to }) => ({ from: from - dayMinutes, to: to - dayMinutes }))),
})

/** Days still blank, and those that something has decided; the first to paint a day wins. */
class Painting {
  readonly #first: Day
  readonly #last: Day
  readonly #painted: Uint16Array
  /** Days from a painted one on to the next that may be blank; 0 for blank days. */
  readonly #next: Int32Array
  readonly #palette: Halves[] = []
  #blank: number

  constructor(first: Day, last: Day) {
    this.#first = first
    this.#last = last
    this.#painted = new Uint16Array(last - first + 1)
    this.#next = new Int32Array(last - first + 1)
    this.#blank = last - first + 1
  }

  get first(): Day {
    return this.#first
  }

  /** No day is blank any more. */
  get isFull(): boolean {
    return this.#blank === 0
  }

  get last(): Day {
    return this.#last
  }

  /** A colour for `paint`. */
  mix(halves: Halves): number {
    const known = this.#palette.findIndex(({ day, tail }) => day === halves.day && tail === halves.tail)
    return known >= 0 ? known + 1 : this.#palette.push(halves)
  }

  paint(day: Day, colour: number) {
    if (day >= this.#first && day <= this.#last && this.#painted[day - this.#first] === 0) this.#put(day, colour)
  }

  paintFrom(from: Day, to: Day, colour: (day: Day) => number) {
    const end = Math.min(to, this.#last)
    let day = this.#blankFrom(Math.max(from, this.#first))
    for (; day <= end; day = this.#blankFrom(day + 1)) this.#put(day, colour(day))
  }

  #put(day: Day, colour: number) {
    if (colour === 0) return
    this.#painted[day - this.#first] = colour
    this.#next[day - this.#first] = 1
    this.#blank--
  }

  /** The first blank day from a day on; what it passed is passed in one step the next time. */
  #blankFrom(day: Day): Day {
    const start = day - this.#first
    let n = start
    while (n < this.#next.length && this.#next[n]! > 0) n += this.#next[n]!
    if (n > start && start < this.#next.length) this.#next[start] = n - start
    return this.#first + n
  }

  /** The patterns of all days but the first, whose shifts only run on into the second. */
  finish(usual: (day: Day) => Halves, patterns: Patterns): Uint16Array<ArrayBuffer> {
    const days = new Uint16Array(this.#painted.length - 1)
    let tail = idle
    this.#painted.forEach((colour, n) => {
      const halves = colour === 0 ? usual(this.#first + n) : this.#palette[colour - 1]!
      if (n > 0) days[n - 1] = patterns.following(tail, halves.day)
      tail = halves.tail
    })
    return days
  }
}

function paintExceptions(painting: Painting, exceptions: readonly CalendarException[], patterns: Patterns) {
  for (const exception of exceptions) {
    if (painting.isFull) return
    const { from, to, every } = exception
    const colour = painting.mix(halves(exception.shifts, patterns))
    if (every === undefined) painting.paintFrom(from, to, () => colour)
    else if (every.by === 'day' && every.interval === 1)
      painting.paintFrom(from, Math.min(to, from + (every.count ?? Number.POSITIVE_INFINITY) - 1), () => colour)
    else eachOccurrence(exception, painting.first, painting.last, (day) => painting.paint(day, colour))
  }
}

function paintWorkWeeks(painting: Painting, { workWeeks }: Calendar, patterns: Patterns) {
  for (const { from, to, week } of workWeeks.toReversed()) {
    const colours = coloursOf(painting, week, patterns)
    painting.paintFrom(from, to, (day) => colours[weekdayOf(day)]!)
  }
}

/** 0, which paints nothing, for days that the week leaves to others. */
const coloursOf = (painting: Painting, week: Week, patterns: Patterns): number[] =>
  week.map((worked) => (worked ? painting.mix(halves(worked, patterns)) : 0))
