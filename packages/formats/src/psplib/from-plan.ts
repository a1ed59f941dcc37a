import type { Plan, Resource, Task, TaskMode } from '@gantry/planning'
import type { FindingLog } from '../plans/finding-log.ts'
import type { Instance, InstanceActivity, InstanceMode } from './instance.ts'

/**
 * A plan as a scheduling problem of whole days: activities with durations and needs, plain finish-to-start links,
 * capacities. All else (calendars, lags, constraints, progress) has no place there, and is told.
 */
export function planInstance(plan: Plan, log: FindingLog): Instance {
  const tasks = plan.tasks.filter(({ type, inactive }) => type !== 'summary' && inactive !== true)
  tellLosses(plan, tasks, log)
  const period = plan.units.minutesPerDay
  const scale = scaleOf(plan, log)
  const needs = Map.groupBy(plan.assignments, ({ task }) => task)
  const modesOf = (task: Task): readonly TaskMode[] =>
    task.modes ?? [{ duration: task.duration, needs: (needs.get(task.id) ?? []).flatMap(needOf) }]
  const ordered = withEnds(tasks, plan)
  const numbers = new Map(ordered.map((task, index) => [task?.id, String(index + 1)]))
  const successors = linksOf(plan, ordered, numbers, log)
  const dueDate = plan.kept?.['psplib'] as { dueDate?: unknown } | undefined
  return {
    title: plan.title,
    projects: [
      {
        release: 0,
        ...(typeof dueDate?.dueDate === 'number' ? { dueDate: dueDate.dueDate } : {}),
        activities: ordered.map(
          (task, index): InstanceActivity => ({
            id: String(index + 1),
            name: task?.name ?? '',
            modes:
              task === undefined
                ? [emptyMode(plan)]
                : modesOf(task).map((mode) => modeFrom(mode, plan, period, scale, log)),
            successors: (successors.get(index) ?? []).map((to) => ({ to })),
          }),
        ),
      },
    ],
    resources: plan.resources.map((resource) => ({
      name: resource.name,
      capacity: Math.floor((resource.maxUnits ?? 1) * (isRenewable(resource) ? scale : 1)),
      renewable: isRenewable(resource),
    })),
  }
}

export function isRenewable({ type }: Resource): boolean {
  return type === 'work'
}

function needOf({ resource, units }: { resource?: string; units: number }): TaskMode['needs'] {
  return resource === undefined ? [] : [{ resource, units }]
}

function emptyMode({ resources }: Plan): InstanceMode {
  return { duration: 0, demands: resources.map(() => 0) }
}

function modeFrom(mode: TaskMode, plan: Plan, period: number, scale: number, log: FindingLog): InstanceMode {
  const duration = Math.ceil(mode.duration / period)
  if (duration * period !== mode.duration) {
    log.note('psplib.rounded', 'Durations were rounded up to whole days.')
  }
  const demands = plan.resources.map((resource) => {
    const units = mode.needs.filter((need) => need.resource === resource.id).reduce((sum, need) => sum + need.units, 0)
    return Math.round(units * (isRenewable(resource) ? scale : 1))
  })
  return { duration, demands }
}

/** Whole numbers only: where people work in halves or tenths, everything is counted in those. */
function scaleOf({ assignments, resources, tasks }: Plan, log: FindingLog): number {
  const units = [
    ...assignments.map((assignment) => assignment.units),
    ...tasks.flatMap(({ modes }) => modes ?? []).flatMap(({ needs }) => needs.map((need) => need.units)),
    ...resources.flatMap(({ maxUnits }) => maxUnits ?? []),
  ]
  const scale = [1, 2, 4, 5, 10, 20].find((by) => units.every((unit) => Number.isInteger(unit * by))) ?? 100
  if (scale > 1) log.note('psplib.scaled', `Resources are counted in parts: ${scale} are one.`)
  return scale
}

/** The problem begins with one empty activity and ends with one: the plan's own where it has such, else new ones. */
function withEnds(tasks: readonly Task[], plan: Plan): readonly (Task | undefined)[] {
  const ids = new Set(tasks.map(({ id }) => id))
  const links = plan.dependencies.filter(({ predecessor, successor }) => ids.has(predecessor) && ids.has(successor))
  const followers = new Set(links.map(({ successor }) => successor))
  const leaders = new Set(links.map(({ predecessor }) => predecessor))
  const sources = tasks.filter(({ id }) => !followers.has(id))
  const sinks = tasks.filter(({ id }) => !leaders.has(id))
  const [source, sink] = [onlyEmpty(sources), onlyEmpty(sinks)]
  if (source === undefined || sink === undefined || source === sink) return [undefined, ...tasks, undefined]
  return [source, ...tasks.filter((task) => task !== source && task !== sink), sink]
}

function onlyEmpty(tasks: readonly Task[]): Task | undefined {
  const [task, ...others] = tasks
  return others.length === 0 && task?.duration === 0 ? task : undefined
}

/** Successors by position; new ends lead to what has no predecessor, and follow what has no successor. */
function linksOf(
  plan: Plan,
  ordered: readonly (Task | undefined)[],
  numbers: ReadonlyMap<string | undefined, string>,
  log: FindingLog,
): Map<number, string[]> {
  const successors = new Map<number, string[]>()
  const add = (from: number, to: string) => {
    const known = successors.get(from)
    if (known === undefined) successors.set(from, [to])
    else known.push(to)
  }
  const followers = new Set<string>()
  for (const { predecessor, successor, type, lag } of plan.dependencies) {
    const from = numbers.get(predecessor)
    const to = numbers.get(successor)
    if (from === undefined || to === undefined) continue
    if (type !== 'FS' || ('minutes' in lag ? lag.minutes : lag.percent) !== 0) {
      log.warn('psplib.linkSimplified', 'Links other than finish-to-start without a lag were written as such.', {
        tasks: [successor],
      })
    }
    followers.add(to)
    add(Number(from) - 1, to)
  }
  if (ordered[0] !== undefined) return successors
  const last = String(ordered.length)
  for (let index = 1; index < ordered.length - 1; index++) {
    if (!followers.has(String(index + 1))) add(0, String(index + 1))
    if (!successors.has(index)) add(index, last)
  }
  if (ordered.length === 2) add(0, last)
  return successors
}

function tellLosses(plan: Plan, tasks: readonly Task[], log: FindingLog): void {
  const say = (id: string, text: string, of: readonly Task[]) => {
    if (of.length > 0) log.warn(id, text, { tasks: of.slice(0, 100).map((task) => task.id), count: of.length })
  }
  say(
    'psplib.constraints',
    'Constraints and deadlines have no place in a scheduling problem.',
    tasks.filter((task) => task.constraint !== undefined || task.deadline !== undefined),
  )
  say(
    'psplib.progress',
    'Progress has no place in a scheduling problem: all tasks are still to do.',
    tasks.filter((task) => task.progress !== undefined),
  )
  say(
    'psplib.hammocks',
    'Hammocks were written as tasks.',
    tasks.filter((task) => task.type === 'hammock'),
  )
  if (plan.calendars.some(({ exceptions, workWeeks }) => exceptions.length + workWeeks.length > 0)) {
    log.note('psplib.calendars', 'Periods are working days: calendars have no place in a scheduling problem.')
  }
  if (plan.resources.some(({ type }) => type === 'cost')) {
    log.note('psplib.costResources', 'Cost resources were written as resources that are used up.')
  }
}
