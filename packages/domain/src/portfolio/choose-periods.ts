import type { OverviewRequest } from './overview.ts'
import type { PortfolioIndex } from './portfolio-index.ts'

/** Positions of the period looked at and of the one it is compared with. */
export interface ChosenPeriods {
  readonly now: number
  readonly before?: number
  /** Where that is not what was asked for: the two swapped, or another one than the period itself. */
  readonly instead?: 'swapped' | 'notItself'
}

/**
 * The period by id, label or as-of day; default the newest with a report that is not still being filled. Compared with the newest earlier one
 * that shares enough. Of two periods asked for, the later one is looked at, so that every move runs forward in time.
 */
export function choosePeriods(index: PortfolioIndex, request: OverviewRequest): ChosenPeriods {
  const now = findPeriod(index, request.period) ?? newestReported(index)
  if (request.compare === 'none') return { now }
  const asked = findPeriod(index, request.compare)
  if (asked !== undefined && asked > now) return { now: asked, before: now, instead: 'swapped' }
  if (asked !== undefined && asked < now) return { now, before: asked }
  return { now, before: newestComparable(index, now), ...(asked === now ? { instead: 'notItself' as const } : {}) }
}

export function findPeriod(index: PortfolioIndex, named: string | undefined): number | undefined {
  if (named === undefined) return undefined
  const position = index.periods.findIndex(({ id, label, asOf }) => id === named || label === named || asOf === named)
  return position < 0 ? undefined : position
}

function newestReported(index: PortfolioIndex): number {
  const settled = index.reports.findLastIndex((reports, n) => reports.length > 0 && index.periods[n]?.state !== 'open')
  const position = settled >= 0 ? settled : index.reports.findLastIndex((reports) => reports.length > 0)
  return position < 0 ? index.periods.length - 1 : position
}

/** The newest earlier period in which at least half of the smaller one's initiatives reported too; else any they share. */
function newestComparable(index: PortfolioIndex, now: number): number | undefined {
  const here = new Set(index.reports[now]?.map((status) => status.initiative))
  let fallback: number | undefined
  for (let position = now - 1; position >= 0; position -= 1) {
    const there = index.reports[position] ?? []
    const shared = there.reduce((n, status) => n + (here.has(status.initiative) ? 1 : 0), 0)
    if (shared > 0 && shared * 2 >= Math.min(here.size, there.length)) return position
    if (shared > 0) fallback ??= position
  }
  return fallback
}
