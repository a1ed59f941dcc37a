import type { Plan, Task } from '../plan.ts'
import type { Schedule } from '../schedule.ts'
import { backwardPass } from './backward-pass.ts'
import { type Compiled, compile, type CompileOptions } from './compile.ts'
import { forwardPass } from './forward-pass.ts'
import { flag, noDates, none } from './network.ts'
import { latestFinish } from './plan-finish.ts'

/**
 * A plan scheduled back from its finish: late dates first, the plan's start is the earliest of them, early dates from
 * there. Tasks are as late as possible, as MS Project makes them, but for those that are to be as soon as possible.
 */
export function fromFinish(
  plan: Plan,
  options: CompileOptions,
  tell: (compiled: Compiled, dates: ReturnType<typeof noDates>) => Schedule,
): Schedule {
  const tasks = plan.tasks.map(late)
  const first = compile({ ...plan, tasks }, options)
  const dates = noDates(first.network.size)
  const finish = plan.finish ?? latestWithStart(first)
  backwardPass(first.network, dates, new Int32Array(first.network.size), finish)
  let start = finish
  for (let node = 0; node < first.network.size; node++)
    if (!(first.network.flags[node]! & flag.virtual)) start = Math.min(start, dates.lateStart[node]!)
  const compiled: Compiled = { ...first, network: { ...first.network, start } }
  forwardPass(compiled.network, dates)
  dates.finish = Math.max(finish, latestFinish(compiled.network, dates))
  if (dates.finish !== none) forwardPass(compiled.network, dates)
  return tell(compiled, dates)
}

/** A date that must be kept stays beside; only what is to be as soon as possible, or has two dates, is not late. */
function late(task: Task): Task {
  const { type, constraint, secondConstraint } = task
  if (type === 'summary' || constraint?.type === 'asSoonAsPossible' || secondConstraint) return task
  return { ...task, constraint: { type: 'asLateAsPossible' }, ...(constraint && { secondConstraint: constraint }) }
}

/** A plan that gives no finish ends where it would from its start. */
function latestWithStart({ network }: Compiled): number {
  const dates = noDates(network.size)
  forwardPass(network, dates)
  return latestFinish(network, dates)
}
