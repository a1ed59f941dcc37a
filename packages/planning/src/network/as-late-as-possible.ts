import { moved, nextStart, previousFinish, remainingFinishFrom, remainingStartFrom } from './moving.ts'
import { type Dates, flag, linkTypes, type Network } from './network.ts'

/**
 * P6: a task that is as late as possible moves its early dates up to those of its successors, and delays none of them.
 * Last to first, so that a chain of such tasks moves whole.
 */
export function pushLate(net: Network, dates: Dates, planFinish: number): void {
  for (let node = net.size - 1; node >= 0; node--) {
    if (net.flags[node]! & flag.asLateAsPossible) pushNode(net, dates, planFinish, node)
  }
}

/** One such task, after its successors. */
export function pushNode(net: Network, dates: Dates, planFinish: number, node: number): void {
  const flags = net.flags[node]!
  let start = latestStart(net, dates, node, planFinish)
  if (flags & flag.atShiftEnd && !(flags & flag.finished)) start = previousFinish(net, node, start)
  else if (!(flags & flag.finished) && (flags & flag.milestone || net.remaining[node]! > 0))
    start = nextStart(net, node, start)
  dates.earlyStart[node] = start
  dates.earlyFinish[node] = remainingFinishFrom(net, node, start)
}

function latestStart(net: Network, dates: Dates, node: number, planFinish: number): number {
  const [first, end] = [net.outStart[node]!, net.outStart[node + 1]!]
  if (first === end) return remainingStartFrom(net, node, Math.max(planFinish, dates.finish))
  let latest = Number.MAX_SAFE_INTEGER
  for (let at = first; at < end; at++) latest = Math.min(latest, startFor(net, dates, net.out[at]!))
  return latest === Number.MAX_SAFE_INTEGER ? dates.earlyStart[node]! : latest
}

/** The latest start that leaves the early dates of the successor of link `k` alone. */
function startFor(net: Network, dates: Dates, k: number): number {
  const [from, to] = [net.from[k]!, net.to[k]!]
  const without = (instant: number) => moved(net, net.lagCalendar[k]!, instant, -net.lag[k]!)
  switch (net.type[k]) {
    case linkTypes.SS:
      return without(dates.earlyStart[to]!)
    case linkTypes.FS:
      if (net.flags[from]! & flag.finished) return net.statusDate
      return without(remainingStartFrom(net, from, dates.earlyStart[to]!))
    case linkTypes.FF:
      return remainingStartFrom(net, from, without(dates.earlyFinish[to]!))
    default:
      return without(dates.earlyFinish[to]!)
  }
}
