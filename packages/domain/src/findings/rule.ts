import type { Analysis } from '../portfolio/analysis.ts'
import type { Evidence, Finding, Question, Quote, Sentence, StatedReason } from '../portfolio/overview.ts'

/**
 * A rule looks at the analysis of a view and says what it found: pure, with a stable id. It writes no sentence before
 * one is wanted: findings are ranked and grouped first, and only those kept are told.
 */
export interface Rule {
  readonly id: string
  readonly find: (analysis: Analysis) => readonly Found[]
  /** One sentence for several findings of this rule, where they are told together. */
  readonly tellMany: (analysis: Analysis, found: readonly Found[]) => Sentence
}

export interface Found {
  readonly rule: string
  readonly severity: Finding['severity']
  /** In rating steps, by the exchange rule. */
  readonly materiality: number
  readonly subject: Finding['subject']
  readonly initiatives: readonly string[]
  readonly evidence: Evidence
  readonly population?: Finding['population']
  readonly reason?: StatedReason
  /** Position of the period in which it first arose; default: the period looked at. */
  readonly since?: number
  /** Tells two findings of one rule about one subject apart, for example the field. */
  readonly detail?: string
  readonly tell: () => Sentence
  readonly quotes?: () => readonly Quote[]
  readonly ask?: () => Sentence
  /** Who is to answer; default: the unit of the first initiative. */
  readonly addressee?: () => Question['addressee']
}
