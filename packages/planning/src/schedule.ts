import type { Finding, Minute } from './plan.ts'

/** What the engine says of a plan: a row a task, by task id, in the plan's order. */
export interface Schedule {
  readonly tasks: ReadonlyMap<string, ScheduledTask>
  readonly start: Minute
  readonly finish: Minute
  readonly findings: readonly Finding[]
}

/**
 * Dates of one task. `start` and `finish` are the dates of the plan as it stands (actual where there is an actual, late
 * for as late as possible, moved by levelling); the early and late ones come from the two passes.
 */
export interface ScheduledTask {
  readonly id: string
  readonly start: Minute
  readonly finish: Minute
  readonly earlyStart: Minute
  readonly earlyFinish: Minute
  readonly lateStart: Minute
  readonly lateFinish: Minute
  /** Working minutes, in the task's own calendar; negative when a promise cannot be kept. */
  readonly totalFloat: number
  readonly freeFloat: number
  readonly critical: boolean
  /** Working minutes. */
  readonly duration: number
  /** What decides its start (or its finish, for a link to the finish), the first decides most. */
  readonly drivers: readonly Driver[]
}

/** Why a date is what it is. */
export type Driver =
  | { readonly by: 'dependency'; readonly dependency: string; readonly task: string }
  | { readonly by: 'constraint' | 'secondConstraint'; readonly date: Minute }
  | { readonly by: 'planStart' | 'statusDate' | 'external' | 'manual' | 'expectedFinish'; readonly date: Minute }
  | { readonly by: 'actual'; readonly date: Minute }
  | { readonly by: 'calendar'; readonly from: Minute; readonly to: Minute }
  | { readonly by: 'levelling'; readonly minutes: number }
  | { readonly by: 'asLateAsPossible'; readonly date: Minute }
  | { readonly by: 'parent'; readonly task: string }
  | { readonly by: 'child'; readonly task: string }
  | { readonly by: 'resource'; readonly resource: string }
