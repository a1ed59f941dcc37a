import { compareWithStored, type Plan, schedule, type Task } from '@gantry/planning'
import type { Finding } from '@gantry/planning/plan'

/** Pinning a task moves those behind it: more rounds than this are not taken. */
const mostRounds = 20

/**
 * A plan whose tasks stand where its file has them: what our engine puts elsewhere becomes a manual task with the file's
 * dates. The same working time, written at the other end of hours in which nobody works, is left alone.
 */
export function keepingDates(plan: Plan): { plan: Plan; pinned: number; findings: readonly Finding[] } {
  let kept = plan
  let pinned = 0
  for (let round = 0; round < mostRounds; round++) {
    const elsewhere = tasksElsewhere(kept)
    const movable = kept.tasks.filter((task) => elsewhere.has(task.id) && isPinnable(task))
    if (movable.length === 0) break
    // What only follows from others may stand right once those do.
    const first = movable.filter(({ id }) => !elsewhere.get(id)!.follows)
    const now = new Set(first.length > 0 ? first : movable)
    pinned += now.size
    kept = { ...kept, tasks: kept.tasks.map((task) => (now.has(task) ? { ...task, manual: datesOf(task) } : task)) }
  }
  const left = [...tasksElsewhere(kept).keys()]
  return { plan: kept, pinned, findings: left.length === 0 ? [] : [notKept(left)] }
}

const notKept = (tasks: readonly string[]): Finding => ({
  id: 'import.notKept',
  severity: 'warning',
  text: 'The dates of some tasks follow from what they hold or from recorded work, and are not those of the file.',
  tasks: tasks.slice(0, 100),
  count: tasks.length,
})

const isPinnable = ({ type, manual, inactive, stored }: Task): boolean =>
  (type === 'task' || type === 'milestone') && !manual && !inactive && stored?.start !== undefined

const datesOf = ({ stored }: Task) => ({
  start: stored!.start!,
  ...(stored!.finish !== undefined && { finish: stored!.finish }),
})

/** Tasks that our engine starts or finishes at another time than the file says, and whether that only follows from others. */
function tasksElsewhere(plan: Plan): ReadonlyMap<string, { readonly follows: boolean }> {
  const elsewhere = new Map<string, { follows: boolean }>()
  for (const { task, field, reason } of compareWithStored(plan, schedule(plan)).differences) {
    if ((field !== 'start' && field !== 'finish') || reason.id === 'sameWorkingTime') continue
    const follows = reason.id === 'follows' && (elsewhere.get(task)?.follows ?? true)
    elsewhere.set(task, { follows })
  }
  return elsewhere
}
