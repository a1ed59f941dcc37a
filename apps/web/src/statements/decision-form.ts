import type { DecisionFromFinding } from '@gantry/client'
import type { DecisionAsked, PeriodRef, Question } from '@gantry/domain/portfolio/overview'

export const decisionOutcomes = [
  'approved',
  'inPart',
  'rejected',
  'deferred',
  'noted',
] as const satisfies readonly DecisionFromFinding['outcome'][]

/** What is decided: a question, a decision that waits, or a finding as it stands. */
export type Decided = Pick<Question, 'finding' | 'sentence'> & Partial<Pick<DecisionAsked, 'options' | 'right'>>

/** As the form holds it: options one a line. */
export interface Decision {
  readonly question: string
  readonly options: string
  /** `asked`: the question is put to whoever has the right, and decided later. */
  readonly outcome: (typeof decisionOutcomes)[number] | 'asked'
  readonly choice: string
  readonly reason: string
  readonly right: string
  readonly madeOn: string
  readonly decideBy: string
}

/** A question with options starts at its first; one without can at least be noted. */
export function startDecision(question: Decided, day: string): Decision {
  const options = (question.options ?? []).map(({ title }) => title)
  return {
    question: question.sentence.text,
    options: options.join('\n'),
    outcome: options.length > 0 ? 'approved' : 'noted',
    choice: options[0] ?? '',
    reason: '',
    right: question.right ?? '',
    madeOn: day,
    decideBy: '',
  }
}

export function toDecisionRequest(
  decision: Decision,
  question: Pick<Decided, 'finding'>,
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
    right: decision.right.trim(),
    ...(decision.outcome === 'asked'
      ? { decideBy: decision.decideBy || undefined }
      : {
          outcome: decision.outcome,
          choice: decision.choice.trim(),
          reason: decision.reason.trim(),
          madeOn: decision.madeOn,
        }),
  }
}
