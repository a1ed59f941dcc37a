import { backwardPass, placeLate } from '../network/backward-pass.ts'
import { type Compiled, compile, type CompileOptions } from '../network/compile.ts'
import { floatsOf } from '../network/floats.ts'
import { placeEarly } from '../network/forward-pass.ts'
import { finishFrom, remainingStartFrom, workBetween } from '../network/moving.ts'
import { type Dates, flag, type Network } from '../network/network.ts'
import { runPasses } from '../network/run-passes.ts'
import { lateDatesFrom, latestFinish } from '../network/plan-finish.ts'
import type { Plan, StoredDates } from '../plan.ts'

/**
 * The file's own dates put into our network, so that each can be asked: is this what our rules make of the file's dates
 * of its neighbours? Then the difference lies with a neighbour, else with the task itself.
 */
export class StoredEvidence {
  readonly compiled: Compiled
  readonly #net: Network
  readonly #dates: Dates
  readonly #calculated: Int32Array
  readonly #planFinish: number
  readonly #floats: ReturnType<typeof floatsOf>

  constructor(plan: Plan, options: CompileOptions) {
    this.compiled = compile(plan, options)
    this.#net = this.compiled.network
    this.#dates = runPasses(this.#net)
    this.#calculated = new Int32Array(this.#net.size)
    backwardPass(this.#net, this.#dates, this.#calculated, lateDatesFrom(this.#net, this.#dates.finish))
    this.#layOver()
    this.#planFinish = lateDatesFrom(this.#net, latestFinish(this.#net, this.#dates))
    this.#placeVirtual()
    this.#floats = floatsOf(this.#net, this.#dates)
  }

  node(task: string): number | undefined {
    const row = this.compiled.rowOfTask.get(task)
    return row === undefined ? undefined : this.compiled.nodeOf[row]
  }

  /** Early dates that our rules give the task among the file's dates of all others. */
  early(node: number): readonly [start: number, finish: number] {
    const { earlyStart, earlyFinish } = this.#dates
    const kept = [earlyStart[node]!, earlyFinish[node]!] as const
    placeEarly(this.#net, this.#dates, node)
    const answer = [earlyStart[node]!, earlyFinish[node]!] as const
    ;[earlyStart[node], earlyFinish[node]] = kept
    return answer
  }

  /** Late dates that our rules give the task among the file's dates of all others. */
  late(node: number): readonly [start: number, finish: number] {
    const { lateStart, lateFinish } = this.#dates
    const kept = [lateStart[node]!, lateFinish[node]!, this.#calculated[node]!] as const
    placeLate(this.#net, this.#dates, this.#calculated, this.#planFinish, node)
    const answer = [lateStart[node]!, lateFinish[node]!] as const
    ;[lateStart[node], lateFinish[node], this.#calculated[node]] = kept
    return answer
  }

  /** Where work that starts when the file says so ends. */
  finishFrom(node: number, start: number): number {
    return finishFrom(this.#net, node, start)
  }

  /** Where what remains has to start to end when the file says so. */
  startFrom(node: number, finish: number): number {
    return remainingStartFrom(this.#net, node, finish)
  }

  /** Floats that follow from the file's own dates: at the start, at the finish, and by the rules of the plan. */
  totalFloats(node: number): readonly number[] {
    const { earlyStart, earlyFinish, lateStart, lateFinish } = this.#dates
    return [
      this.#floats.total[node]!,
      workBetween(this.#net, node, earlyStart[node]!, lateStart[node]!),
      workBetween(this.#net, node, earlyFinish[node]!, lateFinish[node]!),
    ]
  }

  freeFloat(node: number): number {
    return this.#floats.free[node]!
  }

  /** No work lies between the two, in any calendar the task is worked in. */
  sameWorkingTime(node: number, a: number, b: number): boolean {
    const net = this.#net
    const spans = net.flags[node]! & flag.spans ? net.special.get(node)!.spans.map(({ calendar }) => calendar) : []
    return [...spans, net.calendar[node]!].some((index) => {
      const calendar = net.calendars[index]!
      return !calendar.never && calendar.workAt(a) === calendar.workAt(b)
    })
  }

  #layOver(): void {
    const { earlyStart, earlyFinish, lateStart, lateFinish } = this.#dates
    for (const { id, stored } of this.compiled.plan.tasks) {
      const node = this.node(id)
      if (node === undefined || stored === undefined) continue
      const is = this.compiled.network.flags[node]!
      const given = withStart(stored, (is & (flag.started | flag.finished)) === 0)
      earlyStart[node] = given.earlyStart ?? earlyStart[node]!
      earlyFinish[node] = given.earlyFinish ?? earlyFinish[node]!
      lateFinish[node] = given.lateFinish ?? lateFinish[node]!
      if (given.lateStart === undefined || given.lateStart === lateStart[node]) continue
      lateStart[node] = given.lateStart
      this.#calculated[node] = is & flag.started ? this.startFrom(node, lateFinish[node]!) : given.lateStart
    }
  }

  /** Ends of summaries have no dates in a file: they take those that follow from the tasks they hold. */
  #placeVirtual(): void {
    const net = this.#net
    const isVirtual = (node: number) => (net.flags[node]! & flag.virtual) !== 0
    for (let node = 0; node < net.size; node++) if (isVirtual(node)) placeEarly(net, this.#dates, node)
    for (let node = net.size - 1; node >= 0; node--)
      if (isVirtual(node)) placeLate(net, this.#dates, this.#calculated, this.#planFinish, node)
  }
}

/** A file without early dates tells where a task that has not begun stands. */
function withStart(stored: StoredDates, standsEarly: boolean): StoredDates {
  if (!standsEarly) return stored
  return {
    ...stored,
    ...(stored.earlyStart === undefined && stored.start !== undefined && { earlyStart: stored.start }),
    ...(stored.earlyFinish === undefined && stored.finish !== undefined && { earlyFinish: stored.finish }),
  }
}
