import { matchStatuses } from './definition.ts'
import type { MoneyField, MovementReason, StatusFact } from './facts.ts'
import { valueOf } from './known.ts'
import { movementReason } from './movement-reason.ts'

/** A figure that two reports of one initiative give, in one currency and price base under one definition. */
export interface CostMove {
  readonly field: MoneyField
  readonly from: number
  readonly to: number
  readonly change: number
  readonly currency: string
  readonly reason: MovementReason
  readonly before: StatusFact
  readonly now: StatusFact
}

export function costMove(
  before: StatusFact | undefined,
  now: StatusFact | undefined,
  field: MoneyField,
): CostMove | undefined {
  if (before === undefined || now === undefined) return undefined
  const from = valueOf(before.money[field])
  const to = valueOf(now.money[field])
  if (from === undefined || to === undefined || from.currency !== to.currency) return undefined
  if (before.definitions[field]?.priceBase !== now.definitions[field]?.priceBase) return undefined
  if (matchStatuses(before, now, field) === 'differs') return undefined
  return {
    field,
    from: from.minor,
    to: to.minor,
    change: to.minor - from.minor,
    currency: to.currency,
    reason: movementReason(before, now, field),
    before,
    now,
  }
}

/** From here on the two figures may not mean the same: another unit, or another scope of cost. */
const implausibleFactor = 50

/** Whether a move can be told as one: not from, to or across zero, and within a factor that work makes, not bookkeeping. */
export function isPlausibleCost({ from, to }: Pick<CostMove, 'from' | 'to'>): boolean {
  if (from === to) return true
  return from > 0 && to > 0 && Math.max(from / to, to / from) < implausibleFactor
}
