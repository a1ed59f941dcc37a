import { moved, remainingStartFrom, startFrom, workBetween } from './moving.ts'
import { isOvertaken } from './out-of-sequence.ts'
import { type Dates, flag, linkTypes, type Network, none } from './network.ts'

const begun = flag.started | flag.finished

/** The earliest start that link `k` leaves its successor, before it is brought to a working instant; `none` = any. */
export function earlyBound(net: Network, dates: Dates, k: number): number {
  const from = net.from[k]!
  if (net.rules.progress === 'remaining' && (net.flags[from]! | net.flags[net.to[k]!]!) & begun)
    return remainingBound(net, dates, k)
  const type = net.type[k]!
  if (type === linkTypes.FS) return lagged(net, k, finishOf(net, dates, k), net.lag[k]!)
  if (type === linkTypes.SS) return startToStart(net, dates, k)
  const instant =
    type === linkTypes.FF
      ? lagged(net, k, finishOf(net, dates, k), net.lag[k]!)
      : lagged(net, k, startOf(net, dates, k), net.lag[k]!)
  if (type === linkTypes.FF) return Math.max(net.start, remainingStartFrom(net, net.to[k]!, instant))
  const start = startFrom(net, net.to[k]!, instant)
  return net.rules.options.leadsPassStart ? start : Math.max(net.start, start)
}

/** Where link `k` holds the finish of its successor beyond what its work asks for; `none` where it does not. */
export function heldFinish(net: Network, dates: Dates, k: number): number {
  const lag = net.lag[k]!
  if (net.type[k] === linkTypes.FF && lag <= 0) return lagged(net, k, finishOf(net, dates, k), lag)
  return net.type[k] === linkTypes.SF && lag < 0 ? lagged(net, k, startOf(net, dates, k), lag) : none
}

/** Under rules that place what is left, a start without a lag is brought to work in the calendar of the lag. */
export function startToStart(net: Network, dates: Dates, k: number): number {
  const start = startOf(net, dates, k)
  if (net.lag[k] !== 0 || net.rules.progress === 'whole') return lagged(net, k, start, net.lag[k]!)
  const calendar = net.calendars[net.lagCalendar[k]!]!
  return calendar.startAt(calendar.workAt(start))
}

function startOf(net: Network, dates: Dates, k: number): number {
  const from = net.from[k]!
  if (takesLate(net, dates, k)) return dates.lateStart[from]!
  return net.rules.progress === 'whole' && net.flags[from]! & flag.started
    ? net.actualStart[from]!
    : dates.earlyStart[from]!
}

function finishOf(net: Network, dates: Dates, k: number): number {
  return takesLate(net, dates, k) ? dates.lateFinish[net.from[k]!]! : dates.earlyFinish[net.from[k]!]!
}

/** Once late dates are known, a predecessor that is as late as possible pushes with them. */
function takesLate(net: Network, dates: Dates, k: number): boolean {
  if (dates.finish === none || net.rules.asLateAsPossible !== 'lateDates') return false
  return (
    (net.flags[net.from[k]!]! & flag.asLateAsPossible) !== 0 && (net.flags[net.to[k]!]! & flag.asLateAsPossible) === 0
  )
}

/** A lead that must not, never reaches back past the plan's start. */
export function lagged(net: Network, k: number, instant: number, lag: number): number {
  if (lag === 0) return instant
  const to = moved(net, net.lagCalendar[k]!, instant, lag)
  return lag < 0 && !net.rules.options.leadsPassStart && to < net.statusDate ? net.statusDate : to
}

/** P6, where one end has begun: what is left of the lag, after what is done of the predecessor. */
function remainingBound(net: Network, dates: Dates, k: number): number {
  if (isOvertaken(net, k)) return none
  const from = net.from[k]!
  const type = net.type[k]!
  const lag = net.lag[k]!
  if (type === linkTypes.FS) return lagged(net, k, dates.earlyFinish[from]!, lagAfterFinish(net, k, lag))
  if (type === linkTypes.SS) return startedBound(net, dates, k, lag)
  const to = net.to[k]!
  const toBegun = net.flags[to]! & begun
  if (type === linkTypes.FF) {
    const finished = net.flags[from]! & flag.finished
    if (finished && net.flags[to]! & flag.finished) return dates.earlyFinish[from]!
    const finish = finished ? net.actualFinish[from]! : dates.earlyFinish[from]!
    return Math.max(net.start, remainingStartFrom(net, to, lagged(net, k, finish, lag)))
  }
  if (!toBegun) return lagged(net, k, startFrom(net, to, dates.earlyStart[from]!), lag)
  const left = lagLeft(net, k, net.actualStart[from]!, lag)
  return left > 0 ? remainingStartFrom(net, to, lagged(net, k, dates.earlyStart[from]!, left)) : dates.earlyStart[from]!
}

/** Lag still to wait after a predecessor that may be finished; none before a successor that has begun. */
function lagAfterFinish(net: Network, k: number, lag: number): number {
  if (!(net.flags[net.from[k]!]! & flag.finished)) return lag
  if (lag <= 0 || net.flags[net.to[k]!]! & begun) return 0
  return lagLeft(net, k, net.actualFinish[net.from[k]!]!, lag)
}

function lagLeft(net: Network, k: number, since: number, lag: number): number {
  if (since === none || since > net.statusDate) return lag
  const calendar = net.calendars[net.lagCalendar[k]!]!
  return Math.max(0, lag - (calendar.workAt(net.statusDate) - calendar.workAt(since)))
}

function startedBound(net: Network, dates: Dates, k: number, lag: number): number {
  const from = net.from[k]!
  const flags = net.flags[from]!
  const toFlags = net.flags[net.to[k]!]!
  const earlyStart = dates.earlyStart[from]!
  if (!(flags & begun)) return lagged(net, k, earlyStart, lag)
  if (toFlags & flag.finished) return earlyStart
  if (flags & flag.finished) {
    if (toFlags & flag.started && lag <= 0) return earlyStart
    const start = lagged(net, k, net.actualStart[from]!, lag)
    return start < net.statusDate ? earlyStart : start
  }
  if (lag <= 0) return earlyStart
  const done = doneOf(net, from)
  if (done === 0 && !(toFlags & flag.started)) return earlyStart
  return done >= lag ? earlyStart : lagged(net, k, earlyStart, lag - done)
}

/** Working minutes from the actual start to the data date, without what was suspended. */
export function doneOf(net: Network, node: number): number {
  const start = net.actualStart[node]!
  if (start === none || start > net.statusDate) return 0
  const special = net.special.get(node)
  const suspended = special?.suspended ?? none
  if (suspended === none || suspended > net.statusDate)
    return Math.max(0, workBetween(net, node, start, net.statusDate))
  const resumed = special?.resumed ?? none
  if (resumed === none || resumed >= net.statusDate) return workBetween(net, node, start, suspended)
  return workBetween(net, node, start, net.statusDate) - workBetween(net, node, suspended, resumed)
}
