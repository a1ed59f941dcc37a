import { type Dates, flag, type Network, none } from './network.ts'

/** The latest early finish of all tasks. */
export function latestFinish(net: Network, dates: Dates): number {
  let finish = none
  for (let node = 0; node < net.size; node++)
    if (dates.earlyFinish[node]! > finish && !(net.flags[node]! & flag.virtual)) finish = dates.earlyFinish[node]!
  return finish
}

/** A promised finish counts when the rules take late dates from it; else the latest early finish. */
export function lateDatesFrom(net: Network, latest: number): number {
  return net.finish !== none && net.rules.options.lateDatesFrom === 'planFinish' ? net.finish : latest
}
