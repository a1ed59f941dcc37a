import { type Dates, flag, type Network } from './network.ts'

/** Whether it stands at its late dates: as late as possible, under rules that take that for its place in the plan. */
export function standsLate(net: Network, node: number): boolean {
  return (net.flags[node]! & flag.asLateAsPossible) !== 0 && net.rules.asLateAsPossible === 'lateDates'
}

/** Early, or late for what is as late as possible. */
export function standingStart(net: Network, dates: Dates, node: number): number {
  return standsLate(net, node) ? dates.lateStart[node]! : dates.earlyStart[node]!
}

export function standingFinish(net: Network, dates: Dates, node: number): number {
  return standsLate(net, node) ? dates.lateFinish[node]! : dates.earlyFinish[node]!
}
