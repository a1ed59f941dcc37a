import type { WorkingTime } from '../calendar/working-time.ts'
import { workBetween } from '../calendar/work.ts'
import type { Minute } from '../plan.ts'

/** How a date moved: positive = later. */
export interface DateMove {
  readonly before: Minute
  readonly after: Minute
  /** Working minutes between the two in the calendar of what moved; 0 also from the end of a shift to the next start. */
  readonly workingMinutes: number
}

/** How a number changed: minutes of duration or work, minor units of cost. */
export interface AmountChange {
  readonly before: number
  readonly after: number
  readonly by: number
}

/** Undefined where nothing moved. */
export const moveOf = (before: Minute, after: Minute, time: WorkingTime): DateMove | undefined =>
  before === after ? undefined : { before, after, workingMinutes: workBetween(time, before, after) }

/** Undefined where nothing changed; what is absent counts as nothing, unless both are. */
export const changeOf = (before: number | undefined, after: number | undefined): AmountChange | undefined =>
  (before ?? 0) === (after ?? 0)
    ? undefined
    : { before: before ?? 0, after: after ?? 0, by: (after ?? 0) - (before ?? 0) }
