import type { Absence } from '../absence.ts'
import { isEmpty } from '../records/read-values.ts'

export interface Missing {
  readonly field: string
  readonly label: string
}

/** A rating as far as submitting cares. */
export interface RatingGiven {
  readonly assessor: string | null
  readonly value: string | null
  readonly absent: Readonly<Record<string, Absence>>
}

/** What a report needs before it is submitted: its summary, its end date and the owner's rating, or why there is none. */
export function missingOf(
  report: {
    readonly fields: Readonly<Record<string, unknown>>
    readonly absent: Readonly<Record<string, unknown>>
  },
  ratings: readonly RatingGiven[],
): Missing[] {
  const rated = ratings.some(({ assessor, value, absent }) => assessor === 'owner' && (value !== null || absent.value))
  return [
    ...(isEmpty(report.fields.summary) ? [{ field: 'summary', label: 'Summary' }] : []),
    ...(isEmpty(report.fields.endDate) && !report.absent.endDate ? [{ field: 'endDate', label: 'End' }] : []),
    ...(rated ? [] : [{ field: 'rating.owner', label: "Owner's rating" }]),
  ]
}
