import { either, isNear, later, reach, sooner } from './branch-free.ts'
import { clockFloats } from './clock-passes.ts'
import { workBetween } from './moving.ts'
import { isForgotten } from './out-of-sequence.ts'
import { type Dates, flag, linkTypes, type Network, none } from './network.ts'
import { standingFinish, standingStart, standsLate } from './standing.ts'

const linked = flag.startLinked | flag.finishLinked
/** What a link's successor may be so that the link is looked at by itself. */
const closer = flag.started | flag.finished | flag.asLateAsPossible

/** Working minutes between early and late dates, and to the next task, by node. */
export interface Floats {
  readonly total: Int32Array
  readonly free: Int32Array
}

export const noFloats = (size: number): Floats => ({ total: new Int32Array(size), free: new Int32Array(size) })

/**
 * Floats of the dates that the passes leave. A plain node reads its own from its calendar; what its successors leave it is
 * gathered before.
 * @param floats where they are written to
 */
export function floatsOf(net: Network, dates: Dates, floats: Floats = noFloats(net.size)): Floats {
  if (net.clock && clockFloats(net, net.clock, dates, floats)) return floats
  const { size, flags, duration, remaining, calendars, calendar } = net
  const { earlyStart, lateStart } = dates
  const { total, free } = floats
  const whole = net.rules.progress === 'whole'
  const unusual = linksKeepWork(net) ? ~linked : -1
  leaveToPredecessors(net, dates, total, free)
  for (let node = 0; node < size; node++) {
    const minutes = duration[node]!
    const first = total[node]!
    let latest = free[node]!
    if (minutes === 0 || flags[node]! & unusual || remaining[node] !== minutes || latest === none) {
      total[node] = totalFloat(net, dates, node)
      free[node] = freeFloat(net, dates, node, total[node]!)
      continue
    }
    const time = calendars[calendar[node]!]!
    const work = time.workAt(earlyStart[node]!) | 0
    // Start and finish have the same float where nothing but links and the calendar holds them.
    const float = (time.workAt(lateStart[node]!) - work) | 0
    if (first !== reach) latest = sooner(latest, (time.workAt(first) - minutes) | 0)
    if (latest === reach) latest = whole ? (work + float) | 0 : (time.workAt(dates.finish) - minutes) | 0
    total[node] = float
    free[node] = whole ? later(0, latest - work) : latest - work
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

/**
 * By node, what its successors leave to it where they stand early. `first`: the first instant that links without lags from
 * its finish name. `latest`: the least work done at its start, in its own calendar, that its other links allow; `none`
 * where one wants a closer look. `reach` where there is no such link.
 */
function leaveToPredecessors(net: Network, dates: Dates, first: Int32Array, latest: Int32Array): void {
  const { size, flags, duration, calendars, calendar, inStart, from, type, lag } = net
  const { earlyStart, earlyFinish } = dates
  first.fill(reach)
  latest.fill(reach)
  for (let node = 0, k = 0; node < size; node++) {
    const start = earlyStart[node]!
    const finish = earlyFinish[node]!
    const isPlain = !(flags[node]! & closer) && isNear(start) && isNear(finish)
    for (const last = inStart[node + 1]!; k < last; k++) {
      const before = from[k]!
      const link = type[k]!
      const there = either(link >> 1, finish, start)
      if (!isPlain) latest[before] = none
      else if (lag[k] === 0 && !(link & 1)) first[before] = sooner(first[before]!, there)
      else {
        const work = calendars[calendar[before]!]!.workAt(there) - lag[k]! - (link & 1 ? 0 : duration[before]!)
        if (work < latest[before]!) latest[before] = work
      }
    }
  }
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
