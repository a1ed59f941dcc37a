import type { Effort, Plan } from '../plan.ts'

/** How long a task takes, by whom and with how much work: work = duration × units, for each assignment. */
export interface TaskEffort extends Pick<Effort, 'fixed' | 'driven'> {
  /** Working minutes. */
  readonly duration: number
  /** Minutes of work, all assignments together; may be there before anyone is assigned. */
  readonly work: number
  readonly assignments: readonly AssignedEffort[]
}

export interface AssignedEffort {
  readonly id: string
  /** 1 = all of one full-time person. */
  readonly units: number
  /** Minutes. */
  readonly work: number
}

export type EffortChange =
  | { readonly set: 'duration'; readonly minutes: number }
  | { readonly set: 'work'; readonly minutes: number }
  | { readonly set: 'units'; readonly assignment: string; readonly units: number }
  | { readonly set: 'assignedWork'; readonly assignment: string; readonly minutes: number }
  | { readonly add: { readonly id: string; readonly units: number } }
  | { readonly remove: string }

type Part = 'duration' | 'work' | 'units'

/**
 * Which of the three follows when another is changed. Source: Microsoft, "Change the task type for more accurate
 * scheduling" (fixed units, work, duration); Oracle, P6 help, "Duration types" (the same three, and fixed duration and
 * units, which P6 counts in hours of work).
 */
export const follows: Readonly<Record<Effort['fixed'], Readonly<Record<Part, Part>>>> = {
  units: { duration: 'work', work: 'duration', units: 'duration' },
  work: { duration: 'units', work: 'duration', units: 'duration' },
  duration: { duration: 'work', work: 'units', units: 'work' },
  durationAndUnits: { duration: 'units', work: 'units', units: 'work' },
}

export function effortOf(plan: Plan, id: string): TaskEffort | undefined {
  const task = plan.tasks.find((one) => one.id === id)
  if (task === undefined) return undefined
  const assignments = plan.assignments
    .filter((assignment) => assignment.task === id)
    .map(({ id: assignment, units, work }) => ({ id: assignment, units, work }))
  const { fixed, driven, work } = task.effort
  return { fixed, driven, duration: task.duration, work: sum(assignments, work), assignments }
}

/** Changes one of duration, work, units and assignments, and gives what follows. Whole minutes; units to 1/10,000. */
export function changeEffort(effort: TaskEffort, change: EffortChange): TaskEffort {
  if ('add' in change) return added(effort, change.add)
  if ('remove' in change) return without(effort, change.remove)
  const follower = follows[effort.fixed]
  switch (change.set) {
    case 'duration':
      return withDuration(effort, change.minutes, follower.duration)
    case 'work':
      return withWork(effort, change.minutes, follower.work)
    case 'units':
      return withUnits(effort, change.assignment, change.units, follower.units)
    case 'assignedWork':
      return withAssignedWork(effort, change.assignment, change.minutes, follower.work)
  }
}

function withDuration(effort: TaskEffort, duration: number, follower: Part): TaskEffort {
  const factor = effort.duration === 0 ? undefined : duration / effort.duration
  const assignments = effort.assignments.map((one) => {
    if (follower === 'units')
      return duration === 0 ? one : { ...one, units: rounded(one.work / lengthIn(one, effort, duration)) }
    return { ...one, work: Math.round(factor === undefined ? duration * one.units : one.work * factor) }
  })
  return told({ ...effort, duration, assignments })
}

/** How long an assignment lasts in a task of another duration: in proportion. */
function lengthIn(one: AssignedEffort, effort: TaskEffort, duration: number): number {
  return effort.duration === 0 ? duration : (lengthOf(one) * duration) / effort.duration
}

/** The work of the whole task is shared as it was before, or by units where there was none. */
function withWork(effort: TaskEffort, work: number, follower: Part): TaskEffort {
  if (effort.assignments.length === 0) return { ...effort, work }
  const before = sum(effort.assignments)
  const units = effort.assignments.reduce((all, one) => all + one.units, 0)
  const share = (one: AssignedEffort) => (before === 0 ? one.units / units : one.work / before)
  const assignments = effort.assignments.map((one) => {
    const own = Math.round(work * share(one))
    if (follower !== 'units') return { ...one, work: own }
    return { ...one, work: own, units: rounded(own / (before === 0 ? effort.duration : lengthOf(one))) }
  })
  return told(follower === 'duration' ? lasting({ ...effort, assignments }) : { ...effort, assignments })
}

function withUnits(effort: TaskEffort, id: string, units: number, follower: Part): TaskEffort {
  const assignments = effort.assignments.map((one) => {
    if (one.id !== id) return one
    return follower === 'work' ? { ...one, units, work: Math.round(lengthOf(one) * units) } : { ...one, units }
  })
  return told(follower === 'duration' ? lasting({ ...effort, assignments }) : { ...effort, assignments })
}

function withAssignedWork(effort: TaskEffort, id: string, work: number, follower: Part): TaskEffort {
  const assignments = effort.assignments.map((one) => {
    if (one.id !== id) return one
    if (follower !== 'units') return { ...one, work }
    const length = one.work === 0 ? effort.duration : lengthOf(one)
    return { ...one, work, units: length === 0 ? one.units : rounded(work / length) }
  })
  return told(follower === 'duration' ? lasting({ ...effort, assignments }) : { ...effort, assignments })
}

/**
 * Someone more. Effort-driven (a fixed work always is): the work stays and is shared anew; else they bring work of their
 * own. The first to come takes the work that is there, or as much as the duration holds.
 */
function added(effort: TaskEffort, { id, units }: { readonly id: string; readonly units: number }): TaskEffort {
  const first = effort.assignments.length === 0
  const shares = first ? effort.work > 0 : isDriven(effort)
  if (!shares) {
    const work = Math.round(effort.duration * units)
    return told({ ...effort, assignments: [...effort.assignments, { id, units, work }] })
  }
  return shared({ ...effort, assignments: [...effort.assignments, { id, units, work: 0 }] }, effort.work)
}

/** Someone less. The last to go takes the work along; the duration stays for whoever comes next. */
function without(effort: TaskEffort, id: string): TaskEffort {
  const assignments = effort.assignments.filter((one) => one.id !== id)
  if (assignments.length === effort.assignments.length) return effort
  if (assignments.length === 0) return { ...effort, work: 0, assignments }
  if (isDriven(effort)) return shared({ ...effort, assignments }, effort.work)
  return told(keepsDuration(effort) ? { ...effort, assignments } : lasting({ ...effort, assignments }))
}

/** The work of the task shared by units; what follows is the duration, or where that is fixed the units. */
function shared(effort: TaskEffort, work: number): TaskEffort {
  const units = effort.assignments.reduce((all, one) => all + one.units, 0)
  if (units === 0) return told(effort)
  const assignments = effort.assignments.map((one) => ({ ...one, work: Math.round((work * one.units) / units) }))
  if (!keepsDuration(effort)) return told(lasting({ ...effort, assignments }))
  if (effort.duration === 0) return told({ ...effort, assignments })
  return told({
    ...effort,
    assignments: assignments.map((one) => ({ ...one, units: rounded(one.work / effort.duration) })),
  })
}

const isDriven = ({ fixed, driven }: TaskEffort): boolean => driven || fixed === 'work'
const keepsDuration = ({ fixed }: TaskEffort): boolean => fixed === 'duration' || fixed === 'durationAndUnits'

/** As long as its longest assignment. */
const lasting = (effort: TaskEffort): TaskEffort => ({
  ...effort,
  duration: Math.round(Math.max(...effort.assignments.map(lengthOf))),
})

/** Minutes that an assignment takes: its work at its units. */
const lengthOf = ({ work, units }: AssignedEffort): number => (units === 0 ? 0 : work / units)

const told = (effort: TaskEffort): TaskEffort => ({ ...effort, work: sum(effort.assignments, effort.work) })

function sum(assignments: readonly AssignedEffort[], otherwise = 0): number {
  return assignments.length === 0 ? otherwise : assignments.reduce((all, { work }) => all + work, 0)
}

const rounded = (units: number): number => Math.round(units * 10_000) / 10_000
