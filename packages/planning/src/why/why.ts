import type { CompileOptions } from '../network/compile.ts'
import type { Minute, Plan } from '../plan.ts'
import type { Driver } from '../schedule.ts'
import { explained, type Explained } from './explained.ts'
import { earlySteps } from './why-early.ts'
import { saysFloat } from './why-float.ts'
import { lateSteps } from './why-late.ts'

/** One link of the chain that leads from a date to what cannot be asked further. */
export interface Step {
  readonly task: string
  /** The date that is explained: a start, or a finish for links to a finish and for late dates. */
  readonly date: Minute
  /** What decides it. */
  readonly driver: Driver | { readonly by: 'planFinish' | 'deadline'; readonly date: Minute }
  /** `Paint starts Tue 14 May 08:00 because Build (FS + 2d) ends Fri 10 May 17:00; the calendar closes Mon 13 May.` */
  readonly text: string
}

export interface Why {
  /** Back from the task's dates to the plan's start, an actual date, a constraint or a person's word. */
  readonly early: readonly Step[]
  /** On from the task's late dates to the plan's finish or to a promise. */
  readonly late: readonly Step[]
  readonly float: string
  /** All of it, as a planner reads it. */
  readonly text: string
}

/** Why a task's dates are what they are; undefined for a task that has none. */
export function why(plan: Plan, task: string, options: CompileOptions = {}): Why | undefined {
  return whyOf(explained(plan, options), task)
}

/** The same for a plan that was scheduled already. */
export function whyOf(from: Explained, task: string): Why | undefined {
  if (!from.schedule.tasks.has(task)) return undefined
  const early = earlySteps(from, task)
  const late = lateSteps(from, task)
  const float = saysFloat(from, task, late[0])
  return { early, late, float, text: [...early.map(({ text }) => text), float].join('\n') }
}
