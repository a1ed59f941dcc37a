import type { PlanBook } from './plan-book.ts'
import { after, before, type End } from './ways.ts'

/**
 * A way from one end to another, both included; undefined where there is none. Both sides are followed a step each in turn,
 * so that it costs no more than twice the smaller: what comes after the one, or what comes before the other.
 */
export function pathBetween(book: PlanBook, from: End, to: End): readonly End[] | undefined {
  if (from === to) return [from]
  const forward = new Side(from)
  const backward = new Side(to)
  while (forward.isOpen && backward.isOpen) {
    const met = forward.step(book, after, backward) ?? backward.step(book, before, forward)
    if (met !== undefined) return [...forward.wayTo(met).reverse(), ...backward.wayTo(met).slice(1)]
  }
  return undefined
}

class Side {
  /** By end reached, the end it was reached from. */
  readonly #from = new Map<End, End | undefined>()
  readonly #waiting: End[]
  #next = 0

  constructor(start: End) {
    this.#from.set(start, undefined)
    this.#waiting = [start]
  }

  get isOpen(): boolean {
    return this.#next < this.#waiting.length
  }

  has(end: End): boolean {
    return this.#from.has(end)
  }

  /** Follows one end. @returns an end that the other side has reached too */
  step(book: PlanBook, ways: typeof after, other: Side): End | undefined {
    const end = this.#waiting[this.#next++]
    if (end === undefined) return undefined
    for (const next of ways(book, end)) {
      if (this.#from.has(next)) continue
      this.#from.set(next, end)
      if (other.has(next)) return next
      this.#waiting.push(next)
    }
    return undefined
  }

  /** The ends from one that was reached back to the start. */
  wayTo(reached: End): End[] {
    const way: End[] = []
    for (let end: End | undefined = reached; end !== undefined; end = this.#from.get(end)) way.push(end)
    return way
  }
}
