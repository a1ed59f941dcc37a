import type { Row } from '@gantry/store/records/stored'

/** What was asked about a report last, and what was answered. */
export interface Challenge {
  readonly question: string
  readonly askedAt: string
  readonly byName: string | null
  readonly answer: string | null
  readonly answeredAt: string | null
}

/** From the steps of one report, oldest first: the reason of a challenge is the question, that of its answer the answer. */
export function challengeOf(steps: readonly Row[]): Challenge | null {
  const asked = steps.findLastIndex((row) => row.state === 'challenged')
  const question = steps[asked]
  if (!question) return null
  const answer = steps.slice(asked + 1).find((row) => row.state === 'submitted')
  return {
    question: String(question.reason ?? ''),
    askedAt: question.at as string,
    byName: question.by_name as string | null,
    answer: (answer?.reason as string | null | undefined) ?? null,
    answeredAt: (answer?.at as string | undefined) ?? null,
  }
}
