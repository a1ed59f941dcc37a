import { later } from './branch-free.ts'
import type { Floats } from './floats.ts'
import { type Dates, flag, linkTypes, type Network, none } from './network.ts'
import { lateDatesFrom } from './plan-finish.ts'

/**
 * A network without calendars, progress and anything special: each link is one number, the least that its successor's
 * start stands behind its predecessor's. All that its passes do for a link is an addition and a choice without a branch,
 * which asks that no difference overflows, hence the limits.
 */
export interface ClockNetwork {
  /** No start before it. */
  readonly floor: Int32Array
  /** By link, in the order of the network's links: its predecessor, and its weight. */
  readonly links: Int32Array
}

const linked = flag.startLinked | flag.finishLinked

/** No start lies further from 1970, a thousand years. Also: the floor of what has none. */
const farthest = 0x2000_0000
/** No duration or lag is longer, 255 years. */
const longest = 0x800_0000
/** Free float: no successor yet. */
const open = -0x4000_0000

/** Undefined where the network needs the general passes. */
export function clockNetwork(net: Network): ClockNetwork | undefined {
  if (!isClocked(net)) return undefined
  const clock: ClockNetwork = { floor: new Int32Array(net.size), links: new Int32Array(net.from.length * 2) }
  for (let node = 0; node < net.size; node++) if (!setFloor(net, clock, node)) return undefined
  for (let k = 0; k < net.from.length; k++) if (!setLink(net, clock, k)) return undefined
  return clock
}

function isClocked(net: Network): boolean {
  const { options } = net.rules
  if (options.openEndsCritical || (!options.leadsPassStart && net.statusDate !== net.start)) return false
  if (net.special.size > 0 || Math.abs(net.start) > farthest) return false
  return net.calendars.every(({ continuous }) => continuous)
}

/** The node or a link at it is another: brings their numbers up to date. @returns whether the network is still such a one */
export function reweigh(net: Network, clock: ClockNetwork, node: number): boolean {
  const { calendars, calendar, lagCalendar, inStart, outStart, out } = net
  const isContinuous = (index: number) => calendars[index]!.continuous
  if (net.special.size > 0 || !isContinuous(calendar[node]!) || !setFloor(net, clock, node)) return false
  for (let k = inStart[node]!; k < inStart[node + 1]!; k++)
    if (!isContinuous(lagCalendar[k]!) || !setLink(net, clock, k)) return false
  for (let at = outStart[node]!; at < outStart[node + 1]!; at++)
    if (!isContinuous(lagCalendar[out[at]!]!) || !setLink(net, clock, out[at]!)) return false
  return true
}

/** @returns whether the node is one of such a network */
function setFloor(net: Network, { floor }: ClockNetwork, node: number): boolean {
  const minutes = net.duration[node]!
  floor[node] = net.rules.options.leadsPassStart && net.inStart[node] !== net.inStart[node + 1] ? -farthest : net.start
  return !(net.flags[node]! & ~linked) && net.remaining[node] === minutes && minutes >= 0 && minutes <= longest
}

/** @returns whether the link is one of such a network */
function setLink(net: Network, { floor, links }: ClockNetwork, k: number): boolean {
  const { duration, type, lag, from, to } = net
  const before = type[k] === linkTypes.FS || type[k] === linkTypes.FF ? duration[from[k]!]! : 0
  const after = type[k] === linkTypes.FF || type[k] === linkTypes.SF ? duration[to[k]!]! : 0
  if (type[k] === linkTypes.FF) floor[to[k]!] = net.start
  links[2 * k] = from[k]!
  links[2 * k + 1] = before + lag[k]! - after
  return Math.abs(lag[k]!) <= longest
}

/** Both passes, as `runPasses`. @returns whether dates stayed within the limits; if not, they mean nothing */
export function clockPasses(net: Network, clock: ClockNetwork, dates: Dates): boolean {
  if (!clockForward(net, clock, dates)) return false
  clockBackward(net, clock, dates, lateDatesFrom(net, dates.finish))
  return true
}

function clockForward(net: Network, { floor, links }: ClockNetwork, dates: Dates): boolean {
  const { size, inStart, duration } = net
  const { earlyStart, earlyFinish } = dates
  let latest: number = none
  let within = true
  for (let node = 0, k = 0; node < size; node++) {
    let start = floor[node]!
    for (const end = 2 * inStart[node + 1]!; k < end; k += 2) {
      start = later(start, earlyStart[links[k]!]! + links[k + 1]!)
    }
    if (start === -farthest || start > farthest) within = false
    const finish = (start + duration[node]!) | 0
    earlyStart[node] = start
    earlyFinish[node] = finish
    if (finish > latest) latest = finish
  }
  dates.finish = latest
  return within
}

/** Early dates of one node from those of its predecessors; as `placeEarly`, within the limits and beyond. */
export function clockEarly(net: Network, { floor, links }: ClockNetwork, dates: Dates, node: number): void {
  const { earlyStart, earlyFinish } = dates
  const end = 2 * net.inStart[node + 1]!
  let start = floor[node] === -farthest ? none : floor[node]!
  for (let k = 2 * net.inStart[node]!; k < end; k += 2) {
    const asked = earlyStart[links[k]!]! + links[k + 1]!
    if (asked > start) start = asked
  }
  earlyStart[node] = start
  earlyFinish[node] = start + net.duration[node]!
}

/** Late dates of one node from those of its successors; as `placeLate`. */
export function clockLate(net: Network, { links }: ClockNetwork, dates: Dates, planFinish: number, node: number): void {
  const { outStart, out, to, duration } = net
  const { lateStart, lateFinish } = dates
  const end = outStart[node + 1]!
  let start = planFinish - duration[node]!
  for (let at = outStart[node]!; at < end; at++) {
    const k = out[at]!
    const asked = lateStart[to[k]!]! - links[2 * k + 1]!
    if (asked < start) start = asked
  }
  lateStart[node] = start
  lateFinish[node] = start + duration[node]!
}

/** Last to first: each node hands on to its predecessors how long before the plan's finish they have to start. */
function clockBackward(net: Network, { links }: ClockNetwork, dates: Dates, planFinish: number): void {
  const { size, inStart, duration } = net
  const { lateStart, lateFinish } = dates
  // Until a node's turn comes: the longest way from its start to the plan's finish.
  const way = lateStart.fill(0)
  for (let node = size - 1, k = links.length - 2; node >= 0; node--) {
    const minutes = duration[node]!
    const before = later(minutes, way[node]!)
    lateStart[node] = planFinish - before
    lateFinish[node] = planFinish - before + minutes
    for (const first = 2 * inStart[node]!; k >= first; k -= 2) {
      const predecessor = links[k]!
      way[predecessor] = later(way[predecessor]!, before + links[k + 1]!)
    }
  }
}

/** As `floatsOf`. @returns whether dates are within the limits; if not, floats mean nothing */
export function clockFloats(net: Network, { links }: ClockNetwork, dates: Dates, { total, free }: Floats): boolean {
  const { size, inStart } = net
  const { earlyStart, earlyFinish, lateStart } = dates
  const whole = net.rules.progress === 'whole'
  // Until a node's turn comes: minus the latest start that moves no successor.
  free.fill(open)
  let within = true
  for (let node = size - 1, k = links.length - 2; node >= 0; node--) {
    const start = earlyStart[node]!
    const float = (lateStart[node]! - start) | 0
    if (start < -farthest || start > farthest) within = false
    const known = free[node]!
    const left = (-known - start) | 0
    total[node] = float
    if (known === open) free[node] = whole ? float : dates.finish - earlyFinish[node]!
    else free[node] = whole ? later(0, left) : left
    for (const first = 2 * inStart[node]!; k >= first; k -= 2) {
      const predecessor = links[k]!
      free[predecessor] = later(free[predecessor]!, links[k + 1]! - start)
    }
  }
  return within
}
