import { either, isNear, later, reach } from './branch-free.ts'
import { earlyBound, heldFinish, lagged, startToStart } from './early-bound.ts'
import { finishFrom, isPinned, moved, nextStart, remainingFinishFrom, specialOf, startFrom } from './moving.ts'
import { type Dates, flag, linkTypes, type Network, none, type Special } from './network.ts'

const linked = flag.startLinked | flag.finishLinked
const begun = flag.started | flag.finished

/** With none of these, a node starts where its links say and lasts as long as it takes. */
const unusual =
  flag.constrained | flag.spans | flag.earliest | flag.external | flag.delayed | flag.expectedFinish | flag.atShiftEnd

/**
 * Early dates of the nodes from `first` to before `end`, of all without these: `earlyStart` and `earlyFinish` of `dates`
 * are overwritten. Each gets what `placeEarly` gives it. A plain node is placed in its own worked minutes: what several
 * links ask of its start is the latest of their instants, what they ask of its finish the latest of theirs, so that its
 * calendar answers no more than two questions for all of them and two for the dates.
 */
export function forwardPass(net: Network, dates: Dates, first = 0, end = net.size): void {
  const { flags, duration, remaining, calendars, calendar, inStart, from, type, lag } = net
  const { earlyStart, earlyFinish } = dates
  const { linksHoldTheirEnd: holds, progress } = net.rules
  const latePushes = dates.finish !== none && net.rules.asLateAsPossible === 'lateDates'
  const closer = latePushes ? begun | flag.asLateAsPossible : begun
  const planStart = net.start
  const floor = net.rules.options.leadsPassStart ? -reach : planStart
  const near = isNear(planStart)
  for (let node = first; node < end; node++) {
    const minutes = duration[node]!
    const last = inStart[node + 1]!
    let k = inStart[node]!
    let start = floor
    let finish = -reach
    let held = -reach
    if (flags[node]! & ~linked || remaining[node] !== minutes || !near) k = last + 1
    for (; k < last; k++) {
      const before = from[k]!
      const link = type[k]!
      let asked = either(link & 1, earlyStart[before]!, earlyFinish[before]!)
      if (lag[k] !== 0) asked = lagged(net, k, asked, lag[k]!) | 0
      else if (link === linkTypes.SS && progress === 'remaining') asked = startToStart(net, dates, k) | 0
      if (flags[before]! & closer || !isNear(asked)) break
      const toFinish = link >> 1
      start = later(start, either(toFinish, -reach, asked))
      finish = later(finish, either(toFinish, asked, -reach))
      if (toFinish === 0) continue
      if (link === linkTypes.FF) start = later(start, planStart)
      if (holds && (lag[k]! < 0 || (lag[k] === 0 && link === linkTypes.FF))) held = later(held, asked)
    }
    if (k !== last) {
      placeEarly(net, dates, node)
      continue
    }
    const time = calendars[calendar[node]!]!
    if (start === -reach && finish === -reach) start = planStart
    let work = start === -reach ? none : time.workAt(start) | 0
    if (finish !== -reach) {
      const asked = (time.workAt(finish) - minutes) | 0
      if (asked > work) work = asked
    }
    const begins = time.startAt(work) | 0
    let ends = begins
    if (minutes !== 0) ends = time.finishAt((work + minutes) | 0) | 0
    if (held > ends && minutes !== 0) ends = time.startAt(time.workAt(held))
    earlyStart[node] = begins
    earlyFinish[node] = ends
  }
}

/** Early dates of one node from those of its predecessors. */
export function placeEarly(net: Network, dates: Dates, node: number): void {
  const flags = net.flags[node]!
  if (flags & flag.fixed) return placeFixed(net, dates, node)
  if (flags & (flag.started | flag.finished)) return placeBegun(net, dates, node)
  const asked = boundOf(net, dates, node)
  const bound = asked !== none && asked < floorOf(net) && !(flags & flag.virtual) ? net.start : asked
  if (flags & unusual) placeSpecial(net, dates, node, bound)
  else {
    const start = nextStart(net, node, bound === none ? net.start : bound)
    dates.earlyStart[node] = start
    dates.earlyFinish[node] = finishFrom(net, node, start)
  }
  if (flags & flag.finishLinked && net.rules.linksHoldTheirEnd) holdFinish(net, dates, node)
}

/** The finish as its links have it, when the work ends before. */
function holdFinish(net: Network, dates: Dates, node: number): void {
  if (net.duration[node] === 0 || isPinned(net, node, 'early')) return
  for (let k = net.inStart[node]!; k < net.inStart[node + 1]!; k++) {
    const asked = heldFinish(net, dates, k)
    if (asked !== none && asked > dates.earlyFinish[node]!) dates.earlyFinish[node] = nextStart(net, node, asked)
  }
}

/** Before it no link places a task that has not begun; any instant where leads may pass the plan's start. */
function floorOf(net: Network): number {
  return net.rules.options.leadsPassStart ? none + 1 : net.start
}

/** The latest of what its links ask for; `none` without any. The start of a summary takes the earliest. */
function boundOf(net: Network, dates: Dates, node: number): number {
  const end = net.inStart[node + 1]!
  const first = net.flags[node]! & flag.earliest
  let bound = none
  for (let k = net.inStart[node]!; k < end; k++) {
    const asked = earlyBound(net, dates, k)
    if (bound === none || (first ? asked < bound : asked > bound)) bound = asked
  }
  return bound
}

function placeFixed(net: Network, dates: Dates, node: number): void {
  const start = net.actualStart[node]!
  const finish = net.actualFinish[node]!
  if (start === none && finish === none) {
    const bound = boundOf(net, dates, node)
    dates.earlyStart[node] = nextStart(net, node, bound === none ? net.start : bound)
    dates.earlyFinish[node] = finishFrom(net, node, dates.earlyStart[node]!)
    return
  }
  dates.earlyStart[node] = start === none ? startFrom(net, node, finish) : start
  dates.earlyFinish[node] = finish === none ? finishFrom(net, node, dates.earlyStart[node]!) : finish
}

/** Begun under rules that keep what was recorded, or under those that place what is left of it. */
function placeBegun(net: Network, dates: Dates, node: number): void {
  const finished = net.flags[node]! & flag.finished
  if (net.rules.progress === 'whole') {
    const special = specialOf(net, node)
    const start = net.actualStart[node]!
    dates.earlyStart[node] = start
    if (finished) {
      dates.earlyFinish[node] = net.actualFinish[node]!
      return
    }
    let finish = special.resume === none ? finishFrom(net, node, start) : remainingFinishFrom(net, node, special.resume)
    for (const { rule, date } of special.constraints)
      if (rule.early?.does === 'floor' && rule.early.at === 'finish' && finish < date) finish = date
    dates.earlyFinish[node] = finish
    return
  }
  const bound = boundOf(net, dates, node)
  if (finished) {
    dates.earlyStart[node] = bound === none ? net.statusDate : bound
    dates.earlyFinish[node] = dates.earlyStart[node]!
    return
  }
  placeRemaining(net, dates, node, bound)
}

/** P6: what is left goes after its links, or without any, after the data date. */
function placeRemaining(net: Network, dates: Dates, node: number, bound: number): void {
  const special = specialOf(net, node)
  let start = nextStart(net, node, bound === none ? net.statusDate : Math.max(bound, net.statusDate))
  let finish = remainingFinishFrom(net, node, start)
  if (special.resumed !== none && special.resumed > start) {
    start = nextStart(net, node, special.resumed)
    finish = remainingFinishFrom(net, node, start)
  }
  dates.earlyStart[node] = start
  dates.earlyFinish[node] = finish
}

function placeSpecial(net: Network, dates: Dates, node: number, bound: number): void {
  const flags = net.flags[node]!
  const special = specialOf(net, node)
  let start = bound === none ? withoutLinks(net, node) : bound
  if (flags & flag.delayed) start = moved(net, 0, nextStart(net, node, start), special.delay)
  if (net.rules.progress === 'whole' || !(flags & flag.atShiftEnd)) start = nextStart(net, node, start)
  let finish: number = none
  for (const { rule, date } of special.constraints) {
    const early = rule.early
    if (early === undefined) continue
    const given = early.does === 'floor' ? nextStart(net, node, date) : date
    const at = early.at === 'start' ? given : startFrom(net, node, date)
    if (early.does === 'floor' ? start < at : early.does === 'ceiling' ? start > at : true) {
      start = at
      finish = early.at === 'finish' && early.does !== 'ceiling' ? date : none
    }
  }
  if (special.externalEarlyStart !== none && special.externalEarlyStart > start) {
    start = special.externalEarlyStart
    finish = none
  }
  if (net.rules.progress === 'remaining' && (!(flags & flag.atShiftEnd) || endsOn(special))) {
    start = nextStart(net, node, start)
    if (net.duration[node] === 0) finish = none
  }
  dates.earlyStart[node] = start
  dates.earlyFinish[node] = finish === none ? finishFrom(net, node, start) : finish
  if (special.expectedFinish !== none && special.expectedFinish > start)
    dates.earlyFinish[node] = special.expectedFinish
}

/** A milestone that is to finish on a day is shown at the start of the next shift, whatever its kind. */
function endsOn({ constraints }: Special): boolean {
  return constraints.some(({ rule }) => rule.early?.at === 'finish' && rule.early.does === 'floor' && rule.late)
}

/** A date that must not be come before stands in for the plan's start, where the rules say so. */
function withoutLinks(net: Network, node: number): number {
  if (!net.rules.constraintReplacesStart) return net.start
  for (const { rule, date } of specialOf(net, node).constraints) {
    if (rule.early?.does !== 'floor' || rule.late) continue
    const at = rule.early.at === 'start' ? date : startFrom(net, node, date)
    return net.rules.progress === 'remaining' && rule.early.at === 'start' ? Math.max(at, net.start) : at
  }
  return net.start
}
