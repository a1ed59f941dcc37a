import type { Minute } from '../plan.ts'

/**
 * A calendar made ready for arithmetic: instants to worked minutes and back. Whole minutes in, whole minutes out.
 * Outside of `horizon` every minute counts as worked, so that every sum ends and every answer is finite.
 */
export interface WorkingTime {
  /** Worked minutes from the table's origin to the instant: never falls, constant while nobody works. */
  workAt(instant: Minute): number
  /** The LATEST instant at which `work` minutes are worked: where a task that starts then starts (shift start). */
  startAt(work: number): Minute
  /** The EARLIEST instant at which `work` minutes are worked: where a task that ends then ends (shift end). */
  finishAt(work: number): Minute
  /** No working time at all, ever. */
  readonly never: boolean
  /** 24 × 7: workAt(t) = t + constant. */
  readonly continuous: boolean
}
