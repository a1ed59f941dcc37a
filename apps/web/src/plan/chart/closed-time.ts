import type { WorkingTime } from '@gantry/planning'
import { dayMinutes } from '@gantry/planning/time/days'
import { instantAt, type TimeScale, xOf } from '../axis/time-scale.ts'

/** Pixels from and to, of time that nobody works. */
export type Stretch = readonly [number, number]

/** Least width of a day, and of an hour, for its closed time to be drawn. */
const leastDay = 2.5
const leastHour = 12

/** Closed days where a day can be seen; closed hours too where an hour can. */
export function closedTime(time: WorkingTime, scale: TimeScale, width: number): readonly Stretch[] {
  const { minutesPerPixel } = scale
  if (time.continuous || time.never || dayMinutes / minutesPerPixel < leastDay) return []
  const end = instantAt(scale, width)
  const byHours = 60 / minutesPerPixel >= leastHour
  const stretches: [number, number][] = []
  const add = (from: number, to: number) => {
    const last = stretches.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else stretches.push([from, to])
  }
  if (byHours)
    for (let at = instantAt(scale, 0); at < end; ) {
      const opens = time.startAt(time.workAt(at))
      if (opens > at) add(at, opens)
      // The end of the shift that is worked then: a search by halves, as a calendar does not tell its shifts.
      at = shiftEnd(time, Math.max(opens, at))
    }
  else
    for (let day = Math.floor(scale.from / dayMinutes) * dayMinutes; day < end; day += dayMinutes)
      if (time.workAt(day) === time.workAt(day + dayMinutes)) add(day, day + dayMinutes)
  return stretches.map(([from, to]) => [xOf(scale, from), xOf(scale, to)])
}

/** The first instant after one that is worked at which nobody works; at most a day on. */
function shiftEnd(time: WorkingTime, from: number): number {
  const work = time.workAt(from)
  let [low, high] = [1, dayMinutes]
  if (time.workAt(from + high) - work === high) return from + high
  while (low < high) {
    const middle = (low + high) >> 1
    if (time.workAt(from + middle) - work === middle) low = middle + 1
    else high = middle
  }
  return from + Math.max(1, low - 1)
}
