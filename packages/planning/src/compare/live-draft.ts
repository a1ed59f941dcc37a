import { type CompileOptions, isScheduled } from '../network/compile.ts'
import { isHammock } from '../network/hammock-ends.ts'
import { LivePlan } from '../network/incremental.ts'
import { schedule } from '../network/schedule.ts'
import type { Dependency, Minute, Plan, Task } from '../plan.ts'
import type { Change, Touched } from './change.ts'
import { type Draft, planOf } from './draft.ts'

/** A change that says what it touches. */
export type TouchingChange = Change & { readonly touches: Touched }

/** So long before the plan’s start, in minutes, stand tasks that are not there. */
const longBefore = 10 * 365 * 1440

/**
 * A draft that stays scheduled while changes are made in it. Tasks that come or go have a place in the network from
 * beginning to end: while they are not there, they stand alone, finished before all else, and move nothing.
 */
export class LiveDraft {
  readonly #draft: Draft
  readonly #options: CompileOptions
  /** Where tasks stand that are not there. */
  readonly #before: Minute
  /** Links that may come or go with a task, by task. */
  readonly #linksOf: ReadonlyMap<string, readonly Dependency[]>
  /** Of the links that come or go, those that are there now. */
  readonly #there: Set<Dependency>
  /** Tasks that are touched, as the network has them. */
  readonly #placed: Map<string, Task>
  readonly #live: LivePlan

  /** @param draft of a plan with a start, scheduled from it; is changed with each change that is made */
  constructor(draft: Draft, changes: readonly TouchingChange[], options: CompileOptions) {
    this.#draft = draft
    this.#options = options
    this.#before = draft.settings.start! - longBefore
    const plan = planOf(draft)
    const touches = changes.map((change) => change.touches)
    const [known, shaped] = [new Set(plan.dependencies), new Set<string>()]
    for (const { tasks, shape } of touches) if (shape) for (const id of tasks) shaped.add(id)
    const links = new Set(touches.flatMap((one) => one.links))
    this.#linksOf = linksOf(shaped, [...plan.dependencies, ...[...links].filter((link) => !known.has(link))])
    for (const own of this.#linksOf.values()) for (const link of own) links.add(link)
    this.#there = new Set([...links].filter((link) => this.#isThere(link)))
    const tasks = [
      ...plan.tasks.map((task) => (shaped.has(task.id) ? this.#imageOf(task) : task)),
      ...touches.flatMap(({ comes }) => (comes ? [this.#absent(comes)] : [])),
    ]
    const touched = new Set(touches.flatMap((one) => one.tasks))
    this.#placed = new Map(tasks.flatMap((task) => (touched.has(task.id) ? [[task.id, task] as const] : [])))
    this.#live = livePlan({ ...plan, tasks }, links, this.#there, options)
  }

  get finish(): Minute {
    const { finish } = this.#live
    return finish > this.#before ? finish : schedule(planOf(this.#draft), this.#options).finish
  }

  /** @returns whether that took no more than what the change reaches; else the whole plan was scheduled anew */
  make({ make, touches: { tasks, links, shape } }: TouchingChange): boolean {
    make(this.#draft)
    const dependencies: Dependency[] = []
    const removed: string[] = []
    for (const link of new Set([...links, ...(shape ? tasks.flatMap((id) => this.#linksOf.get(id) ?? []) : [])])) {
      const isThere = this.#isThere(link)
      if (isThere === this.#there.has(link)) continue
      if (isThere) dependencies.push(link)
      else removed.push(link.id)
      if (isThere) this.#there.add(link)
      else this.#there.delete(link)
    }
    const replaced = new Set(dependencies.map(({ id }) => id))
    const edit = {
      tasks: tasks.flatMap((id) => this.#replaced(id)),
      dependencies,
      removed: removed.filter((id) => !replaced.has(id)),
    }
    return this.#live.edit(edit) !== undefined
  }

  /** A task as it is now, in the place it has; summaries and inactive tasks have none. */
  #replaced(id: string): readonly Task[] {
    const before = this.#placed.get(id)!
    if (before.type === 'summary' || before.inactive) return []
    const { parent: _, ...task } = this.#imageOf(this.#draft.tasks.get(id) ?? this.#absent(before))
    const placed = before.parent === undefined ? task : { ...task, parent: before.parent }
    this.#placed.set(id, placed)
    return [placed]
  }

  #imageOf(task: Task): Task {
    return isScheduled(task) || isHammock(task) ? task : this.#absent(task)
  }

  #absent({ id, name, parent }: Task): Task {
    const at = this.#before
    return {
      id,
      name,
      type: 'milestone',
      ...(parent !== undefined && { parent }),
      duration: 0,
      effort: { fixed: 'duration', driven: false },
      progress: { actualStart: at, actualFinish: at, percent: 100, remaining: 0 },
    }
  }

  #isThere(link: Dependency): boolean {
    if (!this.#draft.dependencies.has(link)) return false
    return [link.predecessor, link.successor].every((id) => {
      const task = this.#draft.tasks.get(id)
      return task !== undefined && (isScheduled(task) || isHammock(task))
    })
  }
}

/** @param moving links that come or go; they are put in order with all others, and taken out until they come */
function livePlan(
  plan: Plan,
  moving: ReadonlySet<Dependency>,
  there: ReadonlySet<Dependency>,
  options: CompileOptions,
): LivePlan {
  const staying = plan.dependencies.filter((link) => !moving.has(link) || there.has(link))
  const ids = new Set(staying.map(({ id }) => id))
  // A link that is changed has its id before and after.
  const toCome = [...new Map([...moving].map((link) => [link.id, link])).values()].filter(({ id }) => !ids.has(id))
  const only = 'early'
  const whole = new LivePlan({ ...plan, dependencies: [...staying, ...toCome] }, { ...options, only })
  if (whole.hasLoops) return new LivePlan({ ...plan, dependencies: staying }, { ...options, only })
  if (toCome.length > 0) whole.edit({ removed: toCome.map(({ id }) => id) })
  return whole
}

function linksOf(tasks: ReadonlySet<string>, links: readonly Dependency[]): ReadonlyMap<string, Dependency[]> {
  const found = new Map<string, Dependency[]>()
  if (tasks.size === 0) return found
  for (const link of links)
    for (const id of [link.predecessor, link.successor]) {
      if (!tasks.has(id)) continue
      const there = found.get(id)
      if (there) there.push(link)
      else found.set(id, [link])
    }
  return found
}
