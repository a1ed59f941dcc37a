import type { Assignment, Baseline, Calendar, Dependency, Plan, Resource, Task } from '../plan.ts'

/**
 * One change to a plan as a person meant it: "indent three tasks", "paste forty rows". Inputs only, never dates that the
 * engine computes. Applied whole or not at all, by the same code in a browser and on the server; applying one twice
 * (same `id`) changes nothing the second time.
 */
export interface PlanCommand {
  /** UUID made by whoever first applied it. */
  readonly id: string
  /** What it was, for history and for the words on undo: `task.rename`, `task.indent`, `link.add`, `rows.paste`, … */
  readonly verb: string
  readonly edits: readonly RowEdit[]
  /** Id of the command that this one takes back. */
  readonly undoes?: string
}

/**
 * One row of a plan made (`was` null), taken away (`now` null) or changed (only the fields that change; null = the field
 * is absent). `was` is what the author saw: where the row now holds something else in the same field, the two conflict.
 */
export interface RowEdit<On extends PlanTable = PlanTable> {
  readonly on: On
  readonly id: string
  readonly was: FieldsOf<On> | null
  readonly now: FieldsOf<On> | null
}

export type PlanTable = keyof PlanRows
export type FieldsOf<On extends PlanTable> = { readonly [Field in keyof PlanRows[On]]?: PlanRows[On][Field] | null }

/** What rows of each table hold. A plan has one row of settings, whose id is `plan`. */
export interface PlanRows {
  readonly settings: Omit<Plan, 'calendars' | 'tasks' | 'dependencies' | 'resources' | 'assignments' | 'baselines'>
  /** `order`: a key that sorts it among the tasks of the same parent (fractional: a new one fits between any two). */
  readonly task: Omit<Task, 'id' | 'stored'> & { readonly order: string }
  readonly dependency: Omit<Dependency, 'id'>
  readonly calendar: Omit<Calendar, 'id'>
  readonly resource: Omit<Resource, 'id'>
  readonly assignment: Omit<Assignment, 'id'>
  /** Saving one: `now` names it; its values per task are taken from the plan as it is then scheduled. */
  readonly baseline: Omit<Baseline, 'id'>
}
