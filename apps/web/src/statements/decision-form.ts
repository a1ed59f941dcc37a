import type { DecisionFromFinding } from '@gantry/client'
import type { DecisionAsked, PeriodRef, Question } from '@gantry/domain/portfolio/overview'

export const decisionOutcomes = [
  'approved',
  'inPart',
  'rejected',
  'deferred',
  'noted',
] as const satisfies readonly DecisionFromFinding['outcome'][]

/** As the form holds it: options one a line. */
export interface Decision {
  readonly question: string
  readonly options: string
  readonly outcome: DecisionFromFinding['outcome']
  readonly choice: string
  readonly reason: string
  readonly right: string
  readonly madeOn: string
}

/** A question with options starts at its first; one without can at least be noted. */
export function startDecision(question: Question | DecisionAsked, day: string): Decision {
  const options = 'options' in question ? question.options.map(({ title }) => title) : []
  return {
    question: question.sentence.text,
    options: options.join('\n'),
    outcome: options.length > 0 ? 'approved' : 'noted',
    choice: options[0] ?? '',
    reason: '',
    right: 'right' in question ? question.right : '',
    madeOn: day,
  }
}

export function toDecisionRequest(
  decision: Decision,
  question: Question,
  period: PeriodRef,
  compare?: PeriodRef,
): DecisionFromFinding {
  return {
    finding: question.finding,
    period: period.id,
    compare: compare?.id,
    question: decision.question.trim(),
    options: decision.options
      .split('\n')
      .map((option) => option.trim())
      .filter((option) => option !== ''),
    outcome: decision.outcome,
    choice: decision.choice.trim(),
    reason: decision.reason.trim(),
    right: decision.right.trim(),
    madeOn: decision.madeOn,
  }
}
