import type { Outcome, Refused } from '../outcome.ts'

/** Thrown within a transaction that has written already: rolls it back with a refusal. */
export class Refusing extends Error {
  readonly outcome: Refused
  constructor(outcome: Refused) {
    super('Refused')
    this.outcome = outcome
  }
}

/** The outcome of some work, or the refusal that it was rolled back with. */
export async function orNothing<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusing) return error.outcome
    throw error
  }
}
