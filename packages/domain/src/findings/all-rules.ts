import { arrivals } from './rules/arrivals.ts'
import { assessorChanged } from './rules/assessor-changed.ts'
import { assessorsDisagree } from './rules/assessors-disagree.ts'
import { categoryCluster, unitCluster } from './rules/clusters.ts'
import { coveragePartial } from './rules/coverage-partial.ts'
import { costMoved } from './rules/cost-moved.ts'
import { costRecorded } from './rules/cost-recorded.ts'
import { endBeforeStart, implausibleMove, magnitude, zeroBase } from './rules/data-questions.ts'
import { departures } from './rules/departures.ts'
import { endDateRecorded } from './rules/end-date-recorded.ts'
import { endDateMoved } from './rules/end-date-moved.ts'
import { inYearAbove } from './rules/in-year-variance.ts'
import { reportsLate, reportsMissing } from './rules/missing-and-late.ts'
import { pastEndDate } from './rules/past-end-date.ts'
import { periodsInRating } from './rules/periods-in-rating.ts'
import { ratingImproved, ratingWorsened } from './rules/rating-moves.ts'
import { ratingWithdrawn } from './rules/rating-withdrawn.ts'
import { textContradicts } from './rules/text-contradicts.ts'
import { valuesNotSupplied, valuesWithheld } from './rules/values-missing.ts'
import { valueWithdrawn, withdrawnAsRatingFell } from './rules/values-withdrawn.ts'
import type { Rule } from './rule.ts'

/** Every rule, in the order in which findings of equal weight are told. */
export const allRules: readonly Rule[] = [
  coveragePartial,
  withdrawnAsRatingFell,
  ratingWithdrawn,
  ratingWorsened,
  periodsInRating,
  costMoved,
  costRecorded,
  endDateMoved,
  endDateRecorded,
  valueWithdrawn,
  assessorChanged,
  assessorsDisagree,
  unitCluster,
  categoryCluster,
  pastEndDate,
  inYearAbove,
  textContradicts,
  reportsMissing,
  reportsLate,
  magnitude,
  implausibleMove,
  endBeforeStart,
  zeroBase,
  valuesWithheld,
  valuesNotSupplied,
  departures,
  arrivals,
  ratingImproved,
]
