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

/** Tests by outcome. A file that does not load and an error outside every test count as failures of their own. */
export function countTests(state: Vitest['state']): Counts {
  const counts = { passed: 0, failed: state.getUnhandledErrors().length, skipped: 0 }
  for (const module of state.getTestModules()) {
    counts.failed += module.errors().length
    for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
    for (const test of module.children.allTests()) {
      const outcome = test.result().state
      counts[outcome === 'pending' ? 'failed' : outcome] += 1
    }
  }
  return counts
}
