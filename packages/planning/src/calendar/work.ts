import type { Minute } from '../plan.ts'
import type { WorkingTime } from './working-time.ts'

/**
 * The instant `minutes` of working time after `from`: the end of the last minute worked, so a day's work from 08:00
 * ends at 17:00 that day and not at 08:00 of the next. No minutes: the next working instant.
 */
export function addWork(time: WorkingTime, from: Minute, minutes: number): Minute {
  if (minutes < 0) return subtractWork(time, from, -minutes)
  return minutes === 0 ? nextWorkingInstant(time, from) : time.finishAt(time.workAt(from) + minutes)
}

/**
 * The instant `minutes` of working time before `from`: the start of the first minute worked. No minutes: the end of
 * the last shift at or before `from`.
 */
export function subtractWork(time: WorkingTime, from: Minute, minutes: number): Minute {
  if (minutes < 0) return addWork(time, from, -minutes)
  return minutes === 0 ? previousWorkingInstant(time, from) : time.startAt(time.workAt(from) - minutes)
}

/** Worked minutes between two instants; negative when `to` lies before `from`. */
export const workBetween = (time: WorkingTime, from: Minute, to: Minute): number => time.workAt(to) - time.workAt(from)

/** The first instant at or after `from` at which work can start. */
export const nextWorkingInstant = (time: WorkingTime, from: Minute): Minute => time.startAt(time.workAt(from))

/** The last instant at or before `from` at which work can end. */
export const previousWorkingInstant = (time: WorkingTime, from: Minute): Minute => time.finishAt(time.workAt(from))

/** Whether the minute that begins at the instant is worked. */
export const isWorking = (time: WorkingTime, instant: Minute): boolean =>
  time.workAt(instant + 1) > time.workAt(instant)
