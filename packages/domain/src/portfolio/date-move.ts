import { daysBetween } from './day.ts'
import { matchStatuses } from './definition.ts'
import type { DayField, MovementReason, StatusFact } from './facts.ts'
import { valueOf } from './known.ts'
import { movementReason } from './movement-reason.ts'
import type { Subject } from './view.ts'

/** A date that two reports of one initiative give. */
export interface DateMove {
  readonly field: DayField
  readonly from: string
  readonly to: string
  /** Calendar days, positive = later. */
  readonly days: number
  readonly reason: MovementReason
  readonly before: StatusFact
  readonly now: StatusFact
  /** The value moved from is older than the compared period. */
  readonly lastKnown: boolean
}

/** From here on a move is a question about the data, not about the initiative: sixty years. */
export const implausibleDays = 60 * 365

/** The move between the two periods; where the earlier report has no date, since the last report that had one. */
export function dateMove(subject: Subject, field: DayField, beforePosition: number | undefined): DateMove | undefined {
  const { now, before } = subject
  if (now === undefined || beforePosition === undefined || valueOf(now.days[field]) === undefined) return undefined
  if (before !== undefined && valueOf(before.days[field]) !== undefined) return moveBetween(before, now, field, false)
  for (let position = beforePosition - 1; position >= 0; position -= 1) {
    const earlier = subject.series[position]
    if (earlier === undefined || valueOf(earlier.days[field]) === undefined) continue
    return moveBetween(earlier, now, field, true)
  }
  return undefined
}

/** The move between two reports that both give the date under definitions that do not differ. */
export function moveBetween(
  before: StatusFact,
  now: StatusFact,
  field: DayField,
  lastKnown: boolean,
): DateMove | undefined {
  const from = valueOf(before.days[field])
  const to = valueOf(now.days[field])
  if (from === undefined || to === undefined || matchStatuses(before, now, field) === 'differs') return undefined
  const days = daysBetween(from, to)
  if (Number.isNaN(days)) return undefined
  return { field, from, to, days, reason: movementReason(before, now, field), before, now, lastKnown }
}

/** Whether the move can be told as one: both ends plausible. */
export function isPlausible({ days, before, now }: DateMove): boolean {
  return Math.abs(days) < implausibleDays && !endsBeforeStart(before) && !endsBeforeStart(now)
}

export function endsBeforeStart({ days }: StatusFact): boolean {
  const start = valueOf(days.startDate)
  const end = valueOf(days.endDate)
  return start !== undefined && end !== undefined && end < start
}
