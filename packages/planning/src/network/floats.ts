import { clockFloats } from './clock-passes.ts'
import { workBetween } from './moving.ts'
import { isForgotten } from './out-of-sequence.ts'
import { type Dates, flag, linkTypes, type Network, none } from './network.ts'
import { standingFinish, standingStart, standsLate } from './standing.ts'

/** Working minutes between early and late dates, and to the next task, by node. */
export interface Floats {
  readonly total: Int32Array
  readonly free: Int32Array
}

export function floatsOf(net: Network, dates: Dates): Floats {
  if (net.clock) return clockFloats(net, net.clock, dates)
  const { size, flags, duration, calendars, calendar } = net
  const { earlyStart, lateStart } = dates
  const total = new Int32Array(size)
  const free = new Int32Array(size)
  const unusual = net.rules.linksHoldTheirEnd ? -1 : ~(flag.startLinked | flag.finishLinked)
  /** Worked minutes at the early start of nodes with nothing special, by their own calendars; `none` for others. */
  const work = new Int32Array(size)
  for (let node = 0; node < size; node++)
    work[node] =
      flags[node]! & unusual || duration[node] === 0 ? none : calendars[calendar[node]!]!.workAt(earlyStart[node]!)
  for (let node = 0; node < size; node++) {
    if (work[node] === none) {
      total[node] = totalFloat(net, dates, node)
      free[node] = freeFloat(net, dates, node, total[node]!)
      continue
    }
    // Start and finish have the same float where nothing but links and the calendar holds them.
    total[node] = calendars[calendar[node]!]!.workAt(lateStart[node]!) - work[node]!
    free[node] = plainFreeFloat(net, dates, work, node, total[node]!)
  }
  return { total, free }
}

/** As `freeFloat`, without asking a calendar again for what is known. */
function plainFreeFloat(net: Network, dates: Dates, work: Int32Array, node: number, total: number): number {
  const { outStart, out, to, type, lag, calendar, duration, flags } = net
  const whole = net.rules.progress === 'whole'
  const end = outStart[node + 1]!
  const own = calendar[node]!
  const time = net.calendars[own]!
  const [atStart, atFinish] = [work[node]!, work[node]! + duration[node]!]
  let free: number = none
  for (let at = outStart[node]!; at < end; at++) {
    const k = out[at]!
    const after = to[k]!
    if ((whole && flags[after]! & flag.finished) || isForgotten(net, k)) continue
    const link = type[k]!
    let slack = 0
    if (work[after] === none) slack = slackOf(net, dates, k)
    else {
      const toStart = link === linkTypes.FS || link === linkTypes.SS
      const there =
        calendar[after] === own
          ? work[after]! + (toStart ? 0 : duration[after]!)
          : time.workAt(toStart ? dates.earlyStart[after]! : dates.earlyFinish[after]!)
      slack = there - (link === linkTypes.FS || link === linkTypes.FF ? atFinish : atStart) - lag[k]!
    }
    if (free === none || slack < free) free = slack
  }
  if (free === none) return freeFloat(net, dates, node, total)
  return whole ? Math.max(0, free) : free
}

/** Late minus early, at the start, at the finish, or the smaller: a started task has only its finish to move. */
export function totalFloat(net: Network, dates: Dates, node: number): number {
  const flags = net.flags[node]!
  if (flags & flag.finished) return 0
  if (standsLate(net, node)) return 0
  const atFinish = workBetween(net, node, dates.earlyFinish[node]!, dates.lateFinish[node]!)
  const how = net.rules.options.totalFloat
  if (how === 'finish' || (how === 'smallest' && flags & flag.started)) return atFinish
  const atStart = workBetween(net, node, dates.earlyStart[node]!, dates.lateStart[node]!)
  return how === 'start' ? atStart : Math.min(atStart, atFinish)
}

/** How long a task may slip before the early date of any successor moves, lags left where they are. */
export function freeFloat(net: Network, dates: Dates, node: number, total: number): number {
  if (net.flags[node]! & (flag.finished | flag.expectedFinish)) return 0
  const whole = net.rules.progress === 'whole'
  let free = none
  for (let at = net.outStart[node]!; at < net.outStart[node + 1]!; at++) {
    const k = net.out[at]!
    const to = net.to[k]!
    if ((whole && net.flags[to]! & flag.finished) || isForgotten(net, k)) continue
    const slack = slackOf(net, dates, k)
    if (free === none || slack < free) free = slack
  }
  if (free === none) free = whole ? total : workBetween(net, node, dates.earlyFinish[node]!, dates.finish)
  return whole ? Math.max(0, free) : free
}

/** Working minutes that the predecessor of link `k` may slip before the link moves its successor. */
export function slackOf(net: Network, dates: Dates, k: number): number {
  const from = net.from[k]!
  const to = net.to[k]!
  const type = net.type[k]!
  const started = net.flags[from]! & flag.started
  if (type === linkTypes.SS && started && net.rules.progress === 'remaining') return 0
  const atStart = type === linkTypes.SS || type === linkTypes.SF
  const before = atStart ? standingStart(net, dates, from) : standingFinish(net, dates, from)
  const after =
    type === linkTypes.FS || type === linkTypes.SS ? standingStart(net, dates, to) : standingFinish(net, dates, to)
  return workBetween(net, from, before, after) - net.lag[k]!
}
