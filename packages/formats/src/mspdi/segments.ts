import type { Segment } from '@gantry/planning/plan'
import { workBetween } from '@gantry/planning/calendar/work'
import type { WorkingTime } from '@gantry/planning/calendar/working-time'
import { type Element, textOf } from './element.ts'
import { readDate, readDuration } from './values.ts'

/** From one instant to another. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * Where an assignment rests, by its work spread over time (types 1 remaining and 2 actual): a split task has rows that
 * say "no work" between rows with work. Rows without a value are days off. `undefined`: the file does not say.
 */
export function restsOf(assignment: Element): Stretch[] | undefined {
  const work = assignment.children?.filter((child) => child.name === 'TimephasedData' && isWork(child)) ?? []
  if (work.length === 0) return undefined
  if (!work.some(saysNone)) return []
  const rows = work.flatMap(rowOf).sort((a, b) => a.from - b.from)
  const rests: Stretch[] = []
  let begun = false
  let rest: { from: number; to: number } | undefined
  for (const { from, to, work } of rows) {
    if (work !== undefined && work > 0) {
      if (rest !== undefined) rests.push(rest)
      begun = true
      rest = undefined
    } else if (rest !== undefined) rest.to = to
    else if (begun && work === 0) rest = { from, to }
  }
  return merged(rests)
}

interface Row extends Stretch {
  /** Minutes; absent on days off. */
  readonly work: number | undefined
}

function isWork(row: Element): boolean {
  const type = textOf(row, 'Type')
  return type === '1' || type === '2'
}

/** Most assignments never rest, and then dates need no reading. */
const saysNone = (row: Element): boolean => readDuration(textOf(row, 'Value') ?? '') === 0

function rowOf(element: Element): Row[] {
  const from = readDate(textOf(element, 'Start') ?? '')?.minute
  const to = readDate(textOf(element, 'Finish') ?? '')?.minute
  if (from === undefined || to === undefined || to <= from) return []
  return [{ from, to, work: readDuration(textOf(element, 'Value') ?? '') }]
}

/** When all of them rest. */
export function commonRests(all: readonly (readonly Stretch[])[]): readonly Stretch[] {
  const [first = [], ...others] = all
  return others.reduce(shared, first)
}

/** The stretches that lie in both lists; each list in order and without overlaps. */
function shared(one: readonly Stretch[], other: readonly Stretch[]): Stretch[] {
  const both: Stretch[] = []
  let [i, j] = [0, 0]
  while (i < one.length && j < other.length) {
    const [a, b] = [one[i]!, other[j]!]
    const from = Math.max(a.from, b.from)
    const to = Math.min(a.to, b.to)
    if (from < to) both.push({ from, to })
    if (a.to < b.to) i++
    else j++
  }
  return both
}

/** Overlapping stretches as one; they come in the order of their starts. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const apart: { from: number; to: number }[] = []
  for (const { from, to } of stretches) {
    const last = apart.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else apart.push({ from, to })
  }
  return apart
}

/** The worked stretches of a task that begins at `start`, lasts `duration` and rests now and then; none = one stretch. */
export function segmentsOf(
  time: WorkingTime,
  start: number,
  duration: number,
  rests: readonly Stretch[],
): Segment[] | undefined {
  const segments: Segment[] = []
  let after = 0
  let worked = 0
  for (const { from, to } of rests) {
    const restsAfter = workBetween(time, start, from)
    const lasts = restsAfter - after
    const length = workBetween(time, from, to)
    if (length <= 0 || lasts <= 0 || worked + lasts >= duration) continue
    segments.push({ after, lasts })
    worked += lasts
    after = restsAfter + length
  }
  return segments.length === 0 ? undefined : [...segments, { after, lasts: duration - worked }]
}
