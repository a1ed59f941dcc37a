import { type Calendars, compileCalendars, elapsedTime } from '../calendar/compile.ts'
import type { WorkingTime } from '../calendar/working-time.ts'
import type { Assignment, Constraint, Dependency, Finding, Lag, Plan, Resource, RuleSetName, Task } from '../plan.ts'
import { type Built, buildNetwork } from './build.ts'
import { flag, linkTypes, type NodeColumns, none, type Span, type Special } from './network.ts'
import { type RuleSet, rulesFor } from './rule-sets.ts'
import { type GroupLink, groupLinks } from './summary-links.ts'

/** A plan as a network, and the way back from its nodes to tasks and dependencies. */
export interface Compiled extends Built {
  readonly plan: Plan
  readonly calendars: Calendars
  /** Task of a row; undefined for the rows that stand for ends of summaries. */
  readonly tasks: readonly (Task | undefined)[]
  readonly rowOfTask: ReadonlyMap<string, number>
  /** Dependency that a row of links came from. */
  readonly dependencies: readonly Dependency[]
  readonly findings: readonly Finding[]
  readonly columnsOf: ColumnsOf
}

/** What a task or a lag is in columns, for those that change after compiling. */
export interface ColumnsOf {
  /** Columns of one row. */
  task(task: Task): Columns
  lag(dependency: Dependency, predecessor: Task | undefined, successor: Task | undefined): CompiledLag
}

export interface CompiledLag {
  readonly minutes: number
  readonly calendar: number
}

export interface CompileOptions {
  readonly rules?: RuleSetName
  readonly statusDate?: number
}

/** Which tasks are nodes: not summaries, hammocks or inactive ones. */
export function isScheduled(task: Task): boolean {
  return (task.type === 'task' || task.type === 'milestone') && task.inactive === undefined
}

/** @param options the rules to schedule by, when not the plan's own */
export function compile(plan: Plan, options: CompileOptions = {}): Compiled {
  const name = options.rules ?? plan.rules
  const rules = rulesFor(name, name === plan.rules ? plan.options : {})
  const statusDate = options.statusDate ?? plan.statusDate ?? none
  const planStart = plan.start ?? firstDate(plan)
  const start = rules.options.remainingAfterStatusDate ? Math.max(planStart, statusDate) : planStart
  const around = { ...rowsOf(plan), calendars: compileCalendars(plan.calendars, start) }
  const palette = new Palette(around.calendars, plan.calendar)
  const groups = groupLinks(plan, around.tasks.length, around.rowOfTask)
  const size = around.tasks.length + groups.nodes.length
  const columns = {
    size,
    rules,
    start,
    finish: plan.finish ?? none,
    statusDate: statusDate === none ? start : statusDate,
    ...taskColumns(size),
  }
  const working = assignmentsOf(plan)
  around.tasks.forEach((task, row) => fillRow(columns, row, task, plan, rules, palette, working))
  groups.nodes.forEach(({ earliest }, n) => {
    columns.flags[around.tasks.length + n] = flag.virtual | flag.atShiftEnd | (earliest ? flag.earliest : 0)
    columns.calendar[around.tasks.length + n] = palette.elapsed
  })
  const links = linkColumns(plan, groups.links, rules, palette, around.rowOfTask)
  const built = buildNetwork({ ...columns, ...links.columns, calendars: palette.all })
  const loops = built.loops.map(({ link, nodes }) => loopFinding(nodes, around.tasks, links.dependencies[link]!))
  return {
    ...built,
    plan,
    calendars: around.calendars,
    tasks: around.tasks,
    rowOfTask: around.rowOfTask,
    dependencies: links.dependencies,
    findings: [...around.calendars.findings, ...groups.findings, ...loops],
    columnsOf: {
      task: (task) => {
        const one = taskColumns(1)
        fillRow(one, 0, task, plan, rules, palette, working)
        return one
      },
      lag: (dependency, predecessor, successor) => ({
        minutes: lagMinutes(dependency.lag, predecessor),
        calendar: lagCalendarOf(dependency, rules, palette, predecessor, successor),
      }),
    },
  }
}

function rowsOf(plan: Plan) {
  const tasks = plan.tasks.filter(isScheduled)
  return { tasks, rowOfTask: new Map(tasks.map((task, row) => [task.id, row])) }
}

/** A plan that says no start begins with the earliest date it holds. */
function firstDate(plan: Plan): number {
  let first = Number.MAX_SAFE_INTEGER
  for (const { progress, constraint, manual, stored } of plan.tasks)
    for (const date of [progress?.actualStart, constraint?.date, manual?.start, stored?.start])
      if (date !== undefined && date < first) first = date
  return first === Number.MAX_SAFE_INTEGER ? (plan.statusDate ?? 0) : first
}

/** The calendars in use, each once, by the small numbers that columns hold. 0 is time by the clock. */
class Palette {
  readonly all: WorkingTime[] = [elapsedTime]
  readonly elapsed = 0
  readonly #index = new Map<string, number>()
  readonly #calendars: Calendars
  readonly #usual: string

  constructor(calendars: Calendars, usual: string) {
    this.#calendars = calendars
    this.#usual = usual
  }

  /** Of one calendar, or of the time that two have in common; an unknown one is the plan's. */
  of(id: string | undefined, and?: string): number {
    const first = id ?? this.#usual
    const key = and === undefined || and === first ? first : JSON.stringify([first, and])
    const there = this.#index.get(key)
    if (there !== undefined) return there
    const working = key === first ? this.#calendars.get(first) : this.#calendars.both(first, and!)
    const index = working === undefined || working.never ? this.#fallback(first) : this.all.push(working) - 1
    this.#index.set(key, index)
    return index
  }

  /** A calendar that never works would never end: the plan's own stands in, and without that the clock. */
  #fallback(id: string): number {
    return id === this.#usual ? this.elapsed : this.of(undefined)
  }
}

interface Working {
  readonly assignment: Assignment
  readonly resource: Resource | undefined
}

/** Assignments of people and machines with work in them, by task. */
function assignmentsOf(plan: Plan): ReadonlyMap<string, readonly Working[]> {
  const resources = new Map(plan.resources.map((resource) => [resource.id, resource]))
  const byTask = new Map<string, Working[]>()
  for (const assignment of plan.assignments) {
    const resource = assignment.resource === undefined ? undefined : resources.get(assignment.resource)
    if (resource?.type !== 'work' || assignment.units <= 0) continue
    const there = byTask.get(assignment.task)
    if (there) there.push({ assignment, resource })
    else byTask.set(assignment.task, [{ assignment, resource }])
  }
  return byTask
}

export interface Columns extends NodeColumns {
  readonly special: Map<number, Special>
}

const taskColumns = (size: number): Columns => ({
  flags: new Int32Array(size),
  calendar: new Uint16Array(size),
  duration: new Int32Array(size),
  remaining: new Int32Array(size),
  actualStart: new Int32Array(size).fill(none),
  actualFinish: new Int32Array(size).fill(none),
  special: new Map<number, Special>(),
})

function fillRow(
  columns: Columns,
  row: number,
  task: Task,
  plan: Plan,
  rules: RuleSet,
  palette: Palette,
  working: ReadonlyMap<string, readonly Working[]>,
): void {
  const { progress } = task
  const finished = progress?.actualFinish !== undefined
  const begun = finished || progress?.actualStart !== undefined
  const duration = task.type === 'milestone' ? 0 : lengthOf(task)
  const spans = spansOf(task, rules, palette, working.get(task.id) ?? [], duration)
  const special = specialOf(task, rules, spans)
  columns.calendar[row] = task.elapsed ? palette.elapsed : palette.of(task.calendar)
  columns.duration[row] = duration
  columns.remaining[row] = finished ? 0 : (remainingOf(task, duration) ?? duration)
  columns.actualStart[row] = progress?.actualStart ?? progress?.actualFinish ?? none
  columns.actualFinish[row] = progress?.actualFinish ?? none
  const atShiftEnd =
    duration === 0 && (rules.options.milestoneAtDayEnd ? task.type === 'milestone' : task.milestone === 'finish')
  columns.flags[row] =
    (begun ? flag.started : 0) |
    (finished ? flag.finished : 0) |
    (task.constraint?.type === 'asLateAsPossible' ? flag.asLateAsPossible : 0) |
    (atShiftEnd ? flag.atShiftEnd : 0) |
    (task.type === 'milestone' ? flag.milestone : 0) |
    (task.milestone === 'start' ? flag.startMilestone : 0) |
    (task.elapsed ? flag.elapsed : 0) |
    (spans.length > 0 ? flag.spans : 0) |
    (special === undefined ? 0 : special.flags)
  if (special) columns.special.set(row, special.special)
  if (task.manual) fillManual(columns, row, task)
}

function fillManual(columns: Columns, row: number, task: Task): void {
  columns.flags[row]! |= flag.fixed
  const start = task.progress?.actualStart ?? task.manual?.start ?? none
  const finish = task.progress?.actualFinish ?? task.manual?.finish ?? none
  columns.actualStart[row] = start
  columns.actualFinish[row] = finish
}

/** A split task lasts from its first stretch to the end of its last. */
function lengthOf(task: Task): number {
  const last = task.segments?.at(-1)
  return last === undefined ? task.duration : Math.max(task.duration, last.after + last.lasts)
}

function remainingOf(task: Task, duration: number): number | undefined {
  const { progress } = task
  if (progress?.remaining !== undefined) return progress.remaining
  return progress?.percent === undefined ? undefined : Math.round((duration * (100 - progress.percent)) / 100)
}

/**
 * How long each assignment takes in the calendar it is worked in, where that is what the task's length follows. Overtime is
 * done beside the calendar and takes none of its time.
 */
function spansOf(
  task: Task,
  rules: RuleSet,
  palette: Palette,
  working: readonly Working[],
  duration: number,
): readonly Span[] {
  if (working.length === 0 || task.elapsed || duration === 0) return []
  if (rules.name === 'p6' ? !task.resourceDriven : task.effort.fixed === 'duration') return []
  if (rules.name === 'msproject' && task.ignoresResourceCalendars) return []
  return working.map(({ assignment, resource }) => {
    const flat = assignment.contour === undefined || assignment.contour === 'flat'
    const regular = assignment.work - (assignment.overtimeWork ?? 0)
    const minutes = flat ? workLasts(regular, assignment.units, duration) : duration
    const left = Math.min(regular, assignment.remainingWork ?? assignment.work - (assignment.actualWork ?? 0))
    const whole = remainingOf(task, duration) ?? duration
    const remaining = flat ? workLasts(left, assignment.units, whole) : whole
    const calendar =
      rules.name === 'msproject' && task.calendar !== undefined
        ? palette.of(task.calendar, resource?.calendar)
        : palette.of(resource?.calendar)
    return { calendar, minutes, remaining, delay: assignment.delay ?? 0 }
  })
}

/**
 * How long so much work takes. Units are kept to a hundredth: what comes near to the duration is the duration. Work is
 * kept in whole minutes: where that makes the length an odd fraction, it is the roundest length the work may stand for.
 */
function workLasts(work: number, units: number, duration: number): number {
  if (!(units > 0)) return duration
  const exact = work / units
  if (Math.abs(exact - duration) <= Math.max(2, duration / 200)) return duration
  if (Math.abs(exact - Math.round(exact)) < 0.01) return Math.round(exact)
  const round = [60, 30, 15, 5].map((step) => Math.round(exact / step) * step)
  return round.find((length) => Math.abs(length - exact) <= 0.5 / units) ?? Math.round(exact)
}

function specialOf(task: Task, rules: RuleSet, spans: readonly Span[]) {
  const { progress, external } = task
  const constraints = [task.constraint, task.secondConstraint].flatMap((one) => passConstraint(one, rules))
  const stopped = progress?.stop !== undefined && progress.resume !== undefined && progress.resume > progress.stop
  const flags =
    (constraints.length > 0 ? flag.constrained : 0) |
    (task.deadline === undefined ? 0 : flag.deadline) |
    (external === undefined ? 0 : flag.external) |
    (task.levellingDelay ? flag.delayed : 0) |
    (task.expectedFinish === undefined ? 0 : flag.expectedFinish) |
    (stopped ? flag.resumes : 0)
  const restart = progress?.actualStart === undefined ? undefined : progress.resume
  const suspended = progress?.suspended ?? none
  if (
    flags === 0 &&
    spans.length === 0 &&
    suspended === none &&
    progress?.resumed === undefined &&
    restart === undefined
  )
    return undefined
  const special: Special = {
    constraints,
    deadline: task.deadline ?? none,
    externalEarlyStart: external?.earlyStart ?? none,
    externalLateFinish: external?.lateFinish ?? none,
    expectedFinish: task.expectedFinish ?? none,
    delay: task.levellingDelay ?? 0,
    spans,
    resume: stopped ? progress!.resume! : none,
    restart: restart ?? none,
    suspended,
    resumed: progress?.resumed ?? none,
  }
  return { flags, special }
}

function passConstraint(constraint: Constraint | undefined, rules: RuleSet) {
  if (constraint?.date === undefined) return []
  const rule = rules.constraints[constraint.type]
  return rule.early || rule.late ? [{ rule, date: constraint.date }] : []
}

function linkColumns(
  plan: Plan,
  groups: readonly GroupLink[],
  rules: RuleSet,
  palette: Palette,
  rowOfTask: ReadonlyMap<string, number>,
) {
  const byId = new Map(plan.tasks.map((task) => [task.id, task]))
  const direct = plan.dependencies.flatMap((dependency): GroupLink[] => {
    const [from, to] = [rowOfTask.get(dependency.predecessor), rowOfTask.get(dependency.successor)]
    return from === undefined || to === undefined ? [] : [{ dependency, from, to, type: dependency.type, lag: true }]
  })
  const all = [...direct, ...groups]
  const columns = {
    from: Int32Array.from(all, ({ from }) => from),
    to: Int32Array.from(all, ({ to }) => to),
    type: Uint8Array.from(all, ({ type }) => linkTypes[type]),
    lag: new Int32Array(all.length),
    lagCalendar: new Uint16Array(all.length),
  }
  all.forEach(({ dependency, lag }, row) => {
    if (!lag) return
    const predecessor = byId.get(dependency.predecessor)
    columns.lag[row] = lagMinutes(dependency.lag, predecessor)
    columns.lagCalendar[row] = lagCalendarOf(dependency, rules, palette, predecessor, byId.get(dependency.successor))
  })
  return { columns, dependencies: all.map(({ dependency }) => dependency) }
}

function lagMinutes(lag: Lag, predecessor: Task | undefined): number {
  if ('minutes' in lag) return lag.minutes
  return Math.round(((predecessor?.duration ?? 0) * lag.percent) / 100)
}

function lagCalendarOf(
  { lag }: Dependency,
  rules: RuleSet,
  palette: Palette,
  predecessor: Task | undefined,
  successor: Task | undefined,
): number {
  if (lag.in === 'elapsed' || lag.in === 'elapsedPercent') return palette.elapsed
  const of = (task: Task | undefined) => (task?.elapsed ? palette.elapsed : palette.of(task?.calendar))
  switch (rules.options.lagCalendar) {
    case 'predecessor':
      return of(predecessor)
    case 'successor':
      return of(successor)
    case 'project':
      return palette.of(undefined)
    case 'twentyFourHours':
      return palette.elapsed
  }
}

function loopFinding(rows: readonly number[], tasks: readonly (Task | undefined)[], closing: Dependency): Finding {
  const loop = rows.flatMap((row) => tasks[row] ?? [])
  const names = loop.map(({ name }) => `“${name}”`)
  const text =
    names.length === 1
      ? `${names[0]} is linked to itself.`
      : `${names.join(' → ')} → ${names[0]} is a loop: each would have to wait for itself.`
  return {
    id: 'link.cycle',
    severity: 'error',
    text: `${text} The link that closes it was left out; maybe remove it.`,
    tasks: loop.map(({ id }) => id),
    place: closing.id,
  }
}
