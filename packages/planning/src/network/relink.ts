import { clockNetwork } from './clock-passes.ts'
import { flag, linkTypes, type Network } from './network.ts'

/** A link between nodes; its successor stands after its predecessor in the order. */
export interface NodeLink {
  readonly from: number
  readonly to: number
  readonly type: number
  readonly lag: number
  readonly lagCalendar: number
}

/** The network with one link more, the last of those into its successor, and the place it has. Linear, without sorting. */
export function withLink(net: Network, link: NodeLink): { readonly net: Network; readonly at: number } {
  const at = net.inStart[link.to + 1]!
  const inStart = net.inStart.slice()
  for (let node = link.to + 1; node < inStart.length; node++) inStart[node]!++
  const outStart = net.outStart.slice()
  for (let node = link.from + 1; node < outStart.length; node++) outStart[node]!++
  const place = placeOf(net, link.from, at)
  const out = inserted(net.out, place, -1)
  for (let n = 0; n < out.length; n++) if (out[n]! >= at) out[n]!++
  out[place] = at
  const changed: Network = {
    ...net,
    inStart,
    outStart,
    out,
    from: inserted(net.from, at, link.from),
    to: inserted(net.to, at, link.to),
    type: inserted(net.type, at, link.type),
    lag: inserted(net.lag, at, link.lag),
    lagCalendar: inserted(net.lagCalendar, at, link.lagCalendar),
  }
  flagEnds(changed, link.from, link.to)
  return { net: withClock(changed), at }
}

/** The network without link `k`. */
export function withoutLink(net: Network, k: number): Network {
  const from = net.from[k]!
  const to = net.to[k]!
  const inStart = net.inStart.slice()
  for (let node = to + 1; node < inStart.length; node++) inStart[node]!--
  const outStart = net.outStart.slice()
  for (let node = from + 1; node < outStart.length; node++) outStart[node]!--
  const out = removed(net.out, net.out.indexOf(k, net.outStart[from]))
  for (let n = 0; n < out.length; n++) if (out[n]! > k) out[n]!--
  const changed: Network = {
    ...net,
    inStart,
    outStart,
    out,
    from: removed(net.from, k),
    to: removed(net.to, k),
    type: removed(net.type, k),
    lag: removed(net.lag, k),
    lagCalendar: removed(net.lagCalendar, k),
  }
  flagEnds(changed, from, to)
  return withClock(changed)
}

/** What was folded from the network follows its links. */
const withClock = (net: Network): Network => ({ ...net, clock: net.clock && clockNetwork(net) })

/** What flags say of the links of two nodes, as their links now are. */
export function flagEnds(net: Network, from: number, to: number): void {
  let [startLinked, finishLinked] = [0, 0]
  for (let at = net.outStart[from]!; at < net.outStart[from + 1]!; at++)
    if (net.type[net.out[at]!] === linkTypes.SS) startLinked = flag.startLinked
  for (let k = net.inStart[to]!; k < net.inStart[to + 1]!; k++)
    if (net.type[k] === linkTypes.FF || net.type[k] === linkTypes.SF) finishLinked = flag.finishLinked
  net.flags[from] = (net.flags[from]! & ~flag.startLinked) | startLinked
  net.flags[to] = (net.flags[to]! & ~flag.finishLinked) | finishLinked
}

/** Links out of a node stand in the order of their own places. */
function placeOf(net: Network, from: number, link: number): number {
  let place = net.outStart[from + 1]!
  while (place > net.outStart[from]! && net.out[place - 1]! >= link) place--
  return place
}

type Column = Int32Array | Uint16Array | Uint8Array

export function inserted<T extends Column>(column: T, at: number, value: number): T {
  const longer = new (column.constructor as new (length: number) => T)(column.length + 1)
  longer.set(column.subarray(0, at))
  longer.set(column.subarray(at), at + 1)
  longer[at] = value
  return longer
}

export function removed<T extends Column>(column: T, at: number): T {
  const shorter = new (column.constructor as new (length: number) => T)(column.length - 1)
  shorter.set(column.subarray(0, at))
  shorter.set(column.subarray(at + 1), at)
  return shorter
}
