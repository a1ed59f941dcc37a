import type { Plan, Task } from '../../packages/planning/src/plan.ts'
import { planOf } from '../planning/generated.ts'

const perSummary = 20

/** The generated plan of so many tasks and links, twenty tasks under a summary, a person on every fourth. */
export function planToSave(tasks: number): Plan {
  const flat = planOf({ tasks, links: tasks, calendars: 3, rules: 'msproject' })
  const effort = { fixed: 'units', driven: false } as const
  const summaries = Array.from({ length: Math.ceil(tasks / perSummary) }, (_, n) => n)
  const resources = Array.from({ length: 40 }, (_, n) => ({ id: `r${n}`, name: `Crew ${n}`, type: 'work' as const }))
  return {
    ...flat,
    // The last has shifts that begin after midnight, which a file cannot say.
    calendars: flat.calendars.filter(({ id }) => id !== '3'),
    tasks: summaries.flatMap((n): Task[] => [
      { id: `s${n}`, name: `Package ${n}`, type: 'summary', duration: 0, effort },
      ...flat.tasks.slice(n * perSummary, (n + 1) * perSummary).map((task) => ({ ...task, parent: `s${n}` })),
    ]),
    resources,
    assignments: flat.tasks
      .filter((_, n) => n % 4 === 0)
      .map(({ id, duration }, n) => ({ id: `a${n}`, task: id, resource: `r${n % 40}`, units: 1, work: duration })),
  }
}
