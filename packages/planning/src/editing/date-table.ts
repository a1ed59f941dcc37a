import { floatsOf } from '../network/floats.ts'
import type { LivePlan } from '../network/incremental.ts'
import { longestPath } from '../network/longest-path.ts'
import { flag } from '../network/network.ts'
import { standingFinish, standingStart } from '../network/standing.ts'
import type { Task } from '../plan.ts'

/** What is said of each task: instants, working minutes, and 1 for critical. */
export const dateColumns = [
  'start',
  'finish',
  'earlyStart',
  'earlyFinish',
  'lateStart',
  'lateFinish',
  'totalFloat',
  'freeFloat',
  'critical',
] as const

/** Dates of all tasks that have some, as one list of numbers: nine of `dateColumns` a task. */
export interface DateTable {
  readonly ids: readonly string[]
  readonly values: Int32Array
}

const width = dateColumns.length

/** What `schedule` says of every task, without what decides it: a fiftieth of the work, for whoever only keeps dates. */
export function dateTable(live: LivePlan): DateTable {
  const { compiled, dates } = live
  const { plan, network: net, rowOfTask, nodeOf } = compiled
  if (plan.from === 'finish' || plan.tasks.some(({ type }) => type === 'hammock')) return ofSchedule(live)
  const floats = floatsOf(net, dates)
  const longest = net.rules.options.criticalBy === 'longestPath' ? longestPath(net, dates) : undefined
  const table = new Filling(plan.tasks)
  for (let at = plan.tasks.length - 1; at >= 0; at--) {
    const task = plan.tasks[at]!
    const row = rowOfTask.get(task.id)
    if (row !== undefined) {
      const node = nodeOf[row]!
      const [total, free] = [floats.total[node]!, floats.free[node]!]
      const finished = (net.flags[node]! & flag.finished) !== 0
      const critical = longest ? longest[node] === 1 : total <= net.rules.options.criticalFloat
      table.put(at, [
        task.progress?.actualStart ?? standingStart(net, dates, node),
        task.progress?.actualFinish ?? standingFinish(net, dates, node),
        dates.earlyStart[node]!,
        dates.earlyFinish[node]!,
        dates.lateStart[node]!,
        dates.lateFinish[node]!,
        total,
        free,
        !finished && critical ? 1 : 0,
      ])
    } else if (task.type === 'summary') table.stand(at, task)
    table.carry(at, task)
  }
  return table.taken()
}

/** For which columns a summary has the least of what it holds; of the others the most. */
const least = dateColumns.map((name) => name.endsWith('Start') || name === 'start' || name.endsWith('Float'))

/** Tasks from the last to the first: when a summary comes, all that it holds has been. */
class Filling {
  readonly #tasks: readonly Task[]
  readonly #at: ReadonlyMap<string, number>
  readonly #values: Int32Array
  readonly #has: Uint8Array

  constructor(tasks: readonly Task[]) {
    this.#tasks = tasks
    this.#at = new Map(tasks.map(({ id }, at) => [id, at]))
    this.#values = new Int32Array(tasks.length * width)
    this.#has = new Uint8Array(tasks.length)
  }

  put(at: number, values: readonly number[]): void {
    this.#values.set(values, at * width)
    this.#has[at] = 1
  }

  /** A summary whose dates were set by hand. */
  stand(at: number, { manual }: Task): void {
    if (!this.#has[at]) return
    if (manual?.start !== undefined) this.#values[at * width] = manual.start
    if (manual?.finish !== undefined) this.#values[at * width + 1] = manual.finish
  }

  /** Lets the summary that holds a task span it. */
  carry(at: number, { parent }: Task): void {
    const to = parent === undefined ? undefined : this.#at.get(parent)
    if (to === undefined || !this.#has[at]) return
    const values = this.#values
    for (let column = 0; column < width; column++) {
      const [own, there] = [values[at * width + column]!, values[to * width + column]!]
      values[to * width + column] = !this.#has[to] ? own : least[column] ? Math.min(own, there) : Math.max(own, there)
    }
    this.#has[to] = 1
  }

  taken(): DateTable {
    const rows = this.#tasks.flatMap((_, at) => (this.#has[at] ? [at] : []))
    const values = new Int32Array(rows.length * width)
    rows.forEach((at, n) => values.set(this.#values.subarray(at * width, (at + 1) * width), n * width))
    return { ids: rows.map((at) => this.#tasks[at]!.id), values }
  }
}

function ofSchedule(live: LivePlan): DateTable {
  const tasks = [...live.schedule().tasks.values()]
  const values = new Int32Array(tasks.length * width)
  tasks.forEach((task, n) =>
    values.set(
      dateColumns.map((name) => Number(task[name])),
      n * width,
    ),
  )
  return { ids: tasks.map(({ id }) => id), values }
}

/** Of which tasks something is another in a table than in one before, by place in it; and which are no longer there. */
export function differingDates(
  { ids, values }: DateTable,
  before: DateTable,
): { readonly changed: readonly number[]; readonly gone: readonly string[] } {
  const there = new Map(before.ids.map((id, at) => [id, at]))
  const changed: number[] = []
  ids.forEach((id, at) => {
    const was = there.get(id)
    there.delete(id)
    if (was === undefined || !isSame(values, at, before.values, was)) changed.push(at)
  })
  return { changed, gone: [...there.keys()] }
}

function isSame(a: Int32Array, at: number, b: Int32Array, was: number): boolean {
  for (let column = 0; column < width; column++) if (a[at * width + column] !== b[was * width + column]) return false
  return true
}
