import { pushLate, pushNode } from './as-late-as-possible.ts'
import { backwardPass } from './backward-pass.ts'
import { clockEarly, clockLate } from './clock-passes.ts'
import { forwardPass } from './forward-pass.ts'
import { Frontier } from './frontier.ts'
import { LatestFinish } from './latest-finish.ts'
import { type Dates, flag, type Network, noDates, none } from './network.ts'
import { hasLate } from './run-passes.ts'
import { lateDatesFrom } from './plan-finish.ts'

/**
 * The passes of a network, kept ready to run again over no more than what a change reaches: early dates forward from what
 * was changed, late dates backward from there and from what early dates they look at. When the finish that late dates are
 * counted from moves, they are all counted anew, or in a network by the clock, where nothing else holds them, move with it.
 * What comes out equals `runPasses`, always.
 */
export class Passes {
  /** What the passes say, third pass included. */
  readonly dates: Dates
  /** Nodes whose dates have changed since they were last taken; may name a node twice. */
  #changed = new Int32Array(1024)
  #changes = 0
  #net: Network
  /** Early dates before tasks that are as late as possible take their place; `dates` itself without such tasks. */
  readonly #first: Dates
  readonly #calculated: Int32Array
  readonly #lateStartBefore: Int32Array
  readonly #lateFinishBefore: Int32Array
  readonly #forward: Frontier
  readonly #backward: Frontier
  readonly #third: Frontier
  readonly #latest: LatestFinish
  readonly #late: boolean
  readonly #opensSummaries: boolean
  /** Late dates are left alone. */
  readonly earlyOnly: boolean
  #planFinish: number

  /** @param only `early`: late dates are left alone, unless early ones stand on them */
  constructor(net: Network, only?: 'early') {
    this.#net = net
    this.dates = noDates(net.size)
    this.#late = hasLate(net)
    this.earlyOnly = only === 'early' && !this.#late
    this.#first = this.#late ? { ...noDates(net.size), ...lateOf(this.dates), finish: none } : this.dates
    this.#calculated = new Int32Array(net.size)
    this.#lateStartBefore = new Int32Array(net.size)
    this.#lateFinishBefore = new Int32Array(net.size)
    this.#forward = new Frontier(net.size)
    this.#backward = new Frontier(net.size)
    this.#third = new Frontier(net.size)
    this.#opensSummaries = net.flags.some((flags) => (flags & flag.earliest) !== 0)
    forwardPass(net, this.#first)
    this.#latest = new LatestFinish(net, this.#first.earlyFinish)
    const finish = this.#latest.value()
    this.#planFinish = lateDatesFrom(net, finish)
    if (!this.earlyOnly) backwardPass(net, this.#first, this.#calculated, this.#planFinish)
    this.dates.finish = finish
    if (!this.#late) return
    this.dates.earlyStart.set(this.#first.earlyStart)
    this.dates.earlyFinish.set(this.#first.earlyFinish)
    if (this.#pushesWithLateDates) forwardPass(net, this.dates)
    else pushLate(net, this.dates, this.#planFinish)
  }

  get net(): Network {
    return this.#net
  }

  /** The network with links that came or went, or no longer by the clock; its nodes are the same. */
  set net(net: Network) {
    if (this.#net.clock && !net.clock) this.#calculated.set(this.dates.lateStart)
    this.#net = net
  }

  takeChanged(): Int32Array {
    const changed = this.#changed.slice(0, this.#changes)
    this.#changes = 0
    return changed
  }

  /** The node itself is another, or what links it: its own dates and those of its neighbours are looked at again. */
  touch(node: number): void {
    this.touchAlone(node)
    this.#addPredecessors(this.#backward, node)
    this.#addSuccessors(this.#forward, node)
    if (!this.#late) return
    this.#addPredecessors(this.#third, node)
    this.#addSuccessors(this.#third, node)
  }

  /** The node lasts longer or shorter: its neighbours are looked at when its dates move. */
  touchAlone(node: number): void {
    this.#forward.add(node)
    this.#backward.add(node)
    if (this.#late) this.#third.add(node)
  }

  /** Brings all dates up to what was touched. */
  run(): void {
    const { net } = this
    this.#runForward()
    const finish = this.#latest.value()
    const finishMoved = finish !== this.dates.finish
    this.dates.finish = finish
    if (this.earlyOnly) return
    const planFinish = lateDatesFrom(net, finish)
    if (planFinish !== this.#planFinish) {
      if (net.clock) this.#shiftLate(planFinish - this.#planFinish)
      else this.#runWholeBackward(planFinish)
      this.#planFinish = planFinish
    }
    this.#runBackward()
    if (!this.#late) return
    if (this.#pushesWithLateDates) this.#runThird()
    else this.#runPush(finishMoved)
  }

  get #pushesWithLateDates(): boolean {
    return this.net.rules.asLateAsPossible === 'lateDates'
  }

  #runForward(): void {
    const { net } = this
    const { earlyStart, earlyFinish } = this.#first
    const anchored = net.rules.options.openEndsCritical
    for (let node = this.#forward.takeFirst(); node >= 0; node = this.#forward.takeFirst()) {
      const start = earlyStart[node]!
      const finish = earlyFinish[node]!
      if (net.clock) clockEarly(net, net.clock, this.dates, node)
      else forwardPass(net, this.#first, node, node + 1)
      if (earlyStart[node] === start && earlyFinish[node] === finish) continue
      if (earlyFinish[node] !== finish) this.#latest.moved(node, finish)
      if (anchored) this.#backward.add(node)
      if (this.#opensSummaries && earlyStart[node] !== start) this.#lookAtSummaryStarts(node)
      if (this.#late) this.#third.add(node)
      else this.#moved(node)
      for (let at = net.outStart[node]!; at < net.outStart[node + 1]!; at++) this.#forward.add(net.to[net.out[at]!]!)
    }
  }

  /** Only the first task of a summary carries what is linked to the summary's start: which one that is may be another. */
  #lookAtSummaryStarts(node: number): void {
    const { net } = this
    this.#backward.add(node)
    if (net.flags[node]! & flag.earliest)
      for (let k = net.inStart[node]!; k < net.inStart[node + 1]!; k++) this.#backward.add(net.from[k]!)
  }

  #runBackward(): void {
    for (let node = this.#backward.takeLast(); node >= 0; node = this.#backward.takeLast())
      if (this.#placeLate(node)) this.#addPredecessors(this.#backward, node)
  }

  /** Nothing but the plan's finish holds late dates. */
  #shiftLate(minutes: number): void {
    const { lateStart, lateFinish } = this.dates
    for (let node = 0; node < this.net.size; node++) {
      lateStart[node]! += minutes
      lateFinish[node]! += minutes
      this.#moved(node)
    }
  }

  #runWholeBackward(planFinish: number): void {
    this.#backward.clear()
    const { lateStart, lateFinish } = this.dates
    this.#lateStartBefore.set(lateStart)
    this.#lateFinishBefore.set(lateFinish)
    backwardPass(this.net, this.#first, this.#calculated, planFinish)
    for (let node = this.net.size - 1; node >= 0; node--)
      if (lateStart[node] !== this.#lateStartBefore[node] || lateFinish[node] !== this.#lateFinishBefore[node])
        this.#lateMoved(node)
  }

  /** Whether its late dates are others now. */
  #placeLate(node: number): boolean {
    const { lateStart, lateFinish } = this.dates
    const calculated = this.#calculated
    const [start, finish, before] = [lateStart[node]!, lateFinish[node]!, calculated[node]!]
    const { net } = this
    if (net.clock) clockLate(net, net.clock, this.dates, this.#planFinish, node)
    else backwardPass(net, this.#first, calculated, this.#planFinish, node, node + 1)
    if (lateStart[node] === start && lateFinish[node] === finish && calculated[node] === before) return false
    this.#lateMoved(node)
    return true
  }

  #lateMoved(node: number): void {
    this.#moved(node)
    if (this.#late && this.net.flags[node]! & flag.asLateAsPossible) this.#addSuccessors(this.#third, node)
  }

  /** Early dates where tasks that are as late as possible push with their late ones. */
  #runThird(): void {
    const { net, dates } = this
    for (let node = this.#third.takeFirst(); node >= 0; node = this.#third.takeFirst()) {
      const start = dates.earlyStart[node]!
      const finish = dates.earlyFinish[node]!
      forwardPass(net, dates, node, node + 1)
      if (dates.earlyStart[node] === start && dates.earlyFinish[node] === finish) continue
      this.#moved(node)
      this.#addSuccessors(this.#third, node)
    }
  }

  /** Early dates where such tasks move up to their successors. */
  #runPush(finishMoved: boolean): void {
    const { net, dates } = this
    if (finishMoved)
      for (let node = 0; node < net.size; node++)
        if (net.flags[node]! & flag.asLateAsPossible && net.outStart[node] === net.outStart[node + 1])
          this.#third.add(node)
    for (let node = this.#third.takeLast(); node >= 0; node = this.#third.takeLast()) {
      const start = dates.earlyStart[node]!
      const finish = dates.earlyFinish[node]!
      if (net.flags[node]! & flag.asLateAsPossible) pushNode(net, dates, this.#planFinish, node)
      else {
        dates.earlyStart[node] = this.#first.earlyStart[node]!
        dates.earlyFinish[node] = this.#first.earlyFinish[node]!
      }
      if (dates.earlyStart[node] === start && dates.earlyFinish[node] === finish) continue
      this.#moved(node)
      this.#addPredecessors(this.#third, node)
    }
  }

  #moved(node: number): void {
    if (this.#changes === this.#changed.length) {
      const longer = new Int32Array(2 * this.#changes)
      longer.set(this.#changed)
      this.#changed = longer
    }
    this.#changed[this.#changes++] = node
  }

  #addPredecessors(to: Frontier, node: number): void {
    const { net } = this
    for (let k = net.inStart[node]!; k < net.inStart[node + 1]!; k++) to.add(net.from[k]!)
  }

  #addSuccessors(to: Frontier, node: number): void {
    const { net } = this
    for (let at = net.outStart[node]!; at < net.outStart[node + 1]!; at++) to.add(net.to[net.out[at]!]!)
  }
}

const lateOf = ({ lateStart, lateFinish }: Dates) => ({ lateStart, lateFinish })
