import { isAccountedFor } from './accounted-for.ts'
import type { PeriodFact } from './facts.ts'
import { valueOf } from './known.ts'
import type { PortfolioIndex } from './portfolio-index.ts'
import type { Subject } from './view.ts'

/** Who reported in a period, measured against who was to. */
export interface Coverage {
  /**
   * `declared`: by the reporting cycle, which says who owes a report. `periodBefore`: nobody said so of an imported
   * period, so that those count who reported in the period before it. `none`: there is no period before.
   */
  readonly basis: 'declared' | 'periodBefore' | 'none'
  readonly before?: PeriodFact
  /** Reported in both periods. */
  readonly both: readonly Subject[]
  /** Reported before, not ended since, in scope, and reported now under no name that may be its own. */
  readonly absent: readonly Subject[]
  /** Reported before, and outside the scope of this period. */
  readonly outside: readonly Subject[]
}

/**
 * The coverage of the period at a position, by the reports of the newest earlier period that has any; `subjectsWith` gives
 * who reported in either of the two.
 */
export function coverageOf(
  index: PortfolioIndex,
  now: number,
  subjectsWith: (before: number) => readonly Subject[],
): Coverage {
  const period = index.periods[now]
  const nobody = { both: [], absent: [], outside: [] }
  if (period === undefined) return { basis: 'none', ...nobody }
  const declared = period.state !== 'imported' || index.facts.expectations.some((one) => one.period === period.id)
  if (declared) return { basis: 'declared', ...nobody }
  const position = index.reports.slice(0, now).findLastIndex((reports) => reports.length > 0)
  const before = index.periods[position]
  if (before === undefined) return { basis: 'none', ...nobody }
  const then = subjectsWith(position).filter((subject) => subject.before !== undefined)
  return {
    basis: 'periodBefore',
    before,
    both: then.filter((subject) => subject.now !== undefined),
    absent: then.filter((subject) => isAbsent(index, subject, period.asOf)),
    outside: then.filter(({ standing }) => standing === 'notExpected'),
  }
}

function isAbsent(index: PortfolioIndex, subject: Subject, asOf: string): boolean {
  if (subject.standing !== 'left' || subject.mayBe.length > 0) return false
  const end = valueOf(subject.before?.days.endDate)
  return (end === undefined || end >= asOf) && !isAccountedFor(index, subject, asOf)
}

/** Units none of whose initiatives reported now, and whose earlier reports all fall outside the period's scope. */
export function outsideUnits({ outside }: Coverage, reported: readonly Subject[]): string[] {
  const here = new Set(reported.flatMap(({ now }) => now?.unit ?? []))
  return [...new Set(outside.flatMap(({ before }) => before?.unit ?? []))].filter((unit) => !here.has(unit))
}
