import { flag, type Network, none, type Special } from './network.ts'

/** From a start and an amount of work to a finish, and back, in the calendars that the node is worked in. */

/** Where the node ends when it starts at `start` and `minutes` of its own work lie before it. */
export function finishFrom(net: Network, node: number, start: number): number {
  if (net.flags[node]! & flag.spans) return lastFinish(net, node, start, false)
  return forward(net, node, start, net.duration[node]!)
}

export function remainingFinishFrom(net: Network, node: number, start: number): number {
  if (net.flags[node]! & flag.spans) return lastFinish(net, node, start, true)
  return forward(net, node, start, net.remaining[node]!)
}

export function startFrom(net: Network, node: number, finish: number): number {
  if (net.flags[node]! & flag.spans) return firstStart(net, node, finish, false)
  return back(net, node, finish, net.duration[node]!)
}

export function remainingStartFrom(net: Network, node: number, finish: number): number {
  if (net.flags[node]! & flag.spans) return firstStart(net, node, finish, true)
  return back(net, node, finish, net.remaining[node]!)
}

/** The next instant at which it can start; a milestone that may stand anywhere stays. */
export function nextStart(net: Network, node: number, instant: number): number {
  const flags = net.flags[node]!
  if (flags & flag.atShiftEnd && net.rules.options.milestoneAtDayEnd) return instant
  if (flags & flag.spans) {
    let first = Number.MAX_SAFE_INTEGER
    for (const span of specialOf(net, node).spans) {
      const calendar = net.calendars[span.calendar]!
      first = Math.min(first, calendar.startAt(calendar.workAt(instant)))
    }
    return first
  }
  const calendar = net.calendars[net.calendar[node]!]!
  const work = calendar.workAt(instant)
  if (flags & flag.atShiftEnd && calendar.finishAt(work) === instant) return instant
  return calendar.startAt(work)
}

/** The end of the shift before, when no work lies between. */
export function previousFinish(net: Network, node: number, instant: number): number {
  if (net.flags[node]! & flag.spans) {
    let last = Number.MIN_SAFE_INTEGER
    for (const span of specialOf(net, node).spans) {
      const calendar = net.calendars[span.calendar]!
      last = Math.max(last, calendar.finishAt(calendar.workAt(instant)))
    }
    return last
  }
  const calendar = net.calendars[net.calendar[node]!]!
  return calendar.finishAt(calendar.workAt(instant))
}

/** Worked minutes from one instant to another in the node's own calendar; negative when they stand the other way. */
export function workBetween(net: Network, node: number, from: number, to: number): number {
  const calendar = net.calendars[net.calendar[node]!]!
  return calendar.workAt(to) - calendar.workAt(from)
}

/** An instant moved by so many minutes of a calendar: forward to the end of the work, back to its start. */
export function moved(net: Network, calendarIndex: number, instant: number, minutes: number): number {
  if (minutes === 0) return instant
  const calendar = net.calendars[calendarIndex]!
  const work = calendar.workAt(instant) + minutes
  return minutes > 0 ? calendar.finishAt(work) : calendar.startAt(work)
}

export function specialOf(net: Network, node: number): Special {
  return net.special.get(node) ?? nothingSpecial
}

/** Whether a constraint puts it on a date in that pass, whatever its links say. */
export function isPinned(net: Network, node: number, pass: 'early' | 'late'): boolean {
  return specialOf(net, node).constraints.some(({ rule }) => rule[pass]?.does === 'pin')
}

const nothingSpecial: Special = {
  constraints: [],
  deadline: none,
  externalEarlyStart: none,
  externalLateFinish: none,
  expectedFinish: none,
  delay: 0,
  spans: [],
  resume: none,
  restart: none,
  suspended: none,
  resumed: none,
}

function forward(net: Network, node: number, start: number, minutes: number): number {
  if (minutes === 0) return start
  const calendar = net.calendars[net.calendar[node]!]!
  return calendar.finishAt(calendar.workAt(start) + minutes)
}

function back(net: Network, node: number, finish: number, minutes: number): number {
  if (minutes === 0) return finish
  const calendar = net.calendars[net.calendar[node]!]!
  return calendar.startAt(calendar.workAt(finish) - minutes)
}

function lastFinish(net: Network, node: number, start: number, remaining: boolean): number {
  let last = start
  for (const span of specialOf(net, node).spans) {
    const minutes = (remaining ? span.remaining : span.minutes) + span.delay
    if (minutes > 0) last = Math.max(last, moved(net, span.calendar, start, minutes))
  }
  return last
}

function firstStart(net: Network, node: number, finish: number, remaining: boolean): number {
  let first = finish
  for (const span of specialOf(net, node).spans) {
    const minutes = (remaining ? span.remaining : span.minutes) + span.delay
    if (minutes > 0) first = Math.min(first, moved(net, span.calendar, finish, -minutes))
  }
  return first
}
