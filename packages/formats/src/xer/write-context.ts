import type { Day, Plan, Schedule, Task } from '@gantry/planning'
import { dayOf } from '@gantry/planning/time/days'
import type { FindingLog } from '../plans/finding-log.ts'
import { isFromXer, keptRow } from './cells.ts'
import { type XerKept, keptOf } from './kept.ts'
import { OutTables } from './out-tables.ts'
import { numberIds } from './plan-ids.ts'
import { drivenByResources } from './resource-driven.ts'

/** All that the writers of single tables look at. */
export interface WriteContext {
  readonly plan: Plan
  readonly schedule: Schedule | undefined
  readonly kept: XerKept
  /** The plan came from XER: only what differs is added to what was kept. */
  readonly fromXer: boolean
  readonly out: OutTables
  readonly log: FindingLog
  readonly currency: string
  readonly digits: number
  /** P6's number of each task (activities and WBS elements count apart), calendar and resource. */
  readonly taskIds: ReadonlyMap<string, string>
  readonly wbsIds: ReadonlyMap<string, string>
  readonly calendarIds: ReadonlyMap<string, string>
  readonly resourceIds: ReadonlyMap<string, string>
  readonly tasksById: ReadonlyMap<string, Task>
  readonly hasPredecessor: ReadonlySet<string>
  readonly resourceDriven: ReadonlySet<string>
  /** Project and WBS element that take what stands at the top; its own element is added where the plan has none. */
  readonly mainProject: string
  readonly mainWbs: string
  readonly addsMainWbs: boolean
  /** Calendar to be added for durations by the clock. */
  readonly elapsedCalendar: string | undefined
  readonly firstDay: Day
  readonly lastDay: Day
  /** Project of a task. */
  readonly projectOf: (task: Task) => string
}

const empty: XerKept = { header: [], encoding: 'windows-1252', projects: [], tables: [], loose: {} }

/** @param schedule computed dates, to be written in place of those the file stored */
export function writeContext(plan: Plan, schedule: Schedule | undefined, log: FindingLog): WriteContext {
  const found = keptOf(plan)
  const kept = found ?? empty
  const tasksById = new Map(plan.tasks.map((task) => [task.id, task]))
  const wbsIds = numberIds(plan.tasks.filter(({ type }) => type === 'summary'))
  const calendarIds = numberIds(plan.calendars)
  const top = plan.tasks.filter(({ parent }) => parent === undefined || !tasksById.has(parent))
  const root = top.find(({ type }) => type === 'summary')
  const addsMainWbs = root === undefined || (found === undefined && top.length > 1)
  const mainProject = kept.projects[0]?.id ?? '1'
  const days = planDays(plan)
  return {
    plan,
    schedule,
    kept,
    fromXer: found !== undefined,
    out: new OutTables(kept.tables),
    log,
    ...currencyOf(plan, kept),
    taskIds: numberIds(plan.tasks.filter(({ type }) => type !== 'summary')),
    wbsIds,
    calendarIds,
    resourceIds: numberIds(plan.resources),
    tasksById,
    hasPredecessor: new Set(plan.dependencies.map(({ successor }) => successor)),
    resourceDriven: drivenByResources(plan),
    mainProject,
    mainWbs: addsMainWbs ? nextNumber(wbsIds) : (wbsIds.get(root.id) ?? '1'),
    addsMainWbs,
    elapsedCalendar: plan.tasks.some(({ elapsed }) => elapsed === true) ? nextNumber(calendarIds) : undefined,
    firstDay: days.first,
    lastDay: Math.min(days.last, days.first + 100 * 366) + 30 * 366,
    projectOf: projectsOf(plan, tasksById, mainProject),
  }
}

function nextNumber(ids: ReadonlyMap<string, string>): string {
  let highest = 0
  for (const number of ids.values()) if (/^\d{1,9}$/.test(number)) highest = Math.max(highest, Number(number))
  return String(highest + 1)
}

/** A WBS element remembers its project; an activity is in its element's, unless it says otherwise. */
function projectsOf(plan: Plan, tasksById: ReadonlyMap<string, Task>, main: string): (task: Task) => string {
  const known = new Map<Task, string>()
  const find = (task: Task): void => {
    const path: Task[] = []
    let at: Task | undefined = task
    let project: string | undefined
    for (; at !== undefined && project === undefined && !path.includes(at); at = tasksById.get(at.parent ?? '')) {
      project = known.get(at) ?? keptRow(at.kept, at.type === 'summary' ? 'PROJWBS' : 'TASK')['proj_id']
      path.push(at)
    }
    for (const step of path) known.set(step, project ?? (isFromXer(step) ? '' : main))
  }
  for (const task of plan.tasks) find(task)
  return (task) => known.get(task) ?? main
}

function currencyOf(plan: Plan, kept: XerKept): { currency: string; digits: number } {
  const { currency } = plan
  if (currency === undefined) return { currency: 'USD', digits: 2 }
  const row = kept.tables
    .find(({ name }) => name === 'CURRTYPE')
    ?.rows?.find((cells) => cells['curr_short_name'] === currency)
  const digits = Number(row?.['decimal_digit_cnt'] ?? 2)
  return { currency, digits: Number.isInteger(digits) && digits >= 0 && digits <= 4 ? digits : 2 }
}

function planDays(plan: Plan): { first: Day; last: Day } {
  const instants = [
    plan.start,
    plan.finish,
    plan.statusDate,
    ...plan.tasks.flatMap(({ stored }) => [stored?.start, stored?.finish]),
  ]
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const instant of instants) {
    if (instant === undefined) continue
    first = Math.min(first, dayOf(instant))
    last = Math.max(last, dayOf(instant))
  }
  return Number.isFinite(first) ? { first, last } : { first: 0, last: 0 }
}
