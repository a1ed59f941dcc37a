import type { Plan } from '@gantry/planning'
import type { FindingLog } from '../plans/finding-log.ts'
import { Refuse } from '../plans/refuse.ts'

/** Ids that are there twice are refused; those that lead nowhere, and tasks that hold themselves, are told. */
export function checkReferences(plan: Plan, log: FindingLog): void {
  const tasks = idsOf('tasks', plan.tasks)
  const calendars = idsOf('calendars', plan.calendars)
  const resources = idsOf('resources', plan.resources)
  idsOf('dependencies', plan.dependencies)
  idsOf('assignments', plan.assignments)
  const missing = (known: ReadonlySet<string>, id: string | undefined, place: string) => {
    if (id === undefined || known.has(id)) return
    log.warn('gantryPlan.missing', `Ids lead to nothing that is in the plan, the first to “${id.slice(0, 60)}”.`, {
      place,
    })
  }
  if (plan.calendars.length > 0) missing(calendars, plan.calendar, 'calendar')
  plan.calendars.forEach(({ base, resource }, index) => {
    missing(calendars, base, `calendars[${index}].base`)
    missing(resources, resource, `calendars[${index}].resource`)
  })
  plan.tasks.forEach(({ parent, calendar }, index) => {
    missing(tasks, parent, `tasks[${index}].parent`)
    missing(calendars, calendar, `tasks[${index}].calendar`)
  })
  plan.dependencies.forEach(({ predecessor, successor }, index) => {
    missing(tasks, predecessor, `dependencies[${index}].predecessor`)
    missing(tasks, successor, `dependencies[${index}].successor`)
  })
  plan.resources.forEach(({ calendar }, index) => missing(calendars, calendar, `resources[${index}].calendar`))
  plan.assignments.forEach(({ task, resource }, index) => {
    missing(tasks, task, `assignments[${index}].task`)
    missing(resources, resource, `assignments[${index}].resource`)
  })
  tellLoops(plan, log)
}

function idsOf(list: string, entries: readonly { readonly id: string }[]): ReadonlySet<string> {
  const ids = new Set<string>()
  entries.forEach(({ id }, index) => {
    if (ids.has(id)) {
      const place = `${list}[${index}].id`
      throw new Refuse(
        'gantryPlan.twice',
        `The id “${id.slice(0, 60)}” is there twice.`,
        'Maybe two plans were put together by hand.',
        place,
      )
    }
    ids.add(id)
  })
  return ids
}

/** Each task is walked once: it leads to the top, or to one that was walked, or back to itself. */
function tellLoops({ tasks }: Plan, log: FindingLog): void {
  const parents = new Map(tasks.map(({ id, parent }) => [id, parent]))
  const clear = new Set<string>()
  for (const { id } of tasks) {
    const path = new Set<string>()
    let at: string | undefined = id
    while (at !== undefined && !clear.has(at) && !path.has(at)) {
      path.add(at)
      at = parents.get(at)
    }
    if (at !== undefined && path.has(at)) {
      log.add({ id: 'gantryPlan.parentLoop', severity: 'error', text: 'Tasks hold themselves.', tasks: [at] })
    }
    for (const step of path) clear.add(step)
  }
}
