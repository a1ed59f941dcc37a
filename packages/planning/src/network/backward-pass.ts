import { lateBound, lateStartBound } from './late-bound.ts'
import { finishFrom, isPinned, nextStart, previousFinish, remainingStartFrom, specialOf, startFrom } from './moving.ts'
import { type Dates, flag, linkTypes, type Network, none } from './network.ts'

const special =
  flag.constrained | flag.deadline | flag.external | flag.started | flag.finished | flag.fixed | flag.virtual

/** Late dates of every node, counted back from `planFinish`. `calculated`: scratch, one a node (see `lateBound`). */
export function backwardPass(net: Network, dates: Dates, calculated: Int32Array, planFinish: number): void {
  const { flags, duration, calendars, calendar } = net
  const { lateStart, lateFinish } = dates
  const whole = net.rules.progress === 'whole'
  const unusual = whole ? ~(flag.finishLinked | flag.startLinked) : ~flag.finishLinked
  const starts = whole ? calculated : lateStart
  for (let node = net.size - 1; node >= 0; node--) {
    const finish =
      flags[node]! & unusual || duration[node] === 0
        ? none
        : plainLinked(net, dates, calculated, planFinish, node, starts)
    if (finish === none) {
      placeLate(net, dates, calculated, planFinish, node)
      continue
    }
    // What `placeLate` does of a node with nothing special, in as few questions to its calendar as will do.
    const time = calendars[calendar[node]!]!
    const work = time.workAt(finish)
    lateFinish[node] = time.finishAt(work)
    calculated[node] = lateStart[node] = time.startAt(work - duration[node]!)
  }
}

/** As `linked`; `none` where a successor needs a closer look, or there is none. */
function plainLinked(
  net: Network,
  dates: Dates,
  calculated: Int32Array,
  planFinish: number,
  node: number,
  starts: Int32Array,
): number {
  const { flags, outStart, out, to, type, lag } = net
  const end = outStart[node + 1]!
  let finish: number = none
  for (let at = outStart[node]!; at < end; at++) {
    const k = out[at]!
    const after = to[k]!
    if (flags[after]! & (flag.started | flag.finished | flag.earliest)) return none
    const start = starts[after]!
    const asked =
      type[k] === linkTypes.FS && lag[k] === 0 && start <= planFinish
        ? start
        : lateBound(net, dates, calculated, planFinish, k)
    if (finish === none || asked < finish) finish = asked
  }
  return finish
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
