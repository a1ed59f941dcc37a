import type { AbsenceType } from '../absence.ts'
import type { Known } from './facts.ts'

/** The single value, if there is one; a range or an absence has none. */
export function valueOf<T>(known: Known<T> | undefined): T | undefined {
  return known !== undefined && 'value' in known ? known.value : undefined
}

/**
 * Why there is no value, as the report says; undefined where there is a value or a range, and where the report does not
 * speak of the field at all or the reader may not see it: of that nothing can be said.
 */
export function absenceOf<T>(known: Known<T> | undefined): AbsenceType | undefined {
  return known !== undefined && 'absent' in known ? known.absent.type : undefined
}

export function absenceReasonOf<T>(known: Known<T> | undefined): string | undefined {
  return known !== undefined && 'absent' in known ? known.absent.reason : undefined
}

export function rangeOf<T>(known: Known<T> | undefined): { low?: T; high?: T } | undefined {
  return known !== undefined && !('value' in known) && !('absent' in known) ? known : undefined
}
