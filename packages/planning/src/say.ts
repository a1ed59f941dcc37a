import type { Dependency, Task, TimeUnits } from './plan.ts'

/** `4 d`, `2.5 d`, `3 elapsed d`. */
export const saysDuration = ({ duration, elapsed }: Pick<Task, 'duration' | 'elapsed'>, units: TimeUnits): string =>
  saysMinutes(duration, elapsed, units)

/** `FS`, `SS + 2 d`, `FF − 50 %`. */
export function saysLag({ type, lag }: Dependency, units: TimeUnits): string {
  const amount = 'percent' in lag ? lag.percent : lag.minutes
  if (amount === 0) return type
  const size = Math.abs(amount)
  const elapsed = lag.in === 'elapsed' || lag.in === 'elapsedPercent'
  const said = 'percent' in lag ? `${size}${elapsed ? ' elapsed' : ''} %` : saysMinutes(size, elapsed, units)
  return `${type} ${amount < 0 ? '−' : '+'} ${said}`
}

/** Minutes as days, to a hundredth. */
export function saysMinutes(minutes: number, elapsed: boolean | undefined, units: TimeUnits): string {
  const days = Math.round((minutes / (elapsed ? 1440 : units.minutesPerDay)) * 100) / 100
  return `${days}${elapsed ? ' elapsed' : ''} d`
}
