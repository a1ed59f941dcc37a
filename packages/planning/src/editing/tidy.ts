import { standardCalendar } from '../calendar/standard.ts'
import type { Calendar, Dependency, Finding, Plan, Task } from '../plan.ts'
import { PlanBook } from './plan-book.ts'
import { firstLoop, stuckEnds } from './whole-order.ts'
import type { End } from './ways.ts'

/** A plan as a book can hold it, and what had to be left out for that. */
export interface Tidied {
  readonly book: PlanBook
  readonly findings: readonly Finding[]
}

/**
 * A plan from elsewhere, made to hold what a book holds: ids are unique, parents are there and are summaries, links join two
 * tasks and close no loop, calendars and resources that are named exist. What cannot be is left out and told; a task never is.
 */
export function tidied(plan: Plan): Tidied {
  const findings: Finding[] = []
  const calendars = withUsual(unique(plan.calendars), plan)
  const known = new Set(calendars.map(({ id }) => id))
  const tasks = outline(unique(plan.tasks), findings).map((task) => withKnownCalendar(task, known))
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const resources = unique(plan.resources).map((one) => withKnownCalendar(one, known))
  const resourceIds = new Set(resources.map(({ id }) => id))
  const links = once(
    unique(plan.dependencies).filter((link) => joins(link, byId, findings)),
    findings,
  )
  const book = PlanBook.fromPlan({
    ...plan,
    calendars: calendars.map((one) => (one.base === undefined || known.has(one.base) ? one : without(one, 'base'))),
    tasks,
    resources,
    baselines: unique(plan.baselines),
    dependencies: links,
    assignments: unique(plan.assignments).filter(
      ({ task, resource }) => byId.has(task) && (resource === undefined || resourceIds.has(resource)),
    ),
  })
  openLoops(book, findings)
  return { book, findings }
}

/** A file of more loops than this is broken: all links that take part in the rest are left out at once. */
const mostLoopsNamed = 50

function openLoops(book: PlanBook, findings: Finding[]): void {
  for (let n = 0; n < mostLoopsNamed; n++) {
    const loop = firstLoop(book)
    if (loop === undefined) return
    findings.push(openLoop(book, loop))
  }
  const stuck = stuckEnds(book)
  const links = [...book.dependency.values()].filter(
    ({ predecessor, successor }) => stuck.has(`>${predecessor}`) && stuck.has(`<${successor}`),
  )
  for (const { id } of links) book.dropDependency(id)
  if (links.length > 0)
    findings.push({
      id: 'link.cycle',
      severity: 'error',
      text: 'There are more loops than can be told one by one: the links among their tasks were left out.',
      count: links.length,
    })
}

/** A plan whose own calendar is not there gets one: Monday to Friday, eight to twelve and one to five. */
function withUsual(calendars: readonly Calendar[], { calendar }: Plan): readonly Calendar[] {
  if (calendars.some(({ id }) => id === calendar)) return calendars
  return [...calendars, standardCalendar(calendar)]
}

function unique<Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

/** Parents that are not there, that hold themselves or that are no summaries. */
function outline(tasks: readonly Task[], findings: Finding[]): readonly Task[] {
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const holders = new Set(tasks.flatMap(({ parent }) => parent ?? []))
  const loose = looseTasks(tasks, byId)
  if (loose.size > 0)
    findings.push({
      id: 'task.noSummary',
      severity: 'warning',
      text: 'The summary of some tasks is not in the plan, or is inside of them: they stand outermost.',
      tasks: [...loose].slice(0, 100),
      count: loose.size,
    })
  return tasks.map((task) => {
    const row = loose.has(task.id) ? without(task, 'parent') : task
    return holders.has(task.id) && task.type !== 'summary' ? { ...row, type: 'summary' as const } : row
  })
}

function looseTasks(tasks: readonly Task[], byId: ReadonlyMap<string, Task>): ReadonlySet<string> {
  const loose = new Set<string>()
  const held = new Set<string>()
  for (const task of tasks) {
    const way = new Set<string>()
    let at: Task | undefined = task
    while (at?.parent !== undefined && !held.has(at.id) && !loose.has(at.id)) {
      way.add(at.id)
      const parent: Task | undefined = byId.get(at.parent)
      if (parent === undefined || way.has(parent.id)) loose.add(at.id)
      at = parent
    }
    for (const id of way) held.add(id)
  }
  return loose
}

function joins(link: Dependency, byId: ReadonlyMap<string, Task>, findings: Finding[]): boolean {
  const [from, to] = [byId.get(link.predecessor), byId.get(link.successor)]
  if (!from || !to || from === to) return false
  if (from.type === 'hammock' || to.type === 'hammock') return true
  if (!holds(from, to, byId) && !holds(to, from, byId)) return true
  findings.push({
    id: 'link.ownSummary',
    severity: 'warning',
    text: `“${from.name}” → “${to.name}” links a task with the summary that holds it; it was left out.`,
    tasks: [from.id, to.id],
  })
  return false
}

/** Two links of one type between the same tasks say nothing that one does not, but for their lags. */
function once(links: readonly Dependency[], findings: Finding[]): readonly Dependency[] {
  const first = new Map<string, Dependency>()
  for (const link of links) {
    const key = JSON.stringify([link.predecessor, link.successor, link.type])
    if (!first.has(key)) first.set(key, link)
  }
  if (first.size < links.length)
    findings.push({
      id: 'link.twice',
      severity: 'warning',
      text: 'Some tasks are linked twice in the same way; the first of these links holds.',
      count: links.length - first.size,
    })
  return [...first.values()]
}

function holds(outer: Task, inner: Task, byId: ReadonlyMap<string, Task>): boolean {
  for (let at = inner.parent; at !== undefined; at = byId.get(at)?.parent) if (at === outer.id) return true
  return false
}

/** Leaves out one link of a loop: the one from its last task to its first, in the order of the plan. */
function openLoop(book: PlanBook, loop: readonly End[]): Finding {
  const hops = loop.flatMap((end, n) => {
    const next = loop[(n + 1) % loop.length]!
    return end.startsWith('>') && next.startsWith('<') ? [[end.slice(1), next.slice(1)] as const] : []
  })
  const [from, to] = hops.at(-1)!
  const closing = [...book.outgoing(from)].filter((id) => book.dependency.get(id)!.successor === to)
  for (const id of closing) book.dropDependency(id)
  const names = hops.map(([id]) => `“${book.task.get(id)!.name}”`)
  return {
    id: 'link.cycle',
    severity: 'error',
    text: `${names.slice(0, 12).join(' → ')} was a loop: each would have to wait for itself. The link that closed it was left out.`,
    tasks: hops.map(([id]) => id),
  }
}

function withKnownCalendar<Row extends { readonly calendar?: string }>(row: Row, known: ReadonlySet<string>): Row {
  return row.calendar === undefined || known.has(row.calendar) ? row : without(row, 'calendar')
}

function without<Row extends object>(row: Row, name: keyof Row): Row {
  const { [name]: _, ...rest } = row
  return rest as Row
}
