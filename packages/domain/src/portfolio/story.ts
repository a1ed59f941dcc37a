import type { AbsenceType } from '../absence.ts'
import type { Assessor, LineageFact, MovementReason, RatingScale, RatingValue, SourceCell } from './facts.ts'
import type { Comparison, DecisionAsked, Finding, Narrative, PeriodRef, Question, Quote } from './overview.ts'

/** One initiative over time: what its reports said, what moved, what to ask. Everything runs oldest first. */
export interface InitiativeStory {
  readonly initiative: {
    readonly id: string
    readonly ref: string
    readonly title: string
    readonly type: string
    readonly unit?: { readonly id: string; readonly title: string }
    readonly category?: string
    readonly condition: string
    readonly ownerName?: string
    readonly managerName?: string
    readonly externalIds: readonly string[]
  }
  /** The period looked at, and all of them. */
  readonly period: PeriodRef
  readonly compare?: PeriodRef
  readonly periods: readonly PeriodRef[]
  /** One line an assessor and dimension; a point a period with a report. */
  readonly ratings: readonly RatingLine[]
  readonly endDates: readonly StoryDay[]
  readonly startDates: readonly StoryDay[]
  /** How far the end date is from the first one that may be compared with it, in calendar days. */
  readonly endDrift?: {
    readonly from: string
    readonly to: string
    readonly days: number
    readonly since: PeriodRef
    readonly reason: MovementReason
  }
  readonly costs: readonly StoryMoney[]
  readonly inYear: readonly {
    readonly period: PeriodRef
    readonly baseline?: number
    readonly forecast?: number
    readonly currency: string
  }[]
  readonly benefits: readonly StoryMoney[]
  /** What people said then, newest first. */
  readonly said: readonly (Quote & { readonly period: PeriodRef })[]
  readonly lineage: readonly (LineageFact & { readonly fromTitle: string; readonly toTitle: string })[]
  readonly narrative: Narrative
  readonly comparisons: readonly Comparison[]
  readonly findings: readonly Finding[]
  readonly questions: readonly Question[]
  readonly decisions: readonly DecisionAsked[]
}

export interface RatingLine {
  readonly assessor: Assessor
  readonly dimension: string
  readonly points: readonly {
    readonly period: PeriodRef
    readonly value?: RatingValue
    readonly absent?: AbsenceType
    readonly scale: RatingScale
    /** The scale differs from the point before: nothing may be drawn or said across. */
    readonly scaleBreak: boolean
    readonly status: string
    readonly source?: SourceCell
  }[]
}

export interface StoryDay {
  readonly period: PeriodRef
  readonly day?: string
  readonly absent?: AbsenceType
  readonly reason?: string
  /** Calendar days from the last known value before, where the two may be compared. */
  readonly move?: number
  readonly movementReason?: MovementReason
  readonly status: string
  readonly source?: SourceCell
}

export interface StoryMoney {
  readonly period: PeriodRef
  readonly minor?: number
  readonly low?: number
  readonly high?: number
  readonly currency?: string
  readonly absent?: AbsenceType
  readonly reason?: string
  /** From the last known value before, where the two may be compared. */
  readonly change?: number
  readonly movementReason?: MovementReason
  readonly status: string
  readonly source?: SourceCell
}
