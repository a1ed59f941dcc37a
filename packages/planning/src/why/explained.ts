import { type Compiled, compile, type CompileOptions } from '../network/compile.ts'
import { fromFinish } from '../network/from-finish.ts'
import type { Dates } from '../network/network.ts'
import { runPasses } from '../network/run-passes.ts'
import { scheduleOf } from '../network/schedule.ts'
import type { Plan, Task } from '../plan.ts'
import type { Schedule } from '../schedule.ts'
import { dateOfDay, dayOf } from '../time/days.ts'

/** A schedule with all that is needed to say why its dates are what they are. */
export interface Explained {
  readonly plan: Plan
  readonly compiled: Compiled
  readonly dates: Dates
  readonly schedule: Schedule
  readonly taskOf: ReadonlyMap<string, Task>
  /** Years are only said where they are another. */
  readonly year: number
}

export function explained(plan: Plan, options: CompileOptions = {}): Explained {
  const tell = (compiled: Compiled, dates: Dates) => ({ compiled, dates, schedule: scheduleOf(compiled, dates) })
  let told: ReturnType<typeof tell> | undefined
  if (plan.from === 'finish')
    fromFinish(plan, options, (compiled, dates) => {
      told = tell(compiled, dates)
      return told.schedule
    })
  if (told === undefined) {
    const compiled = compile(plan, options)
    told = tell(compiled, runPasses(compiled.network))
  }
  const { year } = dateOfDay(dayOf(told.schedule.start))
  return { plan, ...told, taskOf: new Map(plan.tasks.map((task) => [task.id, task])), year }
}
