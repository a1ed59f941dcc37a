import type { Floats } from './floats.ts'
import { type Dates, flag, linkTypes, type Network, none } from './network.ts'
import { lateDatesFrom } from './plan-finish.ts'

/**
 * A network without calendars, progress and anything special: each link is one number, the least that its successor's
 * start stands behind its predecessor's. Two additions and a comparison for each link are all that its passes do.
 */
export interface ClockNetwork {
  /** No start before it. */
  readonly floor: Int32Array
  /** By link, in the order of the network's links. */
  readonly weight: Int32Array
}

const links = flag.startLinked | flag.finishLinked

/** Undefined where the network needs the general passes. */
export function clockNetwork(net: Network): ClockNetwork | undefined {
  if (!isClocked(net)) return undefined
  const { size, duration, type, lag, from, to } = net
  const { leadsPassStart } = net.rules.options
  const floor = new Int32Array(size).fill(leadsPassStart ? none : net.start)
  const weight = new Int32Array(from.length)
  for (let k = 0; k < from.length; k++) {
    const before = type[k] === linkTypes.FS || type[k] === linkTypes.FF ? duration[from[k]!]! : 0
    const after = type[k] === linkTypes.FF || type[k] === linkTypes.SF ? duration[to[k]!]! : 0
    weight[k] = before + lag[k]! - after
    if (type[k] === linkTypes.FF) floor[to[k]!] = net.start
  }
  for (let node = 0; node < size; node++) if (net.inStart[node] === net.inStart[node + 1]) floor[node] = net.start
  return { floor, weight }
}

function isClocked(net: Network): boolean {
  const { options } = net.rules
  if (options.openEndsCritical || (!options.leadsPassStart && net.statusDate !== net.start)) return false
  const continuous = net.calendars.map((calendar) => calendar.continuous)
  if (net.special.size > 0 || !continuous.every(Boolean)) return false
  for (let node = 0; node < net.size; node++) if (net.flags[node]! & ~links) return false
  return true
}

/** Both passes; as `runPasses`. */
export function clockPasses(net: Network, { floor, weight }: ClockNetwork, dates: Dates): void {
  const { size, inStart, from, duration } = net
  const { earlyStart, earlyFinish, lateStart, lateFinish } = dates
  let latest: number = none
  for (let node = 0, k = 0; node < size; node++) {
    let start = floor[node]!
    for (const end = inStart[node + 1]!; k < end; k++) {
      const asked = earlyStart[from[k]!]! + weight[k]!
      if (asked > start) start = asked
    }
    const finish = start + duration[node]!
    earlyStart[node] = start
    earlyFinish[node] = finish
    if (finish > latest) latest = finish
  }
  const planFinish = lateDatesFrom(net, latest)
  for (let node = 0; node < size; node++) lateStart[node] = planFinish - duration[node]!
  // Each node hands its late start on to its predecessors; its own is final when its turn comes.
  for (let node = size - 1, k = from.length - 1; node >= 0; node--) {
    const start = lateStart[node]!
    lateFinish[node] = start + duration[node]!
    for (const first = inStart[node]!; k >= first; k--) {
      const asked = start - weight[k]!
      const before = from[k]!
      if (asked < lateStart[before]!) lateStart[before] = asked
    }
  }
  dates.finish = latest
}

/** As `floatsOf`. */
export function clockFloats(net: Network, { weight }: ClockNetwork, dates: Dates): Floats {
  const { size, inStart, outStart, from } = net
  const { earlyStart, earlyFinish, lateStart } = dates
  const total = new Int32Array(size)
  // Until a node's turn comes: the latest start that moves no successor.
  const free = new Int32Array(size).fill(open)
  const whole = net.rules.progress === 'whole'
  // Last to first: a node has heard from all its successors when its turn comes.
  for (let node = size - 1, k = from.length - 1; node >= 0; node--) {
    const start = earlyStart[node]!
    const float = lateStart[node]! - start
    total[node] = float
    const left = free[node]! - start
    if (outStart[node] === outStart[node + 1]) free[node] = whole ? float : dates.finish - earlyFinish[node]!
    else free[node] = whole && left < 0 ? 0 : left
    for (const first = inStart[node]!; k >= first; k--) {
      const asked = start - weight[k]!
      const before = from[k]!
      if (asked < free[before]!) free[before] = asked
    }
  }
  return { total, free }
}

/** No successor yet. */
const open = 0x7fff_ffff
