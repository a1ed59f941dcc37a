import type { WorkingTime } from '../calendar/working-time.ts'
import { clockFloats } from './clock-passes.ts'
import { workBetween } from './moving.ts'
import { isForgotten } from './out-of-sequence.ts'
import { type Dates, flag, linkTypes, type Network, none } from './network.ts'
import { standingFinish, standingStart, standsLate } from './standing.ts'

const linked = flag.startLinked | flag.finishLinked
/** What a link's successor may be so that the link is looked at by itself. */
const closer = flag.started | flag.finished | flag.asLateAsPossible
const unbounded = 0x7fff_ffff

/** Working minutes between early and late dates, and to the next task, by node. */
export interface Floats {
  readonly total: Int32Array
  readonly free: Int32Array
}

export const noFloats = (size: number): Floats => ({ total: new Int32Array(size), free: new Int32Array(size) })

/** @param floats where they are written to */
export function floatsOf(net: Network, dates: Dates, floats: Floats = noFloats(net.size)): Floats {
  if (net.clock && clockFloats(net, net.clock, dates, floats)) return floats
  const { size, flags, duration, remaining, calendars, calendar } = net
  const { total, free } = floats
  const unusual = linksKeepWork(net) ? ~linked : -1
  for (let node = 0; node < size; node++) {
    const minutes = duration[node]!
    if (minutes === 0 || flags[node]! & unusual || remaining[node] !== minutes) {
      total[node] = totalFloat(net, dates, node)
      free[node] = freeFloat(net, dates, node, total[node]!)
      continue
    }
    // Start and finish have the same float where nothing but links and the calendar holds them.
    const time = calendars[calendar[node]!]!
    const work = time.workAt(dates.earlyStart[node]!)
    total[node] = time.workAt(dates.lateStart[node]!) - work
    free[node] = plainFreeFloat(net, dates, node, time, work, total[node]!)
  }
  return floats
}

/**
 * Whether as much work lies between the start and the finish of a node that links hold as between those of any other.
 * Where links hold starts and finishes themselves, that is so as long as they ask in earnest what they hold: links to work
 * that has begun and to starts of summaries may not.
 */
function linksKeepWork({ rules, flags }: Network): boolean {
  if (!rules.linksHoldTheirEnd) return true
  for (const is of flags) if (is & (flag.started | flag.finished | flag.earliest)) return false
  return true
}

/** As `freeFloat`, for a node with `work` minutes done of its calendar `time` at its early start. */
function plainFreeFloat(
  net: Network,
  dates: Dates,
  node: number,
  time: WorkingTime,
  work: number,
  total: number,
): number {
  const { outStart, out, to, type, lag, flags } = net
  const whole = net.rules.progress === 'whole'
  const end = outStart[node + 1]!
  const workAtFinish = work + net.duration[node]!
  // What links without lags leave is read from the first instant that any of them names.
  let start = unbounded
  let finish = unbounded
  let free = unbounded
  for (let at = outStart[node]!; at < end; at++) {
    const k = out[at]!
    const after = to[k]!
    if (flags[after]! & closer) {
      if ((whole && flags[after]! & flag.finished) || isForgotten(net, k)) continue
      free = Math.min(free, slackOf(net, dates, k))
      continue
    }
    const link = type[k]!
    const there = link === linkTypes.FS || link === linkTypes.SS ? dates.earlyStart[after]! : dates.earlyFinish[after]!
    const fromFinish = link === linkTypes.FS || link === linkTypes.FF
    if (lag[k] !== 0) free = Math.min(free, time.workAt(there) - (fromFinish ? workAtFinish : work) - lag[k]!)
    else if (fromFinish) finish = Math.min(finish, there)
    else start = Math.min(start, there)
  }
  if (finish !== unbounded) free = Math.min(free, time.workAt(finish) - workAtFinish)
  if (start !== unbounded) free = Math.min(free, time.workAt(start) - work)
  if (free === unbounded) free = whole ? total : time.workAt(dates.finish) - workAtFinish
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
