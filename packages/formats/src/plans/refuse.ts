import type { PlanRead, PlanRefusal } from './plan-read.ts'

/** Ends the reading from deep inside; `refusing` turns it into the returned refusal, so it never leaves the package. */
export class Refuse extends Error {
  readonly refusal: PlanRefusal
  constructor(id: string, message: string, mend: string, place?: string) {
    super(message)
    this.refusal = { id, message, mend, ...(place === undefined ? {} : { place }) }
  }
}

/** Runs a reader; a refusal thrown inside becomes its answer. */
export function refusing(read: () => PlanRead): PlanRead {
  try {
    return read()
  } catch (problem) {
    if (problem instanceof Refuse) return { refusal: problem.refusal }
    throw problem
  }
}
