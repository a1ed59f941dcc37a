import { hours, week } from '../calendar/testing/draw.ts'
import type {
  Assignment,
  Calendar,
  CalendarException,
  Constraint,
  ConstraintType,
  Dependency,
  DependencyType,
  Lag,
  Plan,
  Resource,
  Segment,
  Task,
} from '../plan.ts'
import { civilDay, startOfDay, weekdayOf } from '../time/days.ts'

/**
 * A plan as text. It begins on Monday 4 May 2026; days are named by weekday and day of the month (`Th14`).
 * ```
 * plan      p6; status Fr8; finish Fr22; option openEndsCritical=true
 * calendar nights: Mo-Fr 22-30; closed Th14..Fr15; open Sa16 8-12
 * resource anna: calendar nights
 * design    3d                        | XXX       |
 * build     4d; after design FS+1d    |     X..XXX|
 * done      milestone; after build    |          *|
 * ```
 * A clause is `after a, b SS+2d`, `in SUMMARY`, `SNET Th14` and the other constraints, `deadline Th14`, `calendar C`,
 * `started Mo4`, `finished We6`, `50%`, `remaining 2d`, `baseline Mo4..We6`, `manual Mo4..We6`, `inactive`, `by anna`,
 * `by anna 50%`, `costs 100`, `split 2d,1d,2d` (worked, paused, worked), `levelled 2ed`, `external Th14` or `external
 * ..Fr15`, `expected Fr15`, `stopped Tu5; resumes Th7`, `suspended Tu5..Th7`, `at start` or `at finish` (milestones),
 * `resource-driven`, `ignores-resources`, `fixed duration`, `recurring`. Lines without a duration of their own are `milestone`, `summary` or `hammock`.
 */
export function planText(text: string): Plan {
  const drawn: Drawn = { tasks: [], dependencies: [], assignments: [], resources: [], calendars: [usual], plan: {} }
  for (const line of text.split('\n').map((line) => line.split('|')[0]!.trim())) if (line !== '') readLine(line, drawn)
  const { plan, ...rest } = drawn
  return {
    title: 'Drawn',
    rules: 'msproject',
    start: startOfDay(monday) + 8 * 60,
    from: 'start',
    calendar: 'Mo-Fr',
    units: { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 },
    options: {},
    baselines: [],
    ...rest,
    ...plan,
  }
}

type Drawn = { plan: Partial<Plan> } & {
  [part in 'tasks' | 'dependencies' | 'assignments' | 'resources' | 'calendars']: Plan[part][number][]
}

export const monday = civilDay(2026, 5, 4)

const usual: Calendar = {
  id: 'Mo-Fr',
  name: 'Mo-Fr',
  week: week('Mo-Fr 8-12 13-17'),
  workWeeks: [],
  exceptions: [],
}

function readLine(line: string, drawn: Drawn) {
  const [first = '', ...clauses] = line.split(';').map((part) => part.trim())
  const [name = '', ...words] = first.split(/\s+/)
  if (name === 'calendar') drawn.calendars.push(calendarOf(words, clauses))
  else if (name === 'resource') drawn.resources.push(resourceOf(words))
  else if (name === 'plan')
    for (const clause of [words.join(' '), ...clauses]) Object.assign(drawn.plan, planClause(clause))
  else drawn.tasks.push(taskOf(name, words.join(' '), clauses, drawn))
}

function calendarOf([name = '', ...rest]: readonly string[], clauses: readonly string[]): Calendar {
  const id = name.replace(':', '')
  return {
    ...usual,
    id,
    name: id,
    week: week(
      ...rest
        .join(' ')
        .split(',')
        .map((days) => days.trim()),
    ),
    exceptions: clauses.map(exceptionOf),
  }
}

/** `closed Th14..Fr15`, `open Sa16 8-12`. */
function exceptionOf(clause: string): CalendarException {
  const [, days = '', ...shifts] = clause.split(' ')
  const [from = '', to = from] = days.split('..')
  return { from: dayNamed(from), to: dayNamed(to), shifts: hours(shifts.join(' ')) }
}

function resourceOf([name = '', , calendar]: readonly string[]): Resource {
  const id = name.replace(':', '')
  return { id, name: id, type: 'work', ...(calendar && { calendar }) }
}

function planClause(clause: string): Partial<Plan> {
  const [word, value = ''] = clause.split(' ')
  if (word === 'status') return { statusDate: dayEnd(value) }
  if (word === 'finish') return { finish: dayEnd(value) }
  if (word === 'start') return { start: dayStart(value) }
  if (word === 'from') return { from: value === 'finish' ? 'finish' : 'start' }
  if (word === 'option') return { options: { [value.split('=')[0]!]: optionOf(value.split('=')[1]!) } }
  if (word === 'p6' || word === 'msproject') return { rules: word }
  throw new Error(`What is “${clause}” of a plan?`)
}

const optionOf = (text: string): boolean | number | string =>
  text === 'true' || text === 'false' ? text === 'true' : Number.isNaN(Number(text)) ? text : Number(text)

function taskOf(name: string, length: string, clauses: readonly string[], drawn: Drawn): Task {
  const type = length === 'milestone' || length === 'summary' || length === 'hammock' ? length : 'task'
  const task: Draft = {
    id: name,
    name,
    type,
    duration: type === 'task' ? minutesOf(length) : 0,
    ...(length.endsWith('ed') && { elapsed: true as const }),
    effort: { fixed: 'units', driven: false },
  }
  for (const clause of clauses) readClause(clause, task, drawn)
  return task
}

type Draft = { -readonly [field in keyof Task]: Task[field] }

function readClause(clause: string, task: Draft, drawn: Drawn) {
  const [word = '', value = '', more] = clause.split(' ')
  const [from, to] = value.split('..')
  if (word in constraints)
    addConstraint(task, { type: constraints[word]!, ...(value && { date: dateFor(word, value) }) })
  else if (word === 'after')
    for (const link of clause.slice(5).split(',')) drawn.dependencies.push(linkOf(link.trim(), task, drawn))
  else if (word === 'in') task.parent = value
  else if (word === 'deadline') task.deadline = dayEnd(value)
  else if (word === 'calendar') task.calendar = value
  else if (word === 'manual') task.manual = { start: dayStart(from!), finish: dayEnd(to!) }
  else if (word === 'inactive') task.inactive = true
  else if (word === 'started') task.progress = { ...task.progress, actualStart: dayStart(value) }
  else if (word === 'finished')
    task.progress = { ...task.progress, actualFinish: dayEnd(value), percent: 100, remaining: 0 }
  else if (word === 'remaining') task.progress = { ...task.progress, remaining: minutesOf(value) }
  else if (word === 'baseline') task.baselines = { '0': { start: dayStart(from!), finish: dayEnd(to!) } }
  else if (word === 'costs') task.costMinor = Number(value)
  else if (word === 'split') task.segments = segmentsOf(value)
  else if (word === 'levelled') task.levellingDelay = minutesOf(value)
  else if (word === 'external')
    task.external = { ...(from && { earlyStart: dayStart(from) }), ...(to && { lateFinish: dayEnd(to) }) }
  else if (word === 'expected') task.expectedFinish = dayEnd(value)
  else if (word === 'stopped') task.progress = { ...task.progress, stop: dayEnd(value) }
  else if (word === 'resumes') task.progress = { ...task.progress, resume: dayStart(value) }
  else if (word === 'suspended') task.progress = { ...task.progress, suspended: dayEnd(from!), resumed: dayStart(to!) }
  else if (word === 'at') task.milestone = value === 'start' ? 'start' : 'finish'
  else if (word === 'resource-driven') task.resourceDriven = true
  else if (word === 'ignores-resources') task.ignoresResourceCalendars = true
  else if (word === 'fixed') task.effort = { ...task.effort, fixed: value as Task['effort']['fixed'] }
  else if (word === 'recurring') task.recurring = true
  else if (word === 'by') drawn.assignments.push(assignmentOf(task, value, more, drawn))
  else if (word.endsWith('%')) task.progress = { ...task.progress, percent: Number.parseFloat(word) }
  else throw new Error(`What is “${clause}” of ${task.name}?`)
}

/** Worked and paused stretches by turns. */
function segmentsOf(text: string): Segment[] {
  let after = 0
  return text.split(',').flatMap((length, n) => {
    const lasts = minutesOf(length)
    after += lasts
    return n % 2 === 0 ? [{ after: after - lasts, lasts }] : []
  })
}

function addConstraint(task: Draft, constraint: Constraint) {
  if (task.constraint) task.secondConstraint = constraint
  else task.constraint = constraint
}

const constraints: Readonly<Record<string, ConstraintType>> = {
  ASAP: 'asSoonAsPossible',
  ALAP: 'asLateAsPossible',
  SNET: 'startNoEarlierThan',
  SNLT: 'startNoLaterThan',
  FNET: 'finishNoEarlierThan',
  FNLT: 'finishNoLaterThan',
  MSO: 'mustStartOn',
  MFO: 'mustFinishOn',
  SO: 'startOn',
  FO: 'finishOn',
}

const dateFor = (word: string, day: string) => (word.includes('F') ? dayEnd(day) : dayStart(day))

/** `design`, `design SS+2d`, `design FF-50%`, `design FS+3ed`. */
function linkOf(text: string, task: Task, drawn: Drawn): Dependency {
  const [, predecessor = '', type = 'FS', lag = '0d'] = /^(\S+)(?: (FS|SS|FF|SF)([+-]\S+)?)?$/.exec(text) ?? []
  if (predecessor === '') throw new Error(`What is the link “${text}” of ${task.name}?`)
  const id = `${predecessor}-${task.id}-${drawn.dependencies.length}`
  return { id, predecessor, successor: task.id, type: type as DependencyType, lag: lagOf(lag) }
}

function lagOf(text: string): Lag {
  if (text.endsWith('e%')) return { in: 'elapsedPercent', percent: Number.parseFloat(text) }
  if (text.endsWith('%')) return { in: 'percent', percent: Number.parseFloat(text) }
  return { in: text.includes('e') ? 'elapsed' : 'working', minutes: minutesOf(text) }
}

function assignmentOf(task: Task, resource: string, percent: string | undefined, drawn: Drawn): Assignment {
  const units = percent ? Number.parseFloat(percent) / 100 : 1
  return { id: `${task.id}-${drawn.assignments.length}`, task: task.id, resource, units, work: task.duration * units }
}

const lengths: Readonly<Record<string, number>> = { d: 480, ed: 1440, h: 60, eh: 60, w: 2400, ew: 10_080 }

function minutesOf(text: string): number {
  const [, amount = '', unit = ''] = /^([+-]?[\d.]+)(e?[hdw])$/.exec(text) ?? []
  if (amount === '') throw new Error(`How long is “${text}”?`)
  return Math.round(Number(amount) * lengths[unit]!)
}

const weekdays = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa']

/** `Th14` is 14 May 2026, and `Th42` two weeks after its 28th; a weekday that does not match is a slip of the pen. */
function dayNamed(text: string): number {
  const day = civilDay(2026, 5, Number(text.slice(2)))
  if (weekdays[weekdayOf(day)] !== text.slice(0, 2)) throw new Error(`“${text}” is a ${weekdays[weekdayOf(day)]}.`)
  return day
}

export const dayStart = (text: string): number => startOfDay(dayNamed(text)) + hours('8-17')[0]!.from
export const dayEnd = (text: string): number => startOfDay(dayNamed(text)) + hours('8-17')[0]!.to
