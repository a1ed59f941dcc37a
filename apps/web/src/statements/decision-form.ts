import type { DecisionFromFinding } from '@gantry/client'
import { addDays } from '@gantry/domain/portfolio/day'
import type { DecisionAsked, PeriodRef, Question } from '@gantry/domain/portfolio/overview'

export const decisionOutcomes = [
  'approved',
  'inPart',
  'rejected',
  'deferred',
  'noted',
] as const satisfies readonly DecisionFromFinding['outcome'][]

/** What is decided: a question, a decision that waits, or a finding as it stands. */
export type Decided = Pick<Question, 'finding' | 'sentence'> &
  Partial<Pick<DecisionAsked, 'options' | 'right' | 'addressee' | 'decideBy'>>

export type Outcome = (typeof decisionOutcomes)[number] | 'asked'

/** What is put with options waits for one of them; a question is there to be asked, or at least noted. */
export function outcomesOf({ options = [] }: Decided): readonly Outcome[] {
  if (options.length > 0) return [...decisionOutcomes, 'asked']
  const [noted, ...others] = decisionOutcomes.toReversed()
  return ['asked', noted ?? 'noted', ...others.toReversed()]
}

/** Days that people have to answer, until somebody says otherwise. */
const daysToAnswer = 14

/** As the form holds it: options one a line. */
export interface Decision {
  readonly question: string
  readonly options: string
  /** `asked`: the question is put to whoever has the right, and decided later. */
  readonly outcome: Outcome
  readonly choice: string
  readonly reason: string
  readonly right: string
  readonly madeOn: string
  readonly decideBy: string
}

/** What is put with options starts at its first; a question starts at being asked. */
export function startDecision(question: Decided, day: string): Decision {
  const options = (question.options ?? []).map(({ title }) => title)
  return {
    question: question.sentence.text,
    options: options.join('\n'),
    outcome: options.length > 0 ? 'approved' : 'asked',
    choice: options[0] ?? '',
    reason: '',
    right: question.right ?? '',
    madeOn: day,
    decideBy: question.decideBy ?? (options.length > 0 ? '' : addDays(day, daysToAnswer)),
  }
}

/** To note something takes no words of one's own: the reason is there, and goes again with the outcome. */
export function withOutcome(decision: Decision, outcome: Outcome, readyReason: string): Decision {
  const own = decision.reason === readyReason ? '' : decision.reason
  return { ...decision, outcome, reason: outcome === 'noted' && own === '' ? readyReason : own }
}

/** @param putTo the words that say who is asked; kept as the context of what is put and not decided */
export function toDecisionRequest(
  decision: Decision,
  question: Pick<Decided, 'finding'>,
  period: PeriodRef,
  compare?: PeriodRef,
  putTo?: string,
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
      ? { decideBy: decision.decideBy || undefined, context: putTo }
      : {
          outcome: decision.outcome,
          choice: decision.choice.trim(),
          reason: decision.reason.trim(),
          madeOn: decision.madeOn,
        }),
  }
}
