import type { Plan, Task } from '../../packages/planning/src/plan.ts'
import { planOf } from '../planning/generated.ts'

/** Tasks under one summary. */
const held = 50

/** A plan of so many tasks and as many links, with summaries above them and a name that tells them apart. */
export function generatedPlan(size: number): Plan {
  const plan = planOf({ tasks: size, links: size, calendars: 3, rules: 'msproject' })
  const tasks = plan.tasks.flatMap((task, n): Task[] => {
    const parent = `part-${Math.floor(n / held)}`
    const named: Task = {
      ...task,
      code: String(n + 1),
      name: `Section ${Math.floor(n / held) + 1}, step ${(n % held) + 1}`,
      parent,
    }
    if (n % held > 0) return [named]
    const { calendar: _, ...rest } = task
    const summary: Task = {
      ...rest,
      id: parent,
      name: `Section ${Math.floor(n / held) + 1}`,
      type: 'summary',
      duration: 0,
    }
    return [summary, named]
  })
  // The calendar of the nights is in no use, and says a shift in a way that only the engine reads.
  const calendars = plan.calendars.filter(({ id }) => id !== '3')
  return { ...plan, calendars, title: `Generated, ${size} tasks`, tasks }
}
