import { doneOf } from './early-bound.ts'
import { finishFrom, moved, nextStart, previousFinish, remainingFinishFrom } from './moving.ts'
import { isForgotten } from './out-of-sequence.ts'
import { type Dates, flag, linkTypes, type Network } from './network.ts'

const begun = flag.started | flag.finished

/**
 * The latest finish that link `k` leaves its predecessor. `calculated` holds late starts as the passes need them: a
 * started task shows its actual start, and its predecessors still look at what is left of it.
 */
export function lateBound(net: Network, dates: Dates, calculated: Int32Array, planFinish: number, k: number): number {
  if (isForgotten(net, k)) return previousFinish(net, net.from[k]!, planFinish)
  const bound =
    net.rules.progress === 'remaining'
      ? remainingBound(net, dates, k)
      : wholeBound(net, dates, calculated, planFinish, k)
  if (bound <= planFinish) return bound
  return net.rules.progress === 'remaining' ? previousFinish(net, net.from[k]!, planFinish) : planFinish
}

function wholeBound(net: Network, dates: Dates, calculated: Int32Array, planFinish: number, k: number): number {
  const from = net.from[k]!
  const to = net.to[k]!
  const type = net.type[k]!
  if (type === linkTypes.FS) return without(net, k, calculated[to]!, net.lag[k]!)
  if (type === linkTypes.FF) return without(net, k, dates.lateFinish[to]!, net.lag[k]!)
  if (net.flags[from]! & (flag.started | flag.fixed)) return planFinish
  if (type === linkTypes.SF) return without(net, k, finishFrom(net, from, dates.lateFinish[to]!), net.lag[k]!)
  return finishFrom(net, from, without(net, k, nextStart(net, from, dates.lateStart[to]!), net.lag[k]!))
}

function remainingBound(net: Network, dates: Dates, k: number): number {
  const from = net.from[k]!
  const to = net.to[k]!
  const type = net.type[k]!
  const lag = lagLeft(net, k)
  if (type === linkTypes.FS) return without(net, k, dates.lateStart[to]!, lag)
  if (type === linkTypes.FF) return without(net, k, dates.lateFinish[to]!, lag)
  if (type === linkTypes.SF)
    return without(
      net,
      k,
      net.flags[from]! & begun
        ? remainingFinishFrom(net, from, dates.lateFinish[to]!)
        : finishFrom(net, from, dates.lateFinish[to]!),
      lag,
    )
  const start = without(net, k, dates.lateStart[to]!, lag)
  return remainingFinishFrom(net, from, net.flags[from]! & begun ? start : worked(net, from, start, lag))
}

/** A late start at which nobody works: the end of the shift before, or past a lead the next start. */
function worked(net: Network, node: number, start: number, lag: number): number {
  const next = nextStart(net, node, start)
  return next === start || lag !== 0 ? next : previousFinish(net, node, start)
}

/** The start that a start-to-start link asks of its predecessor. */
export function lateStartBound(net: Network, dates: Dates, k: number): number {
  return without(net, k, dates.lateStart[net.to[k]!]!, lagLeft(net, k))
}

/** Lag that late dates still have to leave: all of it between what has not begun. */
function lagLeft(net: Network, k: number): number {
  const lag = net.lag[k]!
  const from = net.from[k]!
  const flags = net.flags[from]!
  const toFlags = net.flags[net.to[k]!]!
  if (!((flags | toFlags) & begun)) return lag
  const type = net.type[k]!
  if (flags & flag.finished) {
    const since = type === linkTypes.SS || type === linkTypes.SF ? net.actualStart[from]! : net.actualFinish[from]!
    if (lag <= 0 || (toFlags & begun) === flag.started) return 0
    return since > net.statusDate ? lag : Math.max(0, lag - passed(net, k, since))
  }
  if (type === linkTypes.FS) return toFlags & flag.finished || doneOf(net, net.to[k]!) > 0 ? 0 : lag
  if (type === linkTypes.SS && flags & flag.started)
    return lag <= 0 || toFlags & flag.finished ? 0 : Math.max(0, lag - doneOf(net, from))
  return lag
}

function passed(net: Network, k: number, since: number): number {
  const calendar = net.calendars[net.lagCalendar[k]!]!
  return calendar.workAt(net.statusDate) - calendar.workAt(since)
}

function without(net: Network, k: number, instant: number, lag: number): number {
  return moved(net, net.lagCalendar[k]!, instant, -lag)
}
