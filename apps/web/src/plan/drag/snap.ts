import type { Minute, WorkingTime } from '@gantry/planning'
import { dayMinutes } from '@gantry/planning/time/days'

/** What a drag moves by: hours where they can be seen, else days. */
export const stepOf = (minutesPerPixel: number): number =>
  minutesPerPixel <= 3 ? 15 : minutesPerPixel <= 12 ? 60 : dayMinutes

/** A start near an instant: by days the first working minute, else the nearest step that is worked. */
export function snapStart(time: WorkingTime | undefined, instant: Minute, step: number): Minute {
  const at = Math.round(instant / step) * step
  return time ? time.startAt(time.workAt(at)) : at
}

/** A finish near an instant: by days the last working minute of the day, else the nearest step that is worked. */
export function snapFinish(time: WorkingTime | undefined, instant: Minute, step: number): Minute {
  const at = Math.round(instant / step) * step
  return time ? time.finishAt(time.workAt(at)) : at
}
