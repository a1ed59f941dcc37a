import type { Assessor, RatingFact, RatingScale, RatingValue } from './facts.ts'
import { valueOf } from './known.ts'
import { headlineRating } from './lead-rating.ts'
import { ratingSteps } from './rating-scale.ts'
import type { Subject } from './view.ts'

/** A move of one rating between two periods, on one scale by one assessor. */
export interface RatingMove {
  readonly from: RatingValue
  readonly to: RatingValue
  /** Full steps of the scale; positive = better. */
  readonly steps: number
  readonly scale: RatingScale
  readonly assessor: Assessor
}

export type NotComparable =
  | 'joined'
  | 'left'
  | 'notExpected'
  | 'notRatedThen'
  | 'notRatedNow'
  | 'scale'
  | 'assessor'
  | 'dimension'

/** The move of the lead rating, or why its two values cannot be compared. */
export function leadMove({ now, before, leadNow, leadBefore, standing }: Subject): RatingMove | NotComparable {
  if (now === undefined) return standing === 'notExpected' ? 'notExpected' : 'left'
  if (before === undefined) return 'joined'
  if (leadBefore?.value === undefined) return 'notRatedThen'
  if (leadNow?.value === undefined) return 'notRatedNow'
  if (leadBefore.scale !== leadNow.scale) return 'scale'
  if (leadBefore.assessor !== leadNow.assessor) return 'assessor'
  if (leadBefore.dimension !== leadNow.dimension) return 'dimension'
  return moveOf(leadBefore.value, leadNow.value, leadNow.scale, leadNow.assessor) ?? 'scale'
}

/** The move of the rating by one assessor, where that assessor rated both times. */
export function assessorMove({ now, before }: Subject, assessor: Assessor): RatingMove | undefined {
  if (now === undefined || before === undefined) return undefined
  const a = headlineRating(before, assessor)
  const b = headlineRating(now, assessor)
  if (a === undefined || b === undefined || a.scale !== b.scale || a.dimension !== b.dimension) return undefined
  return moveOf(ratingValue(a), ratingValue(b), b.scale, assessor)
}

/** The lead rating's move; where its assessor changed, the move by an assessor who rated both times. */
export function bestMove(subject: Subject): RatingMove | undefined {
  const lead = leadMove(subject)
  if (typeof lead !== 'string') return lead
  return assessorMove(subject, 'independent') ?? assessorMove(subject, 'owner')
}

function ratingValue(fact: RatingFact): RatingValue | undefined {
  return valueOf(fact.value)
}

function moveOf(
  from: RatingValue | undefined,
  to: RatingValue | undefined,
  scale: RatingScale | undefined,
  assessor: Assessor | undefined,
): RatingMove | undefined {
  if (from === undefined || to === undefined || scale === undefined || assessor === undefined) return undefined
  const steps = ratingSteps(scale, from, to)
  return steps === undefined ? undefined : { from, to, steps, scale, assessor }
}
