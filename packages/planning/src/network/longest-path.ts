import { drivingLinks } from './drivers.ts'
import { type Dates, flag, type Network } from './network.ts'
import { latestFinish } from './plan-finish.ts'

/** 1 for every node on a chain of driving links to one that finishes last: P6's longest path. */
export function longestPath(net: Network, dates: Dates): Uint8Array {
  const on = new Uint8Array(net.size)
  const last = latestFinish(net, dates)
  for (let node = net.size - 1; node >= 0; node--) {
    if (dates.earlyFinish[node] === last && !(net.flags[node]! & flag.virtual)) on[node] = 1
    if (on[node] === 1) for (const k of drivingLinks(net, dates, node)) on[net.from[k]!] = 1
  }
  return on
}
