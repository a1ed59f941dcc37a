import {
  type Assignment,
  type Dependency,
  type Minute,
  parseIsoLocal,
  type Plan,
  saveBaseline,
  schedule,
  type Task,
} from '@gantry/planning'
import { parseDuration } from '@gantry/formats/task-list/durations'
import { parsePredecessors } from '@gantry/formats/task-list/predecessors'
import { calendars } from './calendars.ts'
import { resources } from './resources.ts'
import { rows } from './rows.ts'

const units = { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 }

/** An invented plan of realistic size: calendars, links of all types, progress to 1 June 2026, a baseline from before. */
export function ferryTerminal(): Plan {
  const drafts = draftsOf(rows)
  const links = drafts.flatMap(({ task, waitsFor }) => linksOf(task, waitsFor))
  const plan: Plan = {
    title: 'Ferry terminal at Skerry Sound',
    rules: 'p6',
    start: at('2026-02-02 08:00'),
    from: 'start',
    statusDate: at('2026-06-01 08:00'),
    calendar: 'five',
    units,
    options: {},
    currency: 'GBP',
    calendars,
    tasks: drafts.map(({ task }) => task),
    dependencies: links.map((link, index) => ({ ...link, id: String(index + 1) })),
    resources,
    assignments: drafts.flatMap(({ task, notes }) => assignmentsOf(task, notes)),
    baselines: [],
  }
  return withBaseline(plan)
}

/** What was agreed: the plan as it stood before anything was done. */
function withBaseline(plan: Plan): Plan {
  const { statusDate: _, ...untouched } = plan
  const before: Plan = { ...untouched, tasks: plan.tasks.map(({ progress: _done, ...task }) => task) }
  const agreed = saveBaseline(before, schedule(before), { id: '0', name: 'Agreed', savedAt: at('2026-01-30 17:00') })
  return {
    ...plan,
    baselines: agreed.baselines,
    tasks: plan.tasks.map((task, index) => {
      const baselines = agreed.tasks[index]?.baselines
      return baselines === undefined ? task : { ...task, baselines }
    }),
  }
}

interface Draft {
  readonly task: Task
  readonly waitsFor: string
  readonly notes: readonly string[]
}

function draftsOf(text: string): Draft[] {
  const open: string[] = []
  const counts: number[] = []
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const level = (line.length - line.trimStart().length) / 2
      open.length = level
      counts.length = level + 1
      counts[level] = (counts[level] ?? 0) + 1
      const [head = '', duration, waitsFor = '', more = ''] = line.split('|').map((part) => part.trim())
      const notes = more
        .replace(/[{}]/g, '')
        .split(';')
        .map((note) => note.trim())
      const isSummary = duration === undefined
      const wbs = counts.join('.')
      const [, code = '', name = ''] = isSummary ? [head, wbs, head] : (/^(\w+) (.*)$/.exec(head) ?? [])
      const id = isSummary ? `s${wbs}` : code
      const parent = open[level - 1]
      open[level] = id
      const task = taskOf({ id, code, wbs, name, ...(parent === undefined ? {} : { parent }) }, duration, notes)
      return { task, waitsFor, notes }
    })
}

type Head = Pick<Task, 'id' | 'code' | 'wbs' | 'name' | 'parent'>

function taskOf(head: Head, duration: string | undefined, notes: readonly string[]): Task {
  const effort = { fixed: 'duration', driven: false } as const
  if (duration === undefined) return { ...head, type: 'summary', duration: 0, effort }
  if (duration === 'hammock') return { ...head, type: 'hammock', duration: 0, effort }
  const calendar = said(notes, 'calendar')
  const day = calendars.find(({ id }) => id === calendar)?.units?.minutesPerDay ?? units.minutesPerDay
  const written = parseDuration(duration, { ...units, minutesPerDay: day })
  const minutes = written?.minutes ?? 0
  const milestone = said(notes, 'milestone')
  const noEarlier = said(notes, 'no earlier than')
  const noLater = said(notes, 'no later than')
  const deadline = said(notes, 'deadline')
  const manual = said(notes, 'manual')
  const priority = said(notes, 'priority')
  const progress = progressOf(notes, minutes)
  return {
    ...head,
    type: minutes === 0 ? 'milestone' : 'task',
    ...(milestone === 'start' ? { milestone } : {}),
    duration: minutes,
    ...(written?.elapsed === true ? { elapsed: true } : {}),
    ...(notes.includes('estimated') ? { estimated: true } : {}),
    ...(calendar === undefined ? {} : { calendar }),
    ...(manual === undefined ? {} : { manual: { start: at(manual) } }),
    ...(notes.includes('inactive') ? { inactive: true } : {}),
    ...(noEarlier === undefined ? {} : { constraint: { type: 'startNoEarlierThan', date: at(noEarlier) } }),
    ...(noLater === undefined ? {} : { constraint: { type: 'finishNoLaterThan', date: at(noLater) } }),
    ...(notes.includes('as late as possible') ? { constraint: { type: 'asLateAsPossible' } } : {}),
    ...(deadline === undefined ? {} : { deadline: at(deadline) }),
    ...(progress === undefined ? {} : { progress }),
    effort,
    ...(priority === undefined ? {} : { priority: Number(priority) }),
  }
}

/** `done from..to`, `done at`, or `began from, percent`. */
function progressOf(notes: readonly string[], minutes: number): Task['progress'] {
  const done = said(notes, 'done')
  if (done !== undefined) {
    const [from = '', to = from] = done.split('..')
    return { actualStart: at(from), actualFinish: at(to, 17), percent: 100, remaining: 0 }
  }
  const began = /^(.*), (\d+)%$/.exec(said(notes, 'began') ?? '')
  if (began === null) return undefined
  const percent = Number(began[2])
  return { actualStart: at(began[1] ?? ''), percent, remaining: Math.round(minutes * (1 - percent / 100)) }
}

function linksOf(task: Task, waitsFor: string): Omit<Dependency, 'id'>[] {
  const { links, odd } = parsePredecessors(waitsFor, units, (name) => (/^[A-Z]\d{3}$/.test(name) ? name : undefined))
  if (odd.length > 0) throw new Error(`${task.id} waits for ${odd.join()}, which is no task.`)
  return links.map((link) => ({ ...link, successor: task.id }))
}

function assignmentsOf(task: Task, notes: readonly string[]): Assignment[] {
  const by = /^(.*?)(?:\[(\d+)%\])?$/.exec(said(notes, 'by') ?? '')
  const uses = /^(.*) (\d+)$/.exec(said(notes, 'uses') ?? '')
  const assign = (name: string, assigned: Pick<Assignment, 'units' | 'work'>): Assignment[] => {
    const resource = resources.find((one) => one.name === name)
    return resource === undefined
      ? []
      : [{ id: `${task.id}/${resource.id}`, task: task.id, resource: resource.id, ...assigned }]
  }
  const share = Number(by?.[2] ?? 100) / 100
  return [
    ...assign(by?.[1] ?? '', { units: share, work: Math.round(task.duration * share) }),
    ...assign(uses?.[1] ?? '', { units: Number(uses?.[2] ?? 0), work: Number(uses?.[2] ?? 0) * 60 }),
  ]
}

function said(notes: readonly string[], word: string): string | undefined {
  return notes.find((note) => note.startsWith(`${word} `))?.slice(word.length + 1)
}

/** A day alone is its start of work, or the end of it. */
function at(text: string, hour = 8): Minute {
  const instant = parseIsoLocal(text)
  if (instant === undefined) throw new Error(`${text} is no date.`)
  return text.includes(':') ? instant : instant + hour * 60
}
