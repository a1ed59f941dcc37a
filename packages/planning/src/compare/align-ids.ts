import type { Plan, Task } from '../plan.ts'

/**
 * The earlier plan with the ids that the later one has for the same tasks, for files whose ids were given anew: copies,
 * exports from another database, tables without ids. Ids stay where most tasks with the same id also have the same code or
 * name; else tasks are the same by their code, or else by their name, whichever finds more; a code or name counts where
 * either plan has it once.
 */
export function alignIds(before: Plan, after: Plan): Plan {
  const byId = matchesBy(before, after, ({ id }) => id).filter(([was, is]) => isAlike(was, is))
  if (byId.length * 2 >= Math.min(before.tasks.length, after.tasks.length)) return before
  const byCode = matchesBy(before, after, ({ code }) => code)
  const byName = matchesBy(before, after, ({ name }) => name)
  const best = [byId, byCode, byName].reduce((most, matches) => (matches.length > most.length ? matches : most))
  return best === byId ? before : renamed(before, after, best)
}

const isAlike = (a: Task, b: Task): boolean => a.name === b.name || (a.code !== undefined && a.code === b.code)

type Match = readonly [before: Task, after: Task]

function matchesBy(before: Plan, after: Plan, keyOf: (task: Task) => string | undefined): Match[] {
  const there = once(before, keyOf)
  return [...once(after, keyOf)].flatMap(([key, task]): Match[] => {
    const earlier = there.get(key)
    return earlier ? [[earlier, task]] : []
  })
}

/** Tasks by a key that no other task of the plan has. */
function once({ tasks }: Plan, keyOf: (task: Task) => string | undefined): Map<string, Task> {
  const groups = Map.groupBy(tasks, (task) => keyOf(task) ?? '')
  return new Map(
    [...groups].flatMap(([key, [task, ...others]]) => (key === '' || others.length > 0 ? [] : [[key, task!]])),
  )
}

/** Tasks without a match keep their ids, or get new ones where the later plan uses them for others. */
function renamed(plan: Plan, after: Plan, matches: readonly Match[]): Plan {
  const ids = new Map(matches.map(([was, is]) => [was.id, is.id]))
  const taken = new Set(after.tasks.map(({ id }) => id))
  for (const { id } of plan.tasks) {
    if (ids.has(id)) continue
    let own = id
    while (taken.has(own)) own += '′'
    taken.add(own)
    ids.set(id, own)
  }
  const idOf = (id: string) => ids.get(id) ?? id
  return {
    ...plan,
    tasks: plan.tasks.map((task) => ({
      ...task,
      id: idOf(task.id),
      ...(task.parent !== undefined && { parent: idOf(task.parent) }),
    })),
    dependencies: plan.dependencies.map((link) => ({
      ...link,
      predecessor: idOf(link.predecessor),
      successor: idOf(link.successor),
    })),
    assignments: plan.assignments.map((one) => ({ ...one, task: idOf(one.task) })),
  }
}
