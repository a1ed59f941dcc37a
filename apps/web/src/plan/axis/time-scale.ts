import type { Minute } from '@gantry/planning'

/** Where instants stand on the chart: minutes of the plan's wall clock to pixels from its left edge. */
export interface TimeScale {
  /** The instant at the left edge. */
  readonly from: Minute
  readonly minutesPerPixel: number
}

/** An hour is 160 pixels wide at most; a year 18 at least. */
export const closest = 60 / 160
export const furthest = 525_600 / 18

export const xOf = ({ from, minutesPerPixel }: TimeScale, instant: Minute): number => (instant - from) / minutesPerPixel

export const instantAt = ({ from, minutesPerPixel }: TimeScale, x: number): Minute =>
  Math.round(from + x * minutesPerPixel)

/** Wider or narrower by a factor, with what is at `x` staying there. */
export function zoomed(scale: TimeScale, factor: number, x: number): TimeScale {
  const minutesPerPixel = Math.min(furthest, Math.max(closest, scale.minutesPerPixel / factor))
  return { from: scale.from + x * (scale.minutesPerPixel - minutesPerPixel), minutesPerPixel }
}

export const panned = (scale: TimeScale, pixels: number): TimeScale => ({
  ...scale,
  from: scale.from + pixels * scale.minutesPerPixel,
})

/** All of a stretch of time in a width, with room on both sides for marks and labels. */
export function fitted(start: Minute, finish: Minute, width: number): TimeScale {
  const left = 32
  const right = Math.min(200, width / 5)
  const minutesPerPixel = Math.min(
    furthest,
    Math.max(closest, Math.max(finish - start, 60) / Math.max(width - left - right, 80)),
  )
  return { from: start - left * minutesPerPixel, minutesPerPixel }
}
