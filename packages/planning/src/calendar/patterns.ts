import type { Shift } from '../plan.ts'
import { dayMinutes } from '../time/days.ts'

/** Number of a day pattern: which minutes of a day are worked. */
export type Pattern = number

/** Nobody works all day. */
export const idle: Pattern = 0
/** Somebody works all day. */
export const full: Pattern = 1

/** Calendars within their limits do not come near. */
const most = 8192

/**
 * The different days of all calendars of a plan, each once. A day is kept as two tables of 1,440 entries, so that both
 * questions cost one look-up: `worked[p * 1440 + m]` minutes are worked before minute m of the day; and work begins its
 * (r + 1)th minute at minute `begins[p * 1440 + r]`.
 */
export class Patterns {
  worked = new Int16Array(16 * dayMinutes)
  begins = new Int16Array(16 * dayMinutes)
  readonly #spans: (readonly Shift[])[] = []
  readonly #minutes: number[] = []
  readonly #grains: number[] = []
  readonly #byKey = new Map<string, Pattern>()
  readonly #followed = new Map<number, Pattern>()
  readonly #shared = new Map<number, Pattern>()

  constructor() {
    this.of([])
    this.of([{ from: 0, to: dayMinutes }])
  }

  /** Minutes worked on such a day. */
  minutes(pattern: Pattern): number {
    return this.#minutes[pattern]!
  }

  /** The most minutes that its shifts begin and end at multiples of; the day itself without any. */
  grain(pattern: Pattern): number {
    return this.#grains[pattern]!
  }

  /** The pattern of a day with these shifts; whatever lies outside of the day is cut off, overlaps count once. */
  of(shifts: readonly Shift[]): Pattern {
    const spans = joined(shifts)
    const key = spans.map(({ from, to }) => `${from}-${to}`).join()
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    if (this.#spans.length >= most) return idle
    const pattern = this.#spans.push(spans) - 1
    this.#minutes.push(spans.reduce((sum, { from, to }) => sum + to - from, 0))
    this.#grains.push(spans.reduce((grain, { from, to }) => common(common(grain, from), to), dayMinutes))
    this.#byKey.set(key, pattern)
    this.#fill(pattern, spans)
    return pattern
  }

  /** A day with pattern `day` into which the end of the day before, a pattern `tail`, runs. */
  following(tail: Pattern, day: Pattern): Pattern {
    if (tail === idle) return day
    return remember(this.#followed, pair(tail, day), () => this.of([...this.#spans[tail]!, ...this.#spans[day]!]))
  }

  /** What two days have in common. */
  both(a: Pattern, b: Pattern): Pattern {
    if (a === b || b === full) return a
    if (a === full) return b
    return remember(this.#shared, pair(Math.min(a, b), Math.max(a, b)), () =>
      this.of(this.#spans[a]!.flatMap((one) => this.#spans[b]!.map((other) => overlap(one, other)))),
    )
  }

  #fill(pattern: Pattern, spans: readonly Shift[]) {
    const base = pattern * dayMinutes
    if (base + dayMinutes > this.worked.length) {
      this.worked = doubled(this.worked)
      this.begins = doubled(this.begins)
    }
    let sum = 0
    for (const { from, to } of spans) {
      for (let minute = from; minute < to; minute++) {
        this.begins[base + sum++] = minute
        if (minute + 1 < dayMinutes) this.worked[base + minute + 1] = 1
      }
    }
    for (let minute = 1; minute < dayMinutes; minute++) this.worked[base + minute]! += this.worked[base + minute - 1]!
  }
}

/** Within the day, in order, without overlaps and without seams. */
function joined(shifts: readonly Shift[]): Shift[] {
  const spans: { from: number; to: number }[] = []
  const inside = shifts.map(({ from, to }) => ({ from: Math.max(from, 0), to: Math.min(to, dayMinutes) }))
  for (const span of inside
    .filter(({ from, to }) => from < to && Number.isInteger(to - from))
    .sort((a, b) => a.from - b.from)) {
    const last = spans.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else spans.push(span)
  }
  return spans
}

/** The greatest common divisor (Euclid). */
export function common(a: number, b: number): number {
  return b === 0 ? a : common(b, a % b)
}

const overlap = (a: Shift, b: Shift): Shift => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })

const pair = (a: Pattern, b: Pattern): number => a * 0x400_0000 + b

function remember(known: Map<number, Pattern>, key: number, make: () => Pattern): Pattern {
  const made = known.get(key) ?? make()
  known.set(key, made)
  return made
}

function doubled(table: Int16Array<ArrayBuffer>): Int16Array<ArrayBuffer> {
  const larger = new Int16Array(table.length * 2)
  larger.set(table)
  return larger
}
