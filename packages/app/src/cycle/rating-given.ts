import type { RatingGiven } from '@gantry/domain/cycle/missing'
import type { Row } from '@gantry/store/records/stored'

/** A row of `rating` as far as submitting cares. */
export function ratingGiven(row: Row): RatingGiven {
  return {
    assessor: row.assessor as string | null,
    value: row.value as string | null,
    absent: row.absent as RatingGiven['absent'],
  }
}
