import type { Assignment, Baseline, BaselineOfTask, Calendar, Dependency, Plan, Resource, Task } from '../plan.ts'

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
 * is absent). `was` is what the author saw: where the row now holds something else in the same field, and not what they
 * want either, the two conflict. A field that `was` does not name is not looked at: whoever edits names what they change,
 * and whoever takes a row away names what they saw of it.
 */
export type RowEdit<On extends PlanTable = PlanTable> = On extends PlanTable
  ? {
      readonly on: On
      readonly id: string
      readonly was: FieldsOf<On> | null
      readonly now: FieldsOf<On> | null
    }
  : never

export const planTables = ['settings', 'calendar', 'resource', 'baseline', 'task', 'dependency', 'assignment'] as const
export type PlanTable = (typeof planTables)[number]
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
  /**
   * Saving one: `now` names it; its values are taken from the plan as it is then scheduled, unless `values` says them (as
   * the command that takes a baseline back does). A change of name alone leaves the values.
   */
  readonly baseline: Omit<Baseline, 'id'> & { readonly values?: BaselineValues }
}

/** What a baseline holds, by id of the task or assignment. */
export interface BaselineValues {
  readonly tasks: Readonly<Record<string, BaselineOfTask>>
  readonly assignments: Readonly<Record<string, BaselineOfTask>>
}

/** The id of the one row of settings. */
export const settingsId = 'plan'
