import type { PeriodRef, Question } from '../portfolio/overview.ts'
import { monthText } from './format.ts'

/** Which reports a question arises from: those of the period looked at, or all since an earlier one. Nobody was asked on that day. */
export function arisesText({ askedSince }: Pick<Question, 'askedSince'>, { asOf }: Pick<PeriodRef, 'asOf'>): string {
  return `${askedSince < asOf ? 'since' : 'from'} the reports for ${monthText(askedSince)}`
}
