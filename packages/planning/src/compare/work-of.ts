import type { Plan, Task } from '../plan.ts'

/**
 * Minutes of work of each task: its own figure, or else what its people and machines are assigned for. Files that keep
 * work by assignment alone say 0 of the task.
 */
export function workByTask(plan: Plan): (task: Task) => number | undefined {
  const materials = new Set(plan.resources.filter(({ type }) => type !== 'work').map(({ id }) => id))
  const assigned = new Map<string, number>()
  for (const { task, work, resource } of plan.assignments)
    if (resource === undefined || !materials.has(resource)) assigned.set(task, (assigned.get(task) ?? 0) + work)
  return ({ id, effort }) => (effort.work ? effort.work : (assigned.get(id) ?? effort.work))
}
