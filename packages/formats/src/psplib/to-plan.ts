import type { Assignment, Calendar, Dependency, Finding, Plan, Resource, Task, TaskMode } from '@gantry/planning'
import type { FindingLog } from '../plans/finding-log.ts'
import type { PlanRead } from '../plans/plan-read.ts'
import { Refuse } from '../plans/refuse.ts'
import type { Instance, InstanceActivity, InstanceMode, InstanceProject } from './instance.ts'
import { psplibLimits } from './numbers.ts'

/** A period of the library is a day of a calendar that never rests. */
export const minutesOfPeriod = 1440

/** Monday, 2024-01-01: the libraries count periods from nowhere, a plan needs a day. */
const start = 19_723 * 1440

/** An instance as a plan: periods become days, projects summaries, renewable resources people, others material. */
export function instancePlan(instance: Instance, log: FindingLog): PlanRead {
  const known = new Set(instance.projects.flatMap(({ activities }) => activities.map(({ id }) => id)))
  const dependencies = linksOf(instance, known)
  tellNature(instance, dependencies, log)
  const several = instance.projects.length > 1
  const plan: Plan = {
    title: instance.title,
    rules: 'p6',
    start,
    from: 'start',
    calendar: 'always',
    units: { minutesPerDay: 1440, minutesPerWeek: 7 * 1440, daysPerMonth: 30 },
    options: {},
    calendars: [always],
    tasks: instance.projects.flatMap((project, index) =>
      tasksOf(project, several ? `project-${index + 1}` : undefined, instance),
    ),
    dependencies,
    resources: instance.resources.map(
      ({ name, capacity, renewable }): Resource => ({
        id: name,
        name,
        type: renewable ? 'work' : 'material',
        maxUnits: capacity,
      }),
    ),
    assignments: instance.projects.flatMap(({ activities }) =>
      activities.flatMap((activity) => needsOf(activity, instance)),
    ),
    baselines: [],
    ...keepDueDate(instance),
  }
  return { plan, findings: log.list() }
}

/** A due date costs when it is missed and moves nothing; it is no deadline. */
function keepDueDate({ projects }: Instance): Pick<Plan, 'kept'> {
  const dueDate = projects[0]?.dueDate
  return dueDate === undefined ? {} : { kept: { psplib: { dueDate } } }
}

const fullDay = [{ from: 0, to: 1440 }]
const always: Calendar = {
  id: 'always',
  name: 'Always',
  week: [fullDay, fullDay, fullDay, fullDay, fullDay, fullDay, fullDay],
  workWeeks: [],
  exceptions: [],
}

/** Projects of a multi-project instance are summaries; their first activity waits for the release date. */
function tasksOf({ release, activities }: InstanceProject, parent: string | undefined, instance: Instance): Task[] {
  const summary: Task[] =
    parent === undefined
      ? []
      : [{ id: parent, name: `Project ${parent.slice('project-'.length)}`, type: 'summary', duration: 0, effort }]
  const followed = new Set(activities.flatMap(({ successors }) => successors.map(({ to }) => to)))
  return [
    ...summary,
    ...activities.map((activity): Task => {
      const [mode] = activity.modes
      const duration = (mode?.duration ?? 0) * minutesOfPeriod
      const empty = duration === 0 && (mode?.demands.every((demand) => demand === 0) ?? true)
      return {
        id: activity.id,
        code: activity.id,
        name: activity.name,
        type: empty ? 'milestone' : 'task',
        ...(parent === undefined ? {} : { parent }),
        duration,
        ...(release > 0 && !followed.has(activity.id)
          ? { constraint: { type: 'startNoEarlierThan', date: start + release * minutesOfPeriod } }
          : {}),
        effort,
        ...(activity.modes.length > 1 ? { modes: activity.modes.map((one) => modeOf(one, instance)) } : {}),
      }
    }),
  ]
}

const effort = { fixed: 'duration', driven: false } as const

function modeOf({ duration, demands }: InstanceMode, { resources }: Instance): TaskMode {
  return {
    duration: duration * minutesOfPeriod,
    needs: demands.flatMap((units, index) => (units === 0 ? [] : [{ resource: resources[index]?.name ?? '', units }])),
  }
}

/** What the first mode needs. A renewable resource works as long as the activity lasts; of others an amount is used up. */
function needsOf({ id, modes }: InstanceActivity, { resources }: Instance): Assignment[] {
  const { duration = 0, demands = [] } = modes[0] ?? {}
  return demands.flatMap((units, index) => {
    const resource = resources[index]
    if (units === 0 || resource === undefined) return []
    const work = resource.renewable ? units * duration * minutesOfPeriod : units * 60
    return [{ id: `${id}/${resource.name}`, task: id, resource: resource.name, units, work }]
  })
}

function linksOf(instance: Instance, known: ReadonlySet<string>): Dependency[] {
  const links: Dependency[] = []
  for (const { activities } of instance.projects) {
    for (const { id, successors } of activities) {
      for (const { to, startToStart } of successors) {
        if (!known.has(to))
          throw new Refuse(
            'psplib.unknownSuccessor',
            `Activity ${id} has a successor ${to} that is not in the file.`,
            'Maybe the file was cut.',
          )
        if (links.length >= psplibLimits.links)
          throw new Refuse('file.tooLarge', 'The file has more links than can be read.', 'Maybe split it.')
        links.push({
          id: String(links.length + 1),
          predecessor: id,
          successor: to,
          type: startToStart === undefined ? 'FS' : 'SS',
          lag: { in: 'working', minutes: (startToStart ?? 0) * minutesOfPeriod },
        })
      }
    }
  }
  return links
}

function tellNature(instance: Instance, links: readonly Dependency[], log: FindingLog): void {
  const say = (id: string, text: string, count: number) => {
    const finding: Finding = { id, severity: 'note', text, count }
    if (count > 0) log.add(finding)
  }
  const back = links.filter(({ type, lag }) => type === 'SS' && 'minutes' in lag && lag.minutes < 0)
  say(
    'psplib.latestLags',
    'Links say how much later an activity may start at most; they stand as links back with a lead.',
    back.length,
  )
  const modes = instance.projects.flatMap(({ activities }) =>
    activities.filter((activity) => activity.modes.length > 1),
  )
  say('psplib.modes', 'Activities can be done in several modes; each stands in its first.', modes.length)
  const spent = instance.resources.filter(({ renewable }) => !renewable)
  say('psplib.nonrenewable', 'Resources are used up; they stand as material, with all there is of it.', spent.length)
}
