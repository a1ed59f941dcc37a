import type { Assignment, Calendar, Plan, Resource, Task } from '../plan.ts'
import { type Change, same, withFields } from './change.ts'
import type { Draft } from './draft.ts'

export const settings = ['rules', 'options', 'from', 'start', 'finish', 'calendar', 'units'] as const

const settingNames = {
  rules: 'The plan is scheduled by other rules.',
  options: 'Options of scheduling were changed.',
  from: 'The plan is scheduled from its other end.',
  start: 'The start of the plan was moved.',
  finish: 'The required finish of the plan was moved.',
  calendar: 'The plan goes by another calendar.',
  units: 'Days, weeks or months have another length.',
  statusDate: 'The status date was moved.',
} as const

export function calendarChanges(was: Draft, after: Plan): Change[] {
  return after.calendars
    .filter((calendar) => !same(timesOf(was.calendars.get(calendar.id)), timesOf(calendar)))
    .map((calendar) => ({
      kind: 'calendar',
      tasks: [],
      text: `Calendar “${calendar.name}” was ${was.calendars.has(calendar.id) ? 'changed' : 'added'}.`,
      make: (draft) => draft.calendars.set(calendar.id, calendar),
    }))
}

export function settingChanges(before: Plan, after: Plan, names: readonly (keyof typeof settingNames)[]): Change[] {
  return names
    .filter((name) => !same(before[name], after[name]))
    .map((name) => ({
      kind: name === 'statusDate' ? 'progress' : 'setting',
      tasks: [],
      text: settingNames[name],
      make: (draft) => {
        draft.settings = withFields(draft.settings, after, [name])
      },
    }))
}

export function resourceChanges(was: Draft, after: Plan): Change[] {
  const resources = after.resources.filter((one) => !same(doesWork(was.resources.get(one.id)), doesWork(one)))
  const [were, are] = [assignmentsOf(was.assignments.values()), assignmentsOf(after.assignments)]
  const assigned = after.tasks.filter((task) => {
    const earlier = was.tasks.get(task.id)
    if (![task, ...(earlier ? [earlier] : [])].some((one) => lastsByWork(one, after))) return false
    return !same(were.get(task.id)?.map(workOf), are.get(task.id)?.map(workOf))
  })
  return [
    ...resources.map(
      (one): Change => ({
        kind: 'resource',
        tasks: [],
        text: `Resource “${one.name}” was changed.`,
        make: (draft) => draft.resources.set(one.id, one),
      }),
    ),
    ...assigned.map(
      ({ id, name }): Change => ({
        kind: 'resource',
        tasks: [id],
        text: `Assignments of “${name}” were changed.`,
        make: ({ assignments }) => {
          for (const one of were.get(id) ?? []) assignments.delete(one.id)
          for (const one of are.get(id) ?? []) assignments.set(one.id, one)
        },
      }),
    ),
  ]
}

const assignmentsOf = (all: Iterable<Assignment>) => Map.groupBy(all, ({ task }) => task)

/** Whether its assignments may decide how long a task takes. */
const lastsByWork = ({ effort, resourceDriven, ignoresResourceCalendars }: Task, { rules }: Plan): boolean =>
  rules === 'p6' ? resourceDriven === true : effort.fixed !== 'duration' && ignoresResourceCalendars !== true

/** What of a calendar, a resource and an assignment may move a date. */
const timesOf = (calendar: Calendar | undefined) =>
  calendar && [calendar.base, calendar.week, calendar.workWeeks, calendar.exceptions]
const doesWork = (resource: Resource | undefined) => resource && [resource.type, resource.calendar]
const workOf = (one: Assignment) => [
  one.resource,
  one.units,
  one.work,
  one.actualWork,
  one.remainingWork,
  one.overtimeWork,
  one.delay,
  one.contour,
]
