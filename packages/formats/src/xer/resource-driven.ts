import type { Calendar, Plan } from '@gantry/planning'

/**
 * Tasks of a plan made under MS Project's rules whose people work at other times than the task: P6 looks at one calendar,
 * the activity's own or those of its resources, and there it has to be theirs.
 */
export function drivenByResources(plan: Plan): ReadonlySet<string> {
  const driven = new Set(plan.tasks.filter(({ resourceDriven }) => resourceDriven === true).map(({ id }) => id))
  if (plan.rules !== 'msproject') return driven
  const calendars = new Map(plan.calendars.map((calendar) => [calendar.id, calendar]))
  const resources = new Map(plan.resources.map((resource) => [resource.id, resource]))
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]))
  for (const { task: id, resource: name } of plan.assignments) {
    const task = tasks.get(id)
    const resource = resources.get(name ?? '')
    if (task === undefined || resource?.type !== 'work' || task.ignoresResourceCalendars === true) continue
    if (task.calendar !== undefined || task.elapsed === true) continue
    if (worksOtherwise(calendars.get(resource.calendar ?? ''), plan.calendar)) driven.add(id)
  }
  return driven
}

/** A calendar that adds nothing to the plan's says the same. */
function worksOtherwise(calendar: Calendar | undefined, ofPlan: string): boolean {
  if (calendar === undefined || calendar.id === ofPlan) return false
  const { base, week, workWeeks, exceptions } = calendar
  const adds = workWeeks.length > 0 || exceptions.length > 0 || week.some((day) => day !== undefined)
  return adds || base !== ofPlan
}
