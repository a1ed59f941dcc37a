import type { ImportProblem, ProblemEffect } from '@gantry/domain/import/types'

type Where = { sheet?: string; row?: number; column?: string; value?: string }

/** Ends the reading of a file from deep inside; `readTables` turns it into a problem, so it never leaves the package. */
export class Refusal extends Error {
  readonly code: string
  readonly mend: string
  readonly where: Where
  constructor(code: string, message: string, mend: string, where: Where = {}) {
    super(message)
    this.code = code
    this.mend = mend
    this.where = where
  }
}

/** One problem of reading, with the fields that do not apply set to null. */
export function readingProblem(
  file: string,
  effect: ProblemEffect,
  code: string,
  message: string,
  mend: string,
  where: Where = {},
): ImportProblem {
  const { sheet, row = null, column = null, value = null } = where
  return {
    file,
    ...(sheet === undefined ? {} : { sheet }),
    row,
    column,
    value: clip(value),
    code,
    message,
    mend,
    effect,
  }
}

/** Values travel into reports and logs: long ones are cut there, never in the data. */
function clip(value: string | null): string | null {
  return value !== null && value.length > 200 ? `${value.slice(0, 200)}…` : value
}
