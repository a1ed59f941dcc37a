import type { Plan, Task } from '../plan.ts'
import type { Schedule, ScheduledTask } from '../schedule.ts'
import { type Compiled, compile, type CompileOptions } from './compile.ts'
import { type Conflicts, conflictsOf } from './conflicts.ts'
import { driversOf } from './drivers.ts'
import { floatsOf } from './floats.ts'
import { fromFinish } from './from-finish.ts'
import { hammockEnds } from './hammock-ends.ts'
import { hammocks } from './hammocks.ts'
import { longestPath } from './longest-path.ts'
import { type Dates, flag } from './network.ts'
import { rollUp } from './roll-up.ts'
import { runPasses } from './run-passes.ts'
import { standingFinish, standingStart } from './standing.ts'

/**
 * Dates, floats, criticality and drivers of a whole plan, by the critical path method (Kelley & Walker 1959) with the
 * habits of the plan's rule set. Whatever cannot be kept is a finding; nothing throws. Linear in tasks and links.
 */
export function schedule(plan: Plan, options: CompileOptions = {}): Schedule {
  if (plan.from === 'finish') return fromFinish(plan, options, scheduleOf)
  const compiled = compile(plan, options)
  return scheduleOf(compiled, runPasses(compiled.network))
}

/** The schedule that dates of a compiled plan amount to. */
export function scheduleOf(compiled: Compiled, dates: Dates): Schedule {
  const { network: net, plan } = compiled
  const floats = floatsOf(net, dates)
  const longest = net.rules.options.criticalBy === 'longestPath' ? longestPath(net, dates) : undefined
  const leaves = new Map<string, ScheduledTask>()
  compiled.tasks.forEach((task, row) => {
    if (task === undefined) return
    const node = compiled.nodeOf[row]!
    leaves.set(task.id, scheduledTask(compiled, dates, node, task, floats.total[node]!, floats.free[node]!, longest))
  })
  const ends = hammockEnds(plan.tasks, plan.dependencies)
  if (ends) for (const [id, hammock] of hammocks(compiled, ends.tied, (id) => leaves.get(id))) leaves.set(id, hammock)
  const tasks = rollUp(compiled, leaves, ends && hammocks(compiled, ends.untied, () => undefined))
  const conflicts: Conflicts = conflictsOf(compiled, dates, tasks)
  return { tasks, ...extent(plan, leaves, net.start), findings: [...compiled.findings, ...conflicts] }
}

/** @param longest nodes on the longest path, where criticality is by it */
export function scheduledTask(
  compiled: Compiled,
  dates: Dates,
  node: number,
  task: Task,
  totalFloat: number,
  freeFloat: number,
  longest?: Uint8Array,
): ScheduledTask {
  const { network: net } = compiled
  const finished = (net.flags[node]! & flag.finished) !== 0
  return {
    id: task.id,
    // Where the task stands: actual dates first.
    start: task.progress?.actualStart ?? standingStart(net, dates, node),
    finish: task.progress?.actualFinish ?? standingFinish(net, dates, node),
    earlyStart: dates.earlyStart[node]!,
    earlyFinish: dates.earlyFinish[node]!,
    lateStart: dates.lateStart[node]!,
    lateFinish: dates.lateFinish[node]!,
    totalFloat,
    freeFloat,
    critical: !finished && (longest ? longest[node] === 1 : totalFloat <= net.rules.options.criticalFloat),
    duration: net.duration[node]!,
    drivers: driversOf(compiled, dates, node),
  }
}

function extent(plan: Plan, leaves: ReadonlyMap<string, ScheduledTask>, start: number) {
  let [first, last] = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]
  for (const task of leaves.values()) {
    first = Math.min(first, task.start)
    last = Math.max(last, task.finish)
  }
  return leaves.size === 0 ? { start, finish: plan.finish ?? start } : { start: first, finish: last }
}
