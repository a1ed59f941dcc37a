import type { Assignment, Calendar, Dependency, Plan, Resource, Task } from '../plan.ts'

/** A plan on its way from one state to another, part by part. */
export interface Draft {
  settings: Plan
  readonly tasks: Map<string, Task>
  readonly dependencies: Set<Dependency>
  readonly assignments: Map<string, Assignment>
  readonly resources: Map<string, Resource>
  readonly calendars: Map<string, Calendar>
}

export const draftOf = (plan: Plan): Draft => ({
  settings: plan,
  tasks: byId(plan.tasks),
  dependencies: new Set(plan.dependencies),
  assignments: byId(plan.assignments),
  resources: byId(plan.resources),
  calendars: byId(plan.calendars),
})

/** The plan that a draft has become; links and assignments of tasks that are not there are left out. */
export function planOf(draft: Draft): Plan {
  const { tasks } = draft
  const joins = ({ predecessor, successor }: Dependency) => tasks.has(predecessor) && tasks.has(successor)
  return {
    ...draft.settings,
    tasks: parentsFirst(tasks),
    dependencies: [...draft.dependencies].filter(joins),
    assignments: [...draft.assignments.values()].filter(({ task }) => tasks.has(task)),
    resources: [...draft.resources.values()],
    calendars: [...draft.calendars.values()],
  }
}

/** A summary before what it holds; a parent that is not there, and parents in a loop, hold nothing. */
function parentsFirst(tasks: ReadonlyMap<string, Task>): Task[] {
  const placed = new Set<string>()
  const ordered: Task[] = []
  for (const task of tasks.values()) {
    const path: Task[] = []
    for (let at: Task | undefined = task; at && !placed.has(at.id); at = at.parent ? tasks.get(at.parent) : undefined) {
      placed.add(at.id)
      path.push(at)
    }
    ordered.push(...path.toReversed())
  }
  return ordered
}

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]))
