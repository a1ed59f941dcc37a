import { backwardPass } from './backward-pass.ts'
import { clockPasses } from './clock-passes.ts'
import { forwardPass } from './forward-pass.ts'
import { type Dates, flag, type Network, noDates, none } from './network.ts'
import { pushLate } from './as-late-as-possible.ts'
import { lateDatesFrom, latestFinish } from './plan-finish.ts'

/** Both passes, and the third that as-late-as-possible tasks ask for. Linear in nodes and links. */
export function runPasses(net: Network, dates: Dates = noDates(net.size)): Dates {
  if (net.clock && clockPasses(net, net.clock, dates)) return dates
  dates.finish = none
  forwardPass(net, dates)
  const finish = latestFinish(net, dates)
  const planFinish = lateDatesFrom(net, finish)
  const calculated = new Int32Array(net.size)
  backwardPass(net, dates, calculated, planFinish)
  dates.finish = finish
  if (hasLate(net)) {
    if (net.rules.asLateAsPossible === 'lateDates') forwardPass(net, dates)
    else pushLate(net, dates, planFinish)
  }
  return dates
}

export function hasLate(net: Network): boolean {
  for (let node = 0; node < net.size; node++) if (net.flags[node]! & flag.asLateAsPossible) return true
  return false
}
