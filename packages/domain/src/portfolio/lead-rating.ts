import type { AbsenceType } from '../absence.ts'
import type { Assessor, RatingFact, RatingScale, RatingValue, StatusFact } from './facts.ts'
import { absenceOf, valueOf } from './known.ts'

/** The rating a report leads with, and whose it is. */
export interface LeadRating {
  readonly value?: RatingValue
  readonly scale?: RatingScale
  readonly assessor?: Assessor
  readonly dimension?: string
  /** Set where there is no value. */
  readonly absent?: AbsenceType
}

/** Dimensions that speak of the initiative as a whole, in the order in which they lead. */
const headline = ['deliveryConfidence', 'overall']
const worthTelling: readonly AbsenceType[] = ['withheld', 'reset', 'tooEarly', 'notYetAssessed', 'notSupplied']

/** The independent rating where it has a value, else the owner's; its absence where neither has one. */
export function leadRating(status: StatusFact): LeadRating {
  const fact = headlineRating(status, 'independent') ?? headlineRating(status, 'owner')
  if (fact === undefined) return { absent: ratingAbsence(status) }
  return { value: valueOf(fact.value), scale: fact.scale, assessor: fact.assessor, dimension: fact.dimension }
}

/** The rating of the whole by one assessor, if it has a value. */
export function headlineRating(status: StatusFact, assessor: Assessor): RatingFact | undefined {
  let best: RatingFact | undefined
  for (const rating of status.ratings) {
    if (rating.assessor !== assessor || !('value' in rating.value)) continue
    if (rating.dimension === headline[0]) return rating
    if (rating.dimension === headline[1]) best ??= rating
  }
  return best
}

/** Of the reasons given for a missing rating, the one that says most. */
function ratingAbsence(status: StatusFact): AbsenceType {
  const given = new Set<AbsenceType>()
  for (const rating of status.ratings) {
    if (!headline.includes(rating.dimension)) continue
    const absence = absenceOf(rating.value)
    if (absence !== undefined) given.add(absence)
  }
  return worthTelling.find((type) => given.has(type)) ?? [...given][0] ?? 'notSupplied'
}
