import { hashDates, hashSchedule, type IdHashes, idHashes } from '../editing/date-hash.ts'
import type { Dependency, Minute, Plan, Task } from '../plan.ts'
import type { Schedule, ScheduledTask } from '../schedule.ts'
import { type Compiled, compile, type CompileOptions, isScheduled } from './compile.ts'
import { reweigh } from './clock-passes.ts'
import { freeFloat, totalFloat } from './floats.ts'
import { hammockEnds, type Hammocks, isHammock } from './hammock-ends.ts'
import { hammocks, type Seen } from './hammocks.ts'
import { LiveFinish } from './live-finish.ts'
import { longestPath } from './longest-path.ts'
import { type Dates, flag, linkTypes, none } from './network.ts'
import { Passes } from './re-pass.ts'
import { flagEnds, inserted, removed, withLink, withoutLink } from './relink.ts'
import { schedule, scheduledTask, scheduleOf } from './schedule.ts'
import { standingFinish, standingStart } from './standing.ts'

/** What is another in a plan. Tasks and dependencies by their ids: those given take the place of those there. */
export interface Edit {
  readonly tasks?: readonly Task[]
  /** New ones, and old ones with another type or lag. */
  readonly dependencies?: readonly Dependency[]
  /** Ids of dependencies that are no longer there. */
  readonly removed?: readonly string[]
  /** The whole plan as it is now, where more than this is another: takes the place of everything. */
  readonly plan?: Plan
}

export interface LiveOptions extends CompileOptions {
  /** Keeps up no more than the finish, which takes less; a schedule is made anew each time it is asked for. */
  readonly only?: 'early'
}

export interface Moved {
  /** Ids of the tasks whose early or late dates are others now. */
  tasks(): ReadonlySet<string>
}

/**
 * A plan that stays scheduled while it is edited. An edit costs what depends on it, microseconds in most plans of a
 * hundred thousand tasks; the dates equal those of the whole plan scheduled anew, always. What changes the shape of the
 * network (tasks that come or go, another parent, a link on a summary or against the order) has it compiled anew.
 */
export class LivePlan {
  readonly #options: LiveOptions
  #plan: Plan
  #compiled: Compiled
  #passes: Passes
  /** In the plan's order. */
  #tasks: Map<string, Task>
  #dependencies: Map<string, Dependency>
  #stale = false
  #finish: LiveFinish
  /** A node without dates, from which links that were taken out come until they are there again. */
  #nowhere: number | undefined
  readonly #asleep = new Map<string, Dependency>()
  /** Undefined until they are asked for. */
  #hammocks: { readonly ends: Hammocks | undefined } | undefined
  /** For the tasks as they were last compiled. */
  #idHashes: { readonly of: Compiled['rowOfTask']; readonly ids: IdHashes } | undefined

  constructor(plan: Plan, options: LiveOptions = {}) {
    this.#options = options
    this.#plan = plan
    this.#tasks = byId(plan.tasks)
    this.#dependencies = byId(plan.dependencies)
    this.#compiled = own(compile(options.only ? withNowhere(plan) : plan, options))
    const node = this.#takeNowhere()
    this.#passes = new Passes(this.#compiled.network, options.only)
    this.#finish = new LiveFinish(this.#compiled.network.size)
    this.#linkFrom(node)
  }

  /** The plan as it stands after all edits. */
  get plan(): Plan {
    if (this.#stale) {
      this.#plan = { ...this.#plan, tasks: [...this.#tasks.values()], dependencies: [...this.#dependencies.values()] }
      this.#stale = false
    }
    return this.#plan
  }

  /** Dates by node, and what nodes and links are. */
  get compiled(): Compiled {
    return { ...this.#compiled, plan: this.plan }
  }

  /** Whether links had to be left out because they close loops. */
  get hasLoops(): boolean {
    return this.#compiled.loops.length > 0
  }

  get dates(): Dates {
    return this.#passes.dates
  }

  /** When the plan finishes: what `schedule` says, without the work for all else. */
  get finish(): Minute {
    if (this.#plan.from === 'finish') return this.schedule().finish
    let finish = this.#finish.latest(this.#compiled, this.dates)
    this.#hammocks ??= { ends: hammockEnds(this.#tasks.values(), this.#dependencies.values()) }
    const { ends } = this.#hammocks
    if (ends)
      for (const hammock of hammocks(this.#compiled, ends.tied, (id) => this.#seen(id)).values())
        finish = Math.max(finish, hammock.finish)
    return finish === none ? (this.#plan.finish ?? this.#compiled.network.start) : finish
  }

  /** Applies an edit. @returns what it moved; undefined = anything may be another. */
  edit(edit: Edit): Moved | undefined {
    if (edit.plan) return this.#replace(edit.plan)
    this.#stale = true
    if (this.#changesShape(edit)) return this.#rebuild(edit)
    for (const id of edit.removed ?? []) this.#unlink(id)
    for (const task of edit.tasks ?? []) this.#replaceTask(task)
    for (const dependency of edit.dependencies ?? []) this.#link(dependency)
    this.#passes.run()
    const nodes = this.#passes.takeChanged()
    for (const node of nodes) this.#finish.moved(node)
    const { tasks, rowOf } = this.#compiled
    return { tasks: () => new Set(Array.from(nodes, (node) => tasks[rowOf[node]!]?.id ?? []).flat()) }
  }

  /** One task as it is scheduled now; undefined for summaries, hammocks and inactive tasks, which `schedule` tells. */
  task(id: string): ScheduledTask | undefined {
    const row = this.#compiled.rowOfTask.get(id)
    if (row === undefined || this.#plan.from === 'finish') return undefined
    if (this.#options.only) return this.schedule().tasks.get(id)
    const { network: net, nodeOf, tasks } = this.#compiled
    const node = nodeOf[row]!
    const total = totalFloat(net, this.dates, node)
    const free = freeFloat(net, this.dates, node, total)
    const longest = net.rules.options.criticalBy === 'longestPath' ? longestPath(net, this.dates) : undefined
    return scheduledTask(this.#compiled, this.dates, node, tasks[row]!, total, free, longest)
  }

  /** The whole schedule as it is now. Linear in tasks and links. */
  schedule(): Schedule {
    if (this.#plan.from === 'finish' || this.#options.only) return schedule(this.plan, this.#options)
    return scheduleOf(this.compiled, this.dates)
  }

  /** Equal for equal early and late dates of all tasks, whatever their order: see `hashDates`. Linear in tasks. */
  hash(): string {
    if (this.#plan.from === 'finish' || this.#options.only) return hashSchedule(this.plan, this.schedule())
    if (this.#idHashes?.of !== this.#compiled.rowOfTask)
      this.#idHashes = { of: this.#compiled.rowOfTask, ids: idHashes(this.#compiled) }
    return hashDates(this.#compiled, this.dates, this.#idHashes.ids)
  }

  #changesShape({ tasks = [], dependencies = [], removed: gone = [] }: Edit): boolean {
    if (this.#plan.start === undefined || this.#plan.from === 'finish' || this.#compiled.loops.length > 0) return true
    const { network: net, rowOfTask, nodeOf } = this.#compiled
    for (const task of tasks) {
      const before = this.#tasks.get(task.id)
      if (before && isSameSummary(before, task)) continue
      if (before && isHammock(before) && isHammock(task) && before.parent === task.parent) continue
      if (!before || !isScheduled(before) || !isScheduled(task) || before.parent !== task.parent) return true
      if ((before.constraint?.type === 'asLateAsPossible') !== (task.constraint?.type === 'asLateAsPossible'))
        return true
    }
    for (const dependency of dependencies) {
      const { id, predecessor, successor } = dependency
      const before = this.#dependencies.get(id)
      if (this.#isAtHammock(dependency) && (!before || this.#isAtHammock(before))) continue
      const [from, to] = [rowOfTask.get(predecessor), rowOfTask.get(successor)]
      if (from === undefined || to === undefined || nodeOf[from]! >= nodeOf[to]!) return true
      if (before && (before.predecessor !== predecessor || before.successor !== successor)) return true
      if (!before && this.#compiled.tasks.length < net.size) return true
    }
    const joins = (id: string) => {
      const dependency = this.#dependencies.get(id)
      if (dependency && this.#isAtHammock(dependency)) return true
      return dependency && rowOfTask.has(dependency.predecessor) && rowOfTask.has(dependency.successor)
    }
    return gone.some((id) => !joins(id))
  }

  /** Hammocks are no part of the network, nor what ties them to it. */
  #isAtHammock({ predecessor, successor }: Dependency): boolean {
    return [predecessor, successor].some((id) => {
      const task = this.#tasks.get(id)
      return task !== undefined && isHammock(task)
    })
  }

  #seen(id: string): Seen | undefined {
    const { network: net, rowOfTask, nodeOf, tasks } = this.#compiled
    const row = rowOfTask.get(id)
    const node = nodeOf[row ?? -1]
    if (row === undefined || node === undefined) return undefined
    const { dates } = this
    const { actualStart, actualFinish } = tasks[row]!.progress ?? {}
    return {
      start: actualStart ?? standingStart(net, dates, node),
      finish: actualFinish ?? standingFinish(net, dates, node),
      earlyStart: dates.earlyStart[node]!,
      lateStart: dates.lateStart[node]!,
      lateFinish: dates.lateFinish[node]!,
    }
  }

  #replace(plan: Plan): undefined {
    this.#plan = plan
    this.#stale = false
    this.#tasks = byId(plan.tasks)
    this.#dependencies = byId(plan.dependencies)
    this.#rebuild({})
  }

  #rebuild({ tasks = [], dependencies = [], removed: gone = [] }: Edit): undefined {
    for (const id of gone) this.#dependencies.delete(id)
    for (const task of tasks) this.#tasks.set(task.id, task)
    for (const dependency of dependencies) this.#dependencies.set(dependency.id, dependency)
    this.#compiled = own(compile(this.#options.only ? withNowhere(this.plan) : this.plan, this.#options))
    const node = this.#takeNowhere()
    this.#passes = new Passes(this.#compiled.network, this.#options.only)
    this.#finish = new LiveFinish(this.#compiled.network.size)
    this.#hammocks = undefined
    this.#asleep.clear()
    this.#linkFrom(node)
  }

  /** What stands for nowhere is no task, but for its node. */
  #takeNowhere(): number | undefined {
    const { network: net, rowOfTask, nodeOf, tasks } = this.#compiled
    const row = rowOfTask.get(nowhere)
    if (row === undefined) return undefined
    const node = nodeOf[row]!
    ;(rowOfTask as Map<string, number>).delete(nowhere)
    ;(tasks as (Task | undefined)[])[row] = undefined
    net.flags[node] = flag.virtual
    return node
  }

  /** A link from a node without dates asks for nothing. Late dates would still look at it. */
  #linkFrom(node: number | undefined): void {
    this.#nowhere = this.#passes.earlyOnly ? node : undefined
    if (this.#nowhere === undefined) return
    this.dates.earlyStart[this.#nowhere] = none
    this.dates.earlyFinish[this.#nowhere] = none
  }

  #replaceTask(task: Task): void {
    if (task.type === 'summary') {
      this.#tasks.set(task.id, task)
      return
    }
    if (isHammock(task)) {
      this.#tasks.set(task.id, task)
      this.#hammocks = undefined
      return
    }
    const { network: net, rowOfTask, nodeOf, tasks, columnsOf } = this.#compiled
    const row = rowOfTask.get(task.id)!
    const node = nodeOf[row]!
    const before = this.#tasks.get(task.id)!
    this.#tasks.set(task.id, task)
    ;(tasks as (Task | undefined)[])[row] = task
    this.#finish.moved(node)
    const columns = columnsOf.task(task)
    const special = columns.special.get(0)
    const flags = columns.flags[0]! | (net.flags[node]! & (flag.finishLinked | flag.startLinked))
    // Links look at what their ends are, not at how long they last.
    let alone =
      special === undefined &&
      !net.special.has(node) &&
      flags === net.flags[node] &&
      columns.calendar[0] === net.calendar[node] &&
      columns.actualStart[0] === net.actualStart[node] &&
      columns.actualFinish[0] === net.actualFinish[node]
    net.flags[node] = flags
    net.calendar[node] = columns.calendar[0]!
    net.duration[node] = columns.duration[0]!
    net.remaining[node] = columns.remaining[0]!
    net.actualStart[node] = columns.actualStart[0]!
    net.actualFinish[node] = columns.actualFinish[0]!
    const specials = net.special as Map<number, NonNullable<typeof special>>
    if (special) specials.set(node, special)
    else specials.delete(node)
    for (let k = net.inStart[node]!; k < net.inStart[node + 1]!; k++) alone = this.#setLag(k, before, task) && alone
    for (let at = net.outStart[node]!; at < net.outStart[node + 1]!; at++)
      alone = this.#setLag(net.out[at]!, before, task) && alone
    this.#reweigh(node)
    if (alone) this.#passes.touchAlone(node)
    else this.#passes.touch(node)
  }

  /** A network that is no longer by the clock alone is scheduled by calendars from now on. */
  #reweigh(node: number): void {
    const { network: net, linkRowOf } = this.#compiled
    if (net.clock && !reweigh(net, net.clock, node)) this.#relinked({ ...net, clock: undefined }, linkRowOf)
  }

  /** The lag of a link at the task, which may be counted in its calendar or in percent of it. @returns whether it stays */
  #setLag(k: number, before: Task, task: Task): boolean {
    const { network: net, dependencies, linkRowOf, columnsOf } = this.#compiled
    const dependency = dependencies[linkRowOf[k]!]!
    // A link between a summary's end and what the summary holds carries no lag of its own.
    if (dependency.predecessor !== task.id && dependency.successor !== task.id) return true
    if (this.#asleep.has(dependency.id)) return true
    const lasts = before.duration === task.duration || !('percent' in dependency.lag)
    if (lasts && before.calendar === task.calendar && before.elapsed === task.elapsed) return true
    const { minutes, calendar } = columnsOf.lag(
      dependency,
      this.#tasks.get(dependency.predecessor),
      this.#tasks.get(dependency.successor),
    )
    const stays = net.lag[k] === minutes && net.lagCalendar[k] === calendar
    net.lag[k] = minutes
    net.lagCalendar[k] = calendar
    return stays
  }

  #link(dependency: Dependency): void {
    if (this.#isAtHammock(dependency)) {
      this.#dependencies.set(dependency.id, dependency)
      this.#hammocks = undefined
      return
    }
    const { network: net, rowOfTask, nodeOf, linkRowOf, columnsOf } = this.#compiled
    const dependencies = this.#compiled.dependencies as Dependency[]
    const [from, to] = [dependency.predecessor, dependency.successor].map((id) => nodeOf[rowOfTask.get(id)!]!)
    const type = linkTypes[dependency.type]
    const { minutes: lag, calendar: lagCalendar } = columnsOf.lag(
      dependency,
      this.#tasks.get(dependency.predecessor),
      this.#tasks.get(dependency.successor),
    )
    const asleep = this.#asleep.get(dependency.id)
    const wakes = asleep?.predecessor === dependency.predecessor && asleep.successor === dependency.successor
    const isNew = !wakes && !this.#dependencies.has(dependency.id)
    if (asleep) this.#asleep.delete(dependency.id)
    this.#dependencies.set(dependency.id, dependency)
    if (!isNew) {
      const k = this.#linkOf(dependency)
      dependencies[linkRowOf[k]!] = dependency
      net.from[k] = from!
      net.type[k] = type
      net.lag[k] = lag
      net.lagCalendar[k] = lagCalendar
      flagEnds(net, from!, to!)
      this.#reweigh(to!)
    } else {
      const row = dependencies.push(dependency) - 1
      const added = withLink(net, { from: from!, to: to!, type, lag, lagCalendar })
      this.#relinked(added.net, inserted(linkRowOf, added.at, row))
    }
    this.#passes.touch(from!)
    this.#passes.touch(to!)
  }

  #unlink(id: string): void {
    const dependency = this.#dependencies.get(id)!
    this.#dependencies.delete(id)
    if (this.#isAtHammock(dependency)) {
      this.#hammocks = undefined
      return
    }
    const { network: net, linkRowOf } = this.#compiled
    const k = this.#linkOf(dependency)
    if (this.#nowhere !== undefined) {
      net.from[k] = this.#nowhere
      net.type[k] = linkTypes.FS
      net.lag[k] = 0
      this.#asleep.set(id, dependency)
      this.#passes.touchAlone(net.to[k]!)
      return
    }
    this.#passes.touch(net.from[k]!)
    this.#passes.touch(net.to[k]!)
    this.#relinked(withoutLink(net, k), removed(linkRowOf, k))
  }

  #relinked(network: Compiled['network'], linkRowOf: Int32Array): void {
    this.#compiled = { ...this.#compiled, network, linkRowOf }
    this.#passes.net = network
  }

  /** The link of the network that a dependency between two tasks is. */
  #linkOf({ id, successor }: Dependency): number {
    const { network: net, rowOfTask, nodeOf, dependencies, linkRowOf } = this.#compiled
    const node = nodeOf[rowOfTask.get(successor)!]!
    let k = net.inStart[node]!
    while (dependencies[linkRowOf[k]!]!.id !== id) k++
    return k
  }
}

/** A summary that differs in nothing that the network and its links look at: its dates come from what it holds. */
const isSameSummary = (before: Task, task: Task): boolean =>
  before.type === 'summary' &&
  task.type === 'summary' &&
  before.parent === task.parent &&
  before.inactive === task.inactive &&
  before.duration === task.duration &&
  before.elapsed === task.elapsed &&
  before.calendar === task.calendar

const nowhere = '\0nowhere'

const withNowhere = (plan: Plan): Plan => ({
  ...plan,
  tasks: [
    ...plan.tasks,
    { id: nowhere, name: '', type: 'milestone', duration: 0, effort: { fixed: 'duration', driven: false } },
  ],
})

/** Lists that the live plan writes to are its own. */
const own = (compiled: Compiled): Compiled => ({
  ...compiled,
  tasks: [...compiled.tasks],
  dependencies: [...compiled.dependencies],
})

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]))
