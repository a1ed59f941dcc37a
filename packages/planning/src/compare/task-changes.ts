import type { Plan, Task } from '../plan.ts'
import { saysDuration } from '../say.ts'
import { type Change, type ChangeKind, same, withFields } from './change.ts'
import type { Draft } from './draft.ts'
import { withOwnIds } from './link-changes.ts'

/** A task of both plans. */
export type Pair = readonly [before: Task, after: Task]

const fields = {
  structure: ['type', 'parent', 'inactive', 'milestone'],
  duration: ['duration', 'elapsed', 'segments'],
  constraint: ['constraint', 'secondConstraint', 'deadline', 'manual', 'external', 'expectedFinish', 'levellingDelay'],
  taskCalendar: ['calendar', 'ignoresResourceCalendars'],
  resource: ['effort', 'resourceDriven'],
  progress: ['progress'],
} as const satisfies Partial<Record<ChangeKind, readonly (keyof Task)[]>>

export function removals(before: Plan, after: Plan): Change[] {
  const kept = new Set(after.tasks.map(({ id }) => id))
  return before.tasks
    .filter(({ id }) => !kept.has(id))
    .map(({ id, name }) => ({
      kind: 'removed',
      tasks: [id],
      text: `“${name}” was removed.`,
      make: (draft) => draft.tasks.delete(id),
      touches: { tasks: [id], links: [], shape: true },
    }))
}

/** A task comes with its links and assignments. */
export function additions(was: Draft, before: Plan, after: Plan): Change[] {
  const isNew = (id: string) => !was.tasks.has(id)
  const own = withOwnIds(
    after.dependencies.filter(({ predecessor, successor }) => isNew(predecessor) || isNew(successor)),
    before.dependencies,
  )
  const links = Map.groupBy(
    own.flatMap((link) => [link.predecessor, link.successor].map((task) => ({ task, link }))),
    ({ task }) => task,
  )
  const assignments = Map.groupBy(
    after.assignments.filter(({ task }) => isNew(task)),
    ({ task }) => task,
  )
  return after.tasks
    .filter(({ id }) => !was.tasks.has(id))
    .map((task) => ({
      kind: 'added',
      tasks: [task.id],
      text: `“${task.name}” was added.`,
      make: (draft) => {
        draft.tasks.set(task.id, task)
        for (const { link } of links.get(task.id) ?? []) draft.dependencies.add(link)
        for (const assignment of assignments.get(task.id) ?? []) draft.assignments.set(assignment.id, assignment)
      },
      touches: {
        tasks: [task.id],
        links: (links.get(task.id) ?? []).map(({ link }) => link),
        shape: true,
        comes: task,
      },
    }))
}

export function taskChanges(
  kind: keyof typeof fields,
  pairs: readonly Pair[],
  text: (before: Task, after: Task) => string,
): Change[] {
  const names: readonly (keyof Task)[] = fields[kind]
  return pairs
    .filter(([before, after]) => names.some((name) => !same(before[name], after[name])))
    .map(([before, after]) => ({
      kind,
      tasks: [after.id],
      text: text(before, after),
      make: (draft) => draft.tasks.set(after.id, withFields(draft.tasks.get(after.id)!, after, names)),
      touches: { tasks: [after.id], links: [], ...(kind === 'structure' && { shape: true }) },
    }))
}

export function durationText(before: Task, after: Task, { units }: Plan): string {
  const [was, is] = [saysDuration(before, units), saysDuration(after, units)]
  return was === is ? `“${after.name}” is split otherwise.` : `“${after.name}” lasts ${is} instead of ${was}.`
}
