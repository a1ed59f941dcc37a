import type { Assignment, Baseline, Calendar, Dependency, Resource, Task } from '../plan.ts'
import type { PlanRows } from './command.ts'
import { PlanBook } from './plan-book.ts'

/** A plan's rows as they travel and are kept: JSON, tasks in the order people see them, with their order keys. */
export interface PlanSnapshot {
  readonly settings: PlanRows['settings']
  readonly calendars: readonly Calendar[]
  readonly resources: readonly Resource[]
  readonly baselines: readonly Baseline[]
  readonly tasks: readonly TaskWithOrder[]
  readonly dependencies: readonly Dependency[]
  readonly assignments: readonly Assignment[]
}

export type TaskWithOrder = Task & { readonly order: string }

export function snapshotOf(book: PlanBook): PlanSnapshot {
  return {
    settings: book.settings,
    calendars: [...book.calendar.values()],
    resources: [...book.resource.values()],
    baselines: [...book.baseline.values()],
    tasks: [...book.inOrder()].map((task) => ({ ...task, order: book.order(task.id)! })),
    dependencies: [...book.dependency.values()],
    assignments: [...book.assignment.values()],
  }
}

/** The book of a snapshot that a book gave. */
export function bookOf({ settings, tasks, ...rest }: PlanSnapshot): PlanBook {
  const orders = new Map(tasks.map(({ id, order }) => [id, order]))
  const rows = tasks.map(({ order: _, ...task }) => task)
  return PlanBook.fromPlan({ ...settings, ...rest, tasks: rows }, orders)
}
