import { either, isNear, reach, sooner } from './branch-free.ts'
import { lateBound, lateStartBound } from './late-bound.ts'
import {
  finishFrom,
  isPinned,
  moved,
  nextStart,
  previousFinish,
  remainingStartFrom,
  specialOf,
  startFrom,
} from './moving.ts'
import { type Dates, flag, linkTypes, type Network, none } from './network.ts'

const special =
  flag.constrained | flag.deadline | flag.external | flag.started | flag.finished | flag.fixed | flag.virtual

const links = flag.startLinked | flag.finishLinked
/** What a link's successor may be so that the link is looked at by itself. */
const closer = flag.started | flag.finished | flag.earliest

/**
 * Late dates of the nodes from before `end` back to `first`, of all without these, counted back from `planFinish`. Each
 * gets what `placeLate` gives it. A plain node is placed in its own worked minutes, as in the forward pass.
 * `calculated`: scratch, one a node (see `lateBound`).
 */
export function backwardPass(
  net: Network,
  dates: Dates,
  calculated: Int32Array,
  planFinish: number,
  first = 0,
  end = net.size,
): void {
  const { flags, duration, remaining, calendars, calendar, outStart, out, to, type, lag, lagCalendar } = net
  const { lateStart, lateFinish } = dates
  const whole = net.rules.progress === 'whole'
  const holds = net.rules.linksHoldTheirEnd
  const near = isNear(planFinish)
  for (let node = end - 1; node >= first; node--) {
    const minutes = duration[node]!
    const last = outStart[node + 1]!
    let at = outStart[node]!
    if (minutes === 0 || flags[node]! & ~links || remaining[node] !== minutes || !near) at = last + 1
    else if (at === last && net.rules.options.openEndsCritical) at = last + 1
    const time = calendars[calendar[node]!]!
    let finish = planFinish
    let begin = reach
    let held = reach
    for (; at < last; at++) {
      const k = out[at]!
      const after = to[k]!
      const link = type[k]!
      let asked = either(link >> 1, lateFinish[after]!, lateStart[after]!)
      let fromStart = link & 1
      if (lag[k] !== 0) {
        // What a link asks of the start is asked of the finish where the task's own work comes before the lag.
        if (link === linkTypes.SF) asked = time.finishAt(time.workAt(asked) + minutes)
        if (link === linkTypes.SF) fromStart = 0
        if (link === linkTypes.SS && whole) asked = time.startAt(time.workAt(asked))
        asked = moved(net, lagCalendar[k]!, asked, -lag[k]!) | 0
      }
      if (flags[after]! & closer || !isNear(asked)) break
      finish = sooner(finish, either(fromStart, reach, asked))
      begin = sooner(begin, either(fromStart, asked, reach))
      if (holds && link === linkTypes.SS) held = sooner(held, asked)
    }
    if (at !== last) {
      placeLate(net, dates, calculated, planFinish, node)
      continue
    }
    let work = time.workAt(finish) | 0
    if (begin !== reach) {
      const asked = (time.workAt(begin) + minutes) | 0
      if (asked < work) work = asked
    }
    let start = time.startAt((work - minutes) | 0) | 0
    if (held < start) start = time.finishAt(work - minutes)
    lateFinish[node] = time.finishAt(work)
    lateStart[node] = start
    calculated[node] = start
  }
}

/** Late dates of one node from those of its successors. */
export function placeLate(net: Network, dates: Dates, calculated: Int32Array, planFinish: number, node: number): void {
  const flags = net.flags[node]!
  const finished = flags & flag.finished
  if (finished && net.rules.progress === 'whole') {
    calculated[node] = remainingStartFrom(net, node, net.actualFinish[node]!)
    dates.lateStart[node] = net.actualStart[node]!
    dates.lateFinish[node] = net.actualFinish[node]!
    return
  }
  let finish = linked(net, dates, calculated, planFinish, node)
  if (flags & special && !finished) finish = bounded(net, node, finish)
  const stays =
    net.rules.progress === 'remaining'
      ? net.remaining[node] === 0 && !(flags & (flag.atShiftEnd | flag.started))
      : (flags & (flag.milestone | flag.fixed)) !== 0
  if (!finished) finish = stays ? finish : previousFinish(net, node, finish)
  if (flags & flag.external) {
    const { externalLateFinish } = specialOf(net, node)
    if (externalLateFinish !== none && externalLateFinish < finish) finish = externalLateFinish
  }
  let start =
    flags & flag.fixed && net.rules.progress === 'whole'
      ? startFrom(net, node, finish)
      : remainingStartFrom(net, node, finish)
  if (net.rules.progress === 'remaining') {
    if (net.remaining[node] !== 0 && !finished) start = nextStart(net, node, start)
    if (flags & flag.startLinked && !(flags & (flag.started | flag.finished)))
      start = heldStart(net, dates, node, start)
  }
  calculated[node] = flags & flag.started ? restartOf(net, node, start) : start
  dates.lateFinish[node] = finish
  dates.lateStart[node] = flags & flag.started && net.rules.progress === 'whole' ? net.actualStart[node]! : start
}

/** Under rules that keep what was recorded, what is left of a started task stands where it goes on. */
function restartOf(net: Network, node: number, start: number): number {
  const { restart } = specialOf(net, node)
  return restart === none || net.remaining[node] === 0 || net.rules.progress === 'remaining' ? start : restart
}

/** The start as the links from it have it, when the work would begin after. */
function heldStart(net: Network, dates: Dates, node: number, from: number): number {
  if (!net.rules.linksHoldTheirEnd || isPinned(net, node, 'late')) return from
  let start = from
  for (let at = net.outStart[node]!; at < net.outStart[node + 1]!; at++) {
    const k = net.out[at]!
    if (net.type[k] !== linkTypes.SS) continue
    const asked = worked(net, node, lateStartBound(net, dates, k))
    if (asked < start) start = asked
  }
  return start
}

/** An instant at which nobody works goes back to the end of the shift before. */
function worked(net: Network, node: number, instant: number): number {
  return nextStart(net, node, instant) === instant ? instant : previousFinish(net, node, instant)
}

function linked(net: Network, dates: Dates, calculated: Int32Array, planFinish: number, node: number): number {
  const end = net.outStart[node + 1]!
  let finish: number = none
  for (let at = net.outStart[node]!; at < end; at++) {
    const k = net.out[at]!
    const to = net.to[k]!
    if (!net.rules.finishedSuccessorsCount && net.flags[to]! & flag.finished) continue
    if (net.flags[to]! & flag.earliest && !opensSummary(net, dates, k)) continue
    const asked = lateBound(net, dates, calculated, planFinish, k)
    if (finish === none || asked < finish) finish = asked
  }
  if (finish !== none) {
    if (net.rules.linksHoldTheirEnd && net.remaining[node] === 0 && !(net.flags[node]! & flag.finished))
      finish = worked(net, node, finish)
    return finish
  }
  const { externalLateFinish } = specialOf(net, node)
  if (externalLateFinish !== none) return externalLateFinish
  if (net.rules.options.openEndsCritical && !(net.flags[node]! & flag.finished)) return dates.earlyFinish[node]!
  return planFinish
}

/** Only the first task of a summary carries what is linked to the summary's start. */
function opensSummary(net: Network, dates: Dates, k: number): boolean {
  return dates.earlyStart[net.from[k]!] === dates.earlyStart[net.to[k]!]
}

function bounded(net: Network, node: number, from: number): number {
  let finish = from
  const { constraints, deadline } = specialOf(net, node)
  const started = net.flags[node]! & flag.started
  for (const { rule, date } of constraints) {
    const late = rule.late
    if (late === undefined || (late.at === 'start' && started && net.rules.progress === 'remaining')) continue
    const at = late.at === 'start' ? finishFrom(net, node, date) : date
    if (late.does === 'pin' || at < finish) finish = at
  }
  return deadline !== none && deadline < finish ? deadline : finish
}
