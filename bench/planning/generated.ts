/** Networks and plans of any size for the benches, the same in each run. */
import { type Calendars, compileCalendars, elapsedTime } from '../../packages/planning/src/calendar/compile.ts'
import { workedWeek } from '../../packages/planning/src/calendar/weeks.ts'
import type { NetworkColumns } from '../../packages/planning/src/network/build.ts'
import { none } from '../../packages/planning/src/network/network.ts'
import { rulesFor } from '../../packages/planning/src/network/rule-sets.ts'
import {
  type Calendar,
  type Dependency,
  dependencyTypes,
  type Plan,
  type RuleSetName,
  type Shift,
  type Task,
} from '../../packages/planning/src/plan.ts'
import { civilDay } from '../../packages/planning/src/time/days.ts'

const firstDay = civilDay(2026, 1, 5)
const start = firstDay * 1440 + 480
const hours = (...times: readonly number[]): Shift[] =>
  times.flatMap((from, n) => (n % 2 === 0 ? [{ from: from * 60, to: times[n + 1]! * 60 }] : []))
const exceptions = Array.from({ length: 30 }, (_, n) => ({
  from: firstDay + n * 41,
  to: firstDay + n * 41 + (n % 5),
  shifts: [],
}))
const rest = { workWeeks: [], exceptions }

export const calendars: readonly Calendar[] = [
  { id: '0', name: 'Office', week: workedWeek([1, 2, 3, 4, 5], hours(8, 12, 13, 17)), ...rest },
  { id: '1', name: 'Three shifts', week: workedWeek([1, 2, 3, 4, 5, 6], hours(6, 14, 14, 22, 22, 30)), ...rest },
  { id: '2', name: 'Site', week: workedWeek([1, 2, 3, 4, 5, 6], hours(7, 12, 12.5, 16.5)), ...rest },
  { id: '3', name: 'Nights', week: workedWeek([0, 1, 2, 3, 4], hours(20, 24, 25, 30)), ...rest },
]

/** Numbers from 0 to below `below` without order (Park and Miller's generator). */
export function scattered(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return Math.floor((state / 2_147_483_647) * below)
  }
}

export interface Shape {
  readonly tasks: number
  readonly links: number
  /** 0 = by the clock. */
  readonly calendars: number
  readonly rules: RuleSetName
}

/**
 * Columns of a network: each link comes from one of the thousand tasks before, six in ten are finish-to-start, one in
 * five has a lag; tasks last one to forty hours.
 */
export function columnsOf(shape: Shape): NetworkColumns {
  const { tasks: size, links, rules } = shape
  const random = scattered(7)
  const compiled: Calendars = compileCalendars(calendars, start)
  const times = calendars.slice(0, shape.calendars).map(({ id }) => compiled.get(id)!)
  const from = new Int32Array(links)
  const to = new Int32Array(links)
  const type = new Uint8Array(links)
  const lag = new Int32Array(links)
  const calendar = Uint16Array.from({ length: size }, () => (times.length === 0 ? 0 : 1 + random(times.length)))
  for (let k = 0; k < links; k++) {
    to[k] = 1 + Math.floor((k / links) * (size - 1))
    from[k] = Math.max(0, to[k]! - 1 - random(1000))
    type[k] = random(10) < 6 ? 0 : random(4)
    lag[k] = random(5) === 0 ? 60 * (1 + random(24)) : 0
  }
  const duration = Int32Array.from({ length: size }, () => 60 * (1 + random(40)))
  return {
    size,
    rules: rulesFor(rules, {}),
    start,
    finish: none,
    statusDate: start,
    calendars: [elapsedTime, ...times],
    flags: new Int32Array(size),
    calendar,
    duration,
    remaining: duration.slice(),
    actualStart: new Int32Array(size).fill(none),
    actualFinish: new Int32Array(size).fill(none),
    from,
    to,
    type,
    lag,
    lagCalendar: Uint16Array.from(from, (node) => calendar[node]!),
    special: new Map(),
  }
}

/** The same as a plan. */
export function planOf(shape: Shape): Plan {
  const columns = columnsOf(shape)
  const always: Calendar = {
    id: 'always',
    name: 'Always',
    week: workedWeek([0, 1, 2, 3, 4, 5, 6], hours(0, 24)),
    workWeeks: [],
    exceptions: [],
  }
  const id = (calendar: number) => (calendar === 0 ? always.id : String(calendar - 1))
  return {
    title: 'Generated',
    rules: shape.rules,
    start,
    from: 'start',
    calendar: id(columns.calendar[0]!),
    units: { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 },
    options: {},
    calendars: [always, ...calendars],
    tasks: Array.from(
      columns.duration,
      (duration, n): Task => ({
        id: String(n),
        name: `Task ${n}`,
        type: 'task',
        duration,
        calendar: id(columns.calendar[n]!),
        effort: { fixed: 'duration', driven: false },
      }),
    ),
    dependencies: Array.from(
      columns.from,
      (predecessor, k): Dependency => ({
        id: String(k),
        predecessor: String(predecessor),
        successor: String(columns.to[k]),
        type: dependencyTypes[columns.type[k]!]!,
        lag: { in: 'working', minutes: columns.lag[k]! },
      }),
    ),
    resources: [],
    assignments: [],
    baselines: [],
  }
}

/** The plan after 12 times `each` changes: tasks and links that came, went or are others. */
export function changedPlan(plan: Plan, each: number): Plan {
  const random = scattered(31)
  const some = (below: number) => new Set(Array.from({ length: each }, () => random(below)))
  const { length } = plan.tasks
  const [longer, shorter, later, moved, begun, removed] = [
    some(length),
    some(length),
    some(length),
    some(length),
    some(length / 100),
    some(length),
  ]
  const gone = new Set([...removed].map((n) => plan.tasks[n]!.id))
  const others = calendars.map(({ id }) => id)
  const tasks = plan.tasks.flatMap((task, n): Task[] => {
    if (removed.has(n)) return []
    return [
      {
        ...task,
        ...(longer.has(n) && { duration: task.duration + 2400 }),
        ...(shorter.has(n) && { duration: 60 }),
        ...(later.has(n) && { constraint: { type: 'startNoEarlierThan', date: plan.start! + n * 20 } }),
        ...(moved.has(n) && { calendar: others[n % others.length]! }),
        ...(begun.has(n) && { progress: { actualStart: plan.start! + n * 10, percent: 30 } }),
      },
    ]
  })
  const added = Array.from(
    { length: each },
    (_, n): Task => ({ ...plan.tasks[0]!, id: `new ${n}`, name: `New ${n}`, duration: 9600 }),
  )
  const [cut, lagged, retyped] = [
    some(plan.dependencies.length),
    some(plan.dependencies.length),
    some(plan.dependencies.length),
  ]
  const dependencies = plan.dependencies.flatMap((link, k): Dependency[] => {
    if (cut.has(k) || gone.has(link.predecessor) || gone.has(link.successor)) return []
    return [
      {
        ...link,
        ...(lagged.has(k) && { lag: { in: 'working', minutes: 4800 } }),
        ...(retyped.has(k) && { type: 'SS' }),
      },
    ]
  })
  const link = (id: string, predecessor: string, successor: string): Dependency => ({
    id,
    predecessor,
    successor,
    type: 'FS',
    lag: { in: 'working', minutes: 0 },
  })
  const linked = added.flatMap(({ id }, n) => {
    const at = random(tasks.length - 2000)
    return [
      link(`in ${n}`, tasks[at]!.id, id),
      link(`out ${n}`, id, tasks[at + 1 + random(1000)]!.id),
      link(`more ${n}`, tasks[at]!.id, tasks[at + 1 + random(1000)]!.id),
    ]
  })
  return { ...plan, tasks: [...tasks, ...added], dependencies: [...dependencies, ...linked] }
}
