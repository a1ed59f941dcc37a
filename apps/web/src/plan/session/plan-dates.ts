import type { Edit, LivePlan, Minute, Schedule, Task, WorkingTime } from '@gantry/planning'
import type { PlanBook } from '@gantry/planning/editing'
import { totalFloat, freeFloat } from '@gantry/planning/network/floats'
import { longestPath } from '@gantry/planning/network/longest-path'
import { flag } from '@gantry/planning/network/network'
import { standingFinish, standingStart } from '@gantry/planning/network/standing'

/** What the engine says of one row, as the screen shows it. */
export interface TaskDates {
  readonly start: Minute
  readonly finish: Minute
  readonly lateFinish: Minute
  /** Working minutes. */
  readonly totalFloat: number
  readonly freeFloat: number
  readonly critical: boolean
  /** Working minutes; of a summary, in the plan's calendar. */
  readonly duration: number
  /** Of the duration, 0 to 100; of a summary, of all that it holds. */
  readonly percent: number
}

interface Span extends TaskDates {
  /** Minutes of work done and in all, of what is held. */
  readonly done: number
  readonly whole: number
}

/**
 * Dates of the rows that are looked at, out of a plan that stays scheduled: nothing is worked out for a row that nobody asks
 * for. Summaries are rolled up from what they hold and kept until the plan is another.
 */
export class PlanDates {
  readonly #book: PlanBook
  readonly #live: LivePlan
  #compiled: LivePlan['compiled'] | undefined
  #longest: Uint8Array | undefined
  #whole: Schedule | undefined
  readonly #summaries = new Map<string, Span | undefined>()
  readonly #taskOf: (id: string) => Task | undefined

  /** @param taskOf a task as it is shown: while it is dragged, as it would be */
  constructor(book: PlanBook, live: LivePlan, taskOf: (id: string) => Task | undefined) {
    this.#book = book
    this.#live = live
    this.#taskOf = taskOf
  }

  get finish(): Minute {
    return this.#live.finish
  }

  /** Which rows it moves is not asked: those that are looked at are worked out again, and that is less. */
  edit(edit: Edit): void {
    const moved = this.#live.edit(edit)
    // Where only fields of tasks are others, the network is the same one with other numbers in it.
    if (moved === undefined || edit.dependencies?.length || edit.removed?.length) this.#compiled = undefined
    this.#longest = undefined
    this.#whole = undefined
    this.#summaries.clear()
  }

  /** Undefined for a summary without tasks, and for a task that is left out of the schedule. */
  of(id: string): TaskDates | undefined {
    return this.#spanOf(id)
  }

  /** Everything the engine says of the plan. Linear. */
  schedule(): Schedule {
    this.#whole ??= this.#live.schedule()
    return this.#whole
  }

  /** Ids of all critical tasks, summaries left out. Linear in tasks, and quick. */
  criticals(): ReadonlySet<string> {
    const { nodeOf, network: net, tasks } = (this.#compiled ??= this.#live.compiled)
    const found = new Set<string>()
    if (this.#book.settings.from === 'finish') {
      for (const { id, critical } of this.schedule().tasks.values())
        if (critical && this.#taskOf(id)?.type !== 'summary') found.add(id)
      return found
    }
    const { dates } = this.#live
    const { criticalBy, criticalFloat } = net.rules.options
    const longest = criticalBy === 'longestPath' ? longestPath(net, dates) : undefined
    for (let row = 0; row < tasks.length; row++) {
      const node = nodeOf[row]!
      if (net.flags[node]! & flag.finished) continue
      if (longest ? longest[node] === 1 : totalFloat(net, dates, node) <= criticalFloat) found.add(tasks[row]!.id)
    }
    return found
  }

  /** The working time a task's duration is counted in; the plan's own without a task. */
  timeOf(task?: Pick<Task, 'calendar' | 'elapsed'>): WorkingTime | undefined {
    if (task?.elapsed) return undefined
    const { calendars } = (this.#compiled ??= this.#live.compiled)
    const { calendar } = this.#book.settings
    return calendars.get(task?.calendar ?? calendar) ?? calendars.get(calendar)
  }

  #spanOf(id: string): Span | undefined {
    const task = this.#taskOf(id)
    if (task === undefined) return undefined
    if (task.type !== 'summary') return this.#leaf(task)
    if (this.#summaries.has(id)) return this.#summaries.get(id)
    const span = this.#rollUp(task)
    this.#summaries.set(id, span)
    return span
  }

  #leaf(task: Task): Span | undefined {
    const { rowOfTask, nodeOf, network: net } = (this.#compiled ??= this.#live.compiled)
    if (this.#book.settings.from === 'finish' || task.type === 'hammock') return this.#fromWhole(task)
    const row = rowOfTask.get(task.id)
    if (row === undefined) return undefined
    const node = nodeOf[row]!
    const { dates } = this.#live
    const total = totalFloat(net, dates, node)
    const finished = (net.flags[node]! & flag.finished) !== 0
    const byPath = net.rules.options.criticalBy === 'longestPath'
    if (byPath) this.#longest ??= longestPath(net, dates)
    const duration = net.duration[node]!
    const percent = percentOf(task)
    return {
      start: task.progress?.actualStart ?? standingStart(net, dates, node),
      finish: task.progress?.actualFinish ?? standingFinish(net, dates, node),
      lateFinish: dates.lateFinish[node]!,
      totalFloat: total,
      freeFloat: freeFloat(net, dates, node, total),
      critical: !finished && (byPath ? this.#longest![node] === 1 : total <= net.rules.options.criticalFloat),
      duration,
      percent,
      done: (duration * percent) / 100,
      whole: duration,
    }
  }

  #fromWhole(task: Task): Span | undefined {
    const found = this.schedule().tasks.get(task.id)
    const percent = percentOf(task)
    return found && { ...found, percent, done: (found.duration * percent) / 100, whole: found.duration }
  }

  #rollUp(task: Task): Span | undefined {
    let [start, finish, late] = [Infinity, -Infinity, -Infinity]
    let [total, free, done, whole] = [Infinity, Infinity, 0, 0]
    let critical = false
    for (const child of this.#book.children(task.id)) {
      const span = this.#spanOf(child)
      if (span === undefined) continue
      start = Math.min(start, span.start)
      finish = Math.max(finish, span.finish)
      late = Math.max(late, span.lateFinish)
      total = Math.min(total, span.totalFloat)
      free = Math.min(free, span.freeFloat)
      critical ||= span.critical
      done += span.done
      whole += span.whole
    }
    if (start === Infinity) return undefined
    start = task.manual?.start ?? start
    finish = task.manual?.finish ?? finish
    const time = this.timeOf()
    return {
      start,
      finish,
      lateFinish: late,
      totalFloat: total,
      freeFloat: free,
      critical,
      duration: time ? time.workAt(finish) - time.workAt(start) : finish - start,
      percent: whole === 0 ? 0 : Math.round((done / whole) * 100),
      done,
      whole,
    }
  }
}

/** How far a task is, said or from what remains. */
export function percentOf({ progress, duration }: Task): number {
  if (progress === undefined) return 0
  if (progress.actualFinish !== undefined) return 100
  if (progress.percent !== undefined) return progress.percent
  if (progress.remaining === undefined || duration === 0) return 0
  return Math.max(0, Math.min(100, Math.round((1 - progress.remaining / duration) * 100)))
}
