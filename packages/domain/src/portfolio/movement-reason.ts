import { isApproved, matchStatuses } from './definition.ts'
import type { DayField, MoneyField, MovementReason, StatusFact } from './facts.ts'

/** Why a field moved, as far as anybody said: by the report itself, by what the field is defined to be, else unexplained. */
export function movementReason(from: StatusFact, to: StatusFact, field: DayField | MoneyField): MovementReason {
  const given = to.movementReasons[field]
  if (given !== undefined) return given
  const a = from.definitions[field]
  const b = to.definitions[field]
  if (a?.priceBase !== undefined && b?.priceBase !== undefined && a.priceBase !== b.priceBase) return 'priceBase'
  if (matchStatuses(from, to, field) === 'differs') return 'definition'
  return isApproved(b) ? 'reapproval' : 'unexplained'
}
