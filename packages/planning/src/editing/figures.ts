import { floatsOf } from '../network/floats.ts'
import type { LivePlan } from '../network/incremental.ts'
import { longestPath } from '../network/longest-path.ts'
import { flag } from '../network/network.ts'
import { standingStart } from '../network/standing.ts'
import type { Minute } from '../plan.ts'

/** A plan in three figures; start and finish are undefined for one without tasks. */
export interface Figures {
  readonly start: Minute | undefined
  readonly finish: Minute | undefined
  /** Critical tasks and milestones; finished ones are not, nor are summaries counted. */
  readonly critical: number
}

/** What `schedule` says of the whole, without a row for each task. Linear, over arrays. */
export function figuresOf(live: LivePlan): Figures {
  const { compiled, dates } = live
  if (compiled.plan.from === 'finish') return figuresOfSchedule(live)
  const { network: net, tasks, nodeOf } = compiled
  if (tasks.every((task) => task === undefined)) return { start: undefined, finish: undefined, critical: 0 }
  const floats = floatsOf(net, dates)
  const { criticalBy, criticalFloat } = net.rules.options
  const longest = criticalBy === 'longestPath' ? longestPath(net, dates) : undefined
  let [start, critical] = [Number.MAX_SAFE_INTEGER, 0]
  for (let row = 0; row < tasks.length; row++) {
    const task = tasks[row]
    if (task === undefined) continue
    const node = nodeOf[row]!
    start = Math.min(start, task.progress?.actualStart ?? standingStart(net, dates, node))
    if ((net.flags[node]! & flag.finished) !== 0) continue
    if (longest ? longest[node] === 1 : floats.total[node]! <= criticalFloat) critical++
  }
  return { start, finish: live.finish, critical }
}

function figuresOfSchedule(live: LivePlan): Figures {
  const schedule = live.schedule()
  if (schedule.tasks.size === 0) return { start: undefined, finish: undefined, critical: 0 }
  const { compiled } = live
  let critical = 0
  for (const [id, task] of schedule.tasks) if (task.critical && compiled.rowOfTask.has(id)) critical++
  return { start: schedule.start, finish: schedule.finish, critical }
}
