import type { Driver } from '../schedule.ts'
import type { Compiled } from './compile.ts'
import { earlyBound } from './early-bound.ts'
import { nextStart, specialOf, startFrom } from './moving.ts'
import { type Dates, flag, type Network, none } from './network.ts'

/** What put the node where it is: everything that asks for exactly its early start, links first. */
export function driversOf(compiled: Compiled, dates: Dates, node: number): readonly Driver[] {
  const { network: net } = compiled
  const flags = net.flags[node]!
  if (flags & flag.fixed && net.actualStart[node] !== none) return [{ by: 'manual', date: net.actualStart[node]! }]
  if (flags & flag.started && net.rules.progress === 'whole') return [{ by: 'actual', date: net.actualStart[node]! }]
  if (flags & flag.finished) return [{ by: 'actual', date: net.actualFinish[node]! }]
  const drivers: Driver[] = drivingLinks(net, dates, node).map((k) => linkDriver(compiled, k))
  const start = dates.earlyStart[node]!
  const special = specialOf(net, node)
  for (const [n, { rule, date }] of special.constraints.entries()) {
    if (rule.early === undefined) continue
    const at = rule.early.at === 'start' ? date : startFrom(net, node, date)
    if (nextStart(net, node, at) === start || at === start)
      drivers.push({ by: n === 0 ? 'constraint' : 'secondConstraint', date })
  }
  if (special.externalEarlyStart === start) drivers.push({ by: 'external', date: start })
  if (special.delay > 0) drivers.push({ by: 'levelling', minutes: special.delay })
  if (special.expectedFinish !== none) drivers.push({ by: 'expectedFinish', date: special.expectedFinish })
  if (flags & flag.asLateAsPossible && drivers.length === 0) drivers.push({ by: 'asLateAsPossible', date: start })
  if (drivers.length === 0)
    drivers.push({
      by: net.start === net.statusDate && net.rules.progress === 'remaining' ? 'statusDate' : 'planStart',
      date: net.start,
    })
  return drivers
}

/** Links into the node that ask for its early start, none earlier; those alone decide it. */
export function drivingLinks(net: Network, dates: Dates, node: number): readonly number[] {
  const start = dates.earlyStart[node]!
  const links: number[] = []
  for (let k = net.inStart[node]!; k < net.inStart[node + 1]!; k++) {
    const asked = earlyBound(net, dates, k)
    if (asked === none) continue
    if (asked === start || nextStart(net, node, asked) === start) links.push(k)
  }
  return links
}

function linkDriver({ network, rowOf, tasks, dependencies, linkRowOf }: Compiled, k: number): Driver {
  const dependency = dependencies[linkRowOf[k]!]!
  const task = tasks[rowOf[network.from[k]!]!]
  return { by: 'dependency', dependency: dependency.id, task: task?.id ?? dependency.predecessor }
}
