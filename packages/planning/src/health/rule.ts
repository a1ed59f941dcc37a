import type { HealthView } from './view.ts'

/** Something a planner would look for before trusting a plan. */
export type HealthRule = CountedRule | IndexRule

interface Described {
  /** Stable. */
  readonly id: string
  /** What is looked for, in a few words. */
  readonly title: string
  /** Why it matters, and where the threshold comes from. */
  readonly why: string
}

/** Counts what is odd among a population. */
export interface CountedRule extends Described {
  readonly measures: 'share'
  /** The highest share of the population, 0 to 1, that is still good. */
  readonly threshold: number
  /** Where “long” or “high” begins, in working days. */
  readonly limitDays?: number
  readonly look: (view: HealthView, limitDays: number) => Counted | NotApplicable
}

/** Works out an index; 1 is as planned. */
export interface IndexRule extends Described {
  readonly measures: 'index'
  /** The lowest value that is still good. */
  readonly threshold: number
  readonly limitDays?: number
  readonly look: (view: HealthView, limitDays: number) => Measured | NotApplicable
}

export interface Counted {
  /** How many were looked at. */
  readonly population: number
  readonly hits: readonly HealthHit[]
}

export interface Measured extends Counted {
  readonly value: number
}

/** The plan does not have what the rule looks at. */
export interface NotApplicable {
  readonly notApplicable: string
}

/** One thing that a rule found. */
export interface HealthHit {
  /** Tasks it is about, by id. */
  readonly tasks: readonly string[]
  readonly dependency?: string
  readonly resource?: string
  readonly text: string
}
