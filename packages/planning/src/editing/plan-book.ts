import type { Assignment, Baseline, Calendar, Dependency, Plan, Resource, Task } from '../plan.ts'
import type { PlanRows } from './command.ts'
import { keysBetween } from './order-keys.ts'

type Settings = PlanRows['settings']

/**
 * A plan whose rows are found by id, changed one at a time, and known by parent, by link and by task. What `apply` changes;
 * nothing else writes to it. A row is never written to: another takes its place.
 *
 * Holds: parents exist and hold no loop; links join two tasks that are there; see `tidied`.
 */
export class PlanBook {
  settings: Settings
  readonly task = new Map<string, Task>()
  readonly dependency = new Map<string, Dependency>()
  readonly calendar = new Map<string, Calendar>()
  readonly resource = new Map<string, Resource>()
  readonly assignment = new Map<string, Assignment>()
  readonly baseline = new Map<string, Baseline>()
  readonly #order = new Map<string, string>()
  readonly #children = new Map<string, string[]>()
  readonly #incoming = new Map<string, Set<string>>()
  readonly #outgoing = new Map<string, Set<string>>()
  readonly #assigned = new Map<string, Set<string>>()

  private constructor(settings: Settings) {
    this.settings = settings
  }

  /** @param orders keys among siblings; absent = made anew, in the order of the plan's tasks */
  static fromPlan(plan: Plan, orders: ReadonlyMap<string, string> = ordersOf(plan)): PlanBook {
    const { calendars, tasks, dependencies, resources, assignments, baselines, ...settings } = plan
    const book = new PlanBook(settings)
    for (const row of calendars) book.calendar.set(row.id, row)
    for (const row of resources) book.resource.set(row.id, row)
    for (const row of baselines) book.baseline.set(row.id, row)
    for (const { stored: _, ...row } of tasks) {
      book.task.set(row.id, row)
      book.#order.set(row.id, orders.get(row.id)!)
      add(book.#children, row.parent ?? top, row.id)
    }
    for (const siblings of book.#children.values()) siblings.sort(book.#compare)
    for (const row of dependencies) book.putDependency(row)
    for (const row of assignments) book.putAssignment(row)
    return book
  }

  /** The plan as it stands: summaries before what they hold, siblings by their keys. Linear. */
  toPlan(): Plan {
    const tasks = [...this.inOrder()]
    const links = [...this.dependency.values()]
    return {
      ...this.settings,
      calendars: [...this.calendar.values()],
      tasks,
      // What a hammock spans may depend on which of its links comes first: that must not be which was made first.
      dependencies: tasks.some(({ type }) => type === 'hammock') ? links.sort(byId) : links,
      resources: [...this.resource.values()],
      assignments: [...this.assignment.values()],
      baselines: [...this.baseline.values()],
    }
  }

  *inOrder(): Generator<Task> {
    for (const id of this.descendants()) yield this.task.get(id)!
  }

  /** Ids of the tasks that a summary holds, in order; without a summary, of the outermost ones. */
  children(parent?: string): readonly string[] {
    return this.#children.get(parent ?? top) ?? []
  }

  order(task: string): string | undefined {
    return this.#order.get(task)
  }

  /** Ids of the dependencies that a task is the successor of. */
  incoming(task: string): ReadonlySet<string> {
    return this.#incoming.get(task) ?? nothing
  }

  /** Ids of the dependencies that a task is the predecessor of. */
  outgoing(task: string): ReadonlySet<string> {
    return this.#outgoing.get(task) ?? nothing
  }

  /** Ids of a task's assignments. */
  assignments(task: string): ReadonlySet<string> {
    return this.#assigned.get(task) ?? nothing
  }

  /** Ids of the summaries that hold a task, the nearest first. */
  *ancestors(task: string): Generator<string> {
    for (let id = this.task.get(task)?.parent; id !== undefined; id = this.task.get(id)?.parent) yield id
  }

  /** Ids of all tasks that a summary holds, at any depth, in order and without itself; without a summary, of all. */
  *descendants(summary?: string): Generator<string> {
    const waiting = [...this.children(summary)].reverse()
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      yield id
      const below = this.children(id)
      for (let n = below.length - 1; n >= 0; n--) waiting.push(below[n]!)
    }
  }

  putTask(row: Task, order: string): void {
    this.dropTask(row.id)
    this.task.set(row.id, row)
    this.#order.set(row.id, order)
    const siblings = this.#children.get(row.parent ?? top)
    if (siblings === undefined) this.#children.set(row.parent ?? top, [row.id])
    else siblings.splice(this.#placeIn(siblings, row.id), 0, row.id)
  }

  /** Another row where neither parent nor order is another. */
  replaceTask(row: Task): void {
    this.task.set(row.id, row)
  }

  dropTask(id: string): void {
    const row = this.task.get(id)
    if (row === undefined) return
    const siblings = this.#children.get(row.parent ?? top)!
    siblings.splice(this.#placeIn(siblings, id), 1)
    if (siblings.length === 0) this.#children.delete(row.parent ?? top)
    this.task.delete(id)
    this.#order.delete(id)
  }

  putDependency(row: Dependency): void {
    this.dropDependency(row.id)
    this.dependency.set(row.id, row)
    index(this.#outgoing, row.predecessor, row.id)
    index(this.#incoming, row.successor, row.id)
  }

  dropDependency(id: string): void {
    const row = this.dependency.get(id)
    if (row === undefined) return
    this.dependency.delete(id)
    unindex(this.#outgoing, row.predecessor, id)
    unindex(this.#incoming, row.successor, id)
  }

  putAssignment(row: Assignment): void {
    this.dropAssignment(row.id)
    this.assignment.set(row.id, row)
    index(this.#assigned, row.task, row.id)
  }

  dropAssignment(id: string): void {
    const row = this.assignment.get(id)
    if (row === undefined) return
    this.assignment.delete(id)
    unindex(this.#assigned, row.task, id)
  }

  readonly #compare = (a: string, b: string): number => {
    const [first, second] = [this.#order.get(a)!, this.#order.get(b)!]
    if (first !== second) return first < second ? -1 : 1
    return a < b ? -1 : a > b ? 1 : 0
  }

  /** Where in sorted siblings a task is, or would be. */
  #placeIn(siblings: readonly string[], id: string): number {
    let [low, high] = [0, siblings.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#compare(siblings[middle]!, id) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

const byId = (a: Dependency, b: Dependency): number => (a.id < b.id ? -1 : 1)

/** What stands for no parent: no id is empty. */
const top = ''
const nothing: ReadonlySet<string> = new Set()

/** Keys among siblings in the order of the plan's tasks. */
export function ordersOf(plan: Plan): ReadonlyMap<string, string> {
  const siblings = new Map<string, string[]>()
  for (const { id, parent } of plan.tasks) add(siblings, parent ?? top, id)
  const orders = new Map<string, string>()
  for (const ids of siblings.values()) {
    const keys = keysBetween(undefined, undefined, ids.length)
    ids.forEach((id, n) => orders.set(id, keys[n]!))
  }
  return orders
}

function add(lists: Map<string, string[]>, key: string, id: string): void {
  const there = lists.get(key)
  if (there) there.push(id)
  else lists.set(key, [id])
}

function index(sets: Map<string, Set<string>>, key: string, id: string): void {
  const there = sets.get(key)
  if (there) there.add(id)
  else sets.set(key, new Set([id]))
}

function unindex(sets: Map<string, Set<string>>, key: string, id: string): void {
  const there = sets.get(key)
  there?.delete(id)
  if (there?.size === 0) sets.delete(key)
}
