import type { StatusFact } from '../portfolio/facts.ts'
import type { Subject } from '../portfolio/view.ts'

/** Position of the first of the reports, back from `now` without a gap, of which `holds` is true; `now` at the latest. */
export function since({ series }: Subject, now: number, holds: (status: StatusFact) => boolean): number {
  let first = now
  for (let position = now - 1; position >= 0; position -= 1) {
    const status = series[position]
    if (status === undefined || !holds(status)) break
    first = position
  }
  return first
}
