import type { Vitest } from 'vitest/node'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** The plain last line of every program that checks something. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** Starts each line that names a failure, so that whoever adds up several rounds can repeat them at the end. */
export const failureMark = 'Failed: '

export interface Outcome extends Counts {
  /** A line each. */
  readonly failures: readonly string[]
  /** Names of tests that passed when tried again. */
  readonly stumbled: readonly string[]
}

/** Tests by outcome. A file that does not load and an error outside every test are failures of their own. */
export function countTests(state: Vitest['state']): Outcome {
  const counts = { passed: 0, skipped: 0 }
  const stumbled: string[] = []
  const failures = state.getUnhandledErrors().map((error) => `outside every test: ${firstLine(error)}`)
  for (const module of state.getTestModules()) {
    const fail = (what: string, errors: readonly unknown[]) =>
      failures.push(`${[module.relativeModuleId, what].filter(Boolean).join(' > ')}: ${firstLine(errors[0])}`)
    for (const error of module.errors()) fail('', [error])
    for (const suite of module.children.allSuites()) for (const error of suite.errors()) fail(suite.fullName, [error])
    for (const test of module.children.allTests()) {
      if (test.diagnostic()?.flaky) stumbled.push(`${module.relativeModuleId} > ${test.fullName}`)
      const { state: outcome, errors = [] } = test.result()
      if (outcome === 'passed' || outcome === 'skipped') counts[outcome] += 1
      else fail(test.fullName, errors.length > 0 ? errors : [`it ended ${outcome}`])
    }
  }
  return { ...counts, failed: failures.length, failures, stumbled }
}

function firstLine(error: unknown): string {
  const text = typeof error === 'object' && error !== null && 'message' in error ? error.message : error
  return String(text).trim().split('\n', 1)[0]!.slice(0, 300)
}
