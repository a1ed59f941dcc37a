import type { Plan } from '../plan.ts'
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
    .filter((calendar) => !same(was.calendars.get(calendar.id), calendar))
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
  const names = new Map(after.tasks.map(({ id, name }) => [id, name]))
  const kept = new Set(after.assignments.map(({ id }) => id))
  const resources = after.resources.filter((resource) => !same(was.resources.get(resource.id), resource))
  const assigned = after.assignments.filter((one) => !same(was.assignments.get(one.id), one))
  const dropped = [...was.assignments.values()].filter(({ id, task }) => !kept.has(id) && names.has(task))
  const assignmentChange = (task: string, make: Change['make']): Change => ({
    kind: 'resource',
    tasks: [task],
    text: `Assignments of “${names.get(task) ?? task}” were changed.`,
    make,
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
    ...dropped.map(({ id, task }) => assignmentChange(task, (draft) => draft.assignments.delete(id))),
    ...assigned.map((one) => assignmentChange(one.task, (draft) => draft.assignments.set(one.id, one))),
  ]
}
