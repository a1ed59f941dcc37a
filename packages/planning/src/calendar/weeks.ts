import type { Shift, Week } from '../plan.ts'

/** A week with the same shifts on the days named (0 = Sunday), and no work on the others. */
export function workedWeek(days: readonly number[], shifts: readonly Shift[]): Week {
  const on = (day: number) => (days.includes(day) ? shifts : [])
  return [on(0), on(1), on(2), on(3), on(4), on(5), on(6)]
}
