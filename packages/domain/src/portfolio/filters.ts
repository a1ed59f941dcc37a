import type { OverviewFilters } from './overview.ts'
import type { PortfolioIndex } from './portfolio-index.ts'
import type { Subject } from './view.ts'

/** A test for all filters at once; an empty list filters nothing. */
export function filterOf(index: PortfolioIndex, filters: OverviewFilters): (subject: Subject) => boolean {
  const tests = [
    inPortfolio(index, filters.portfolio),
    inList(filters.units, (subject) => subject.unit),
    inList(filters.categories, (subject) => subject.category),
    inList<string>(filters.ratings, ratingOf),
    matches(filters.search),
  ].filter((test) => test !== undefined)
  return (subject) => tests.every((test) => test(subject))
}

/** The rating looked at: this period's, and of those who did not report the one they had. */
function ratingOf(subject: Subject): string {
  const lead = subject.now === undefined ? subject.leadBefore : subject.leadNow
  return lead?.value ?? 'none'
}

function inList<T>(wanted: readonly T[] | undefined, of: (subject: Subject) => T | undefined) {
  if (wanted === undefined || wanted.length === 0) return undefined
  const set = new Set<T | undefined>(wanted)
  return (subject: Subject) => set.has(of(subject))
}

/** The initiative itself and everything below it. */
function inPortfolio(index: PortfolioIndex, portfolio: string | undefined) {
  if (portfolio === undefined) return undefined
  const root = findInitiative(index, portfolio)
  return ({ initiative }: Subject) => {
    const seen = new Set<string>()
    let at: string | undefined = initiative.id
    while (at !== undefined && !seen.has(at)) {
      if (at === root) return true
      seen.add(at)
      at = index.initiatives.get(at)?.parent
    }
    return false
  }
}

/** Id of an initiative named by id or reference. */
export function findInitiative(index: PortfolioIndex, named: string): string | undefined {
  if (index.initiatives.has(named)) return named
  return index.facts.initiatives.find((initiative) => initiative.ref === named)?.id
}

function matches(search: string | undefined) {
  const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return undefined
  return ({ initiative, now, before }: Subject) => {
    const text = [initiative.ref, initiative.title, now?.title, before?.title, ...initiative.externalIds]
      .join('\n')
      .toLowerCase()
    return words.every((word) => text.includes(word))
  }
}
