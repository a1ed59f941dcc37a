import type { CountedRule, HealthHit } from '../rule.ts'
import type { HealthView } from '../view.ts'
import { noNetwork } from './no-network.ts'

/** No negative float is good: DCMA 14-point schedule assessment, check 7. */
export const negativeFloat: CountedRule = {
  id: 'float.negative',
  title: 'Negative float',
  why: 'These tasks are later than a constraint, a deadline or the promised finish allows.',
  measures: 'share',
  threshold: 0,
  look: (view) => ({
    population: view.unfinished.length,
    hits: hitsWhere(view, (days) => days < 0),
  }),
}

/** 44 days, two working months, for 5 % of tasks: DCMA 14-point schedule assessment, check 6. */
export const highFloat: CountedRule = {
  id: 'float.high',
  title: 'Very high float',
  why: 'So much room is seldom real; most often a successor is missing.',
  measures: 'share',
  threshold: 0.05,
  limitDays: 44,
  look: (view, limitDays) =>
    view.hasNetwork
      ? { population: view.unfinished.length, hits: hitsWhere(view, (days) => days > limitDays) }
      : noNetwork,
}

function hitsWhere(view: HealthView, odd: (days: number) => boolean): HealthHit[] {
  return view.unfinished.flatMap((task) => {
    const float = view.dates(task)?.totalFloat
    if (float === undefined || !odd(view.days(float))) return []
    return [{ tasks: [task.id], text: `“${task.name}” has ${view.says(float)} of total float.` }]
  })
}
