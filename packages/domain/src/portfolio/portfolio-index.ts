import type { InitiativeFact, LineageFact, PeriodFact, PortfolioFacts, StatusFact, UnitFact } from './facts.ts'
import { declareDefinitions } from './declared-definitions.ts'
import { type LeadRating, leadRating } from './lead-rating.ts'
import { undecidedNeighbours } from './may-be-one.ts'

/** The facts, looked up by key: built once for an answer, never changed. */
export interface PortfolioIndex {
  readonly facts: PortfolioFacts
  readonly periods: readonly PeriodFact[]
  /** Position of a period id in `periods`. */
  readonly positionOf: ReadonlyMap<string, number>
  readonly initiatives: ReadonlyMap<string, InitiativeFact>
  readonly units: ReadonlyMap<string, UnitFact>
  /** One slot a period, oldest first; undefined where nothing was reported. */
  readonly series: ReadonlyMap<string, readonly (StatusFact | undefined)[]>
  readonly statuses: ReadonlyMap<string, StatusFact>
  readonly lead: ReadonlyMap<string, LeadRating>
  /** Reports in each period. */
  readonly reports: readonly (readonly StatusFact[])[]
  readonly lineageFrom: ReadonlyMap<string, readonly LineageFact[]>
  readonly lineageTo: ReadonlyMap<string, readonly LineageFact[]>
  /** Initiatives that each may be one with: matches that nobody has decided. */
  readonly undecided: ReadonlyMap<string, ReadonlySet<string>>
  /** Units that took over from a unit, at whatever date. */
  readonly successors: ReadonlyMap<string, readonly string[]>
}

/** A report counts once it was handed in; one that is merely due holds nothing. */
export function isReported(status: StatusFact): boolean {
  return status.state !== 'due'
}

export function indexFacts(given: PortfolioFacts): PortfolioIndex {
  const facts = declareDefinitions(given)
  const periods = [...facts.periods].sort((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0))
  const positionOf = new Map(periods.map((period, position) => [period.id, position]))
  const series = new Map<string, (StatusFact | undefined)[]>()
  const reports: StatusFact[][] = periods.map(() => [])
  const statuses = new Map<string, StatusFact>()
  const lead = new Map<string, LeadRating>()
  for (const status of facts.statuses) {
    const position = positionOf.get(status.period)
    if (position === undefined || !isReported(status)) continue
    let slots = series.get(status.initiative)
    if (slots === undefined) {
      slots = new Array<StatusFact | undefined>(periods.length).fill(undefined)
      series.set(status.initiative, slots)
    }
    slots[position] = status
    reports[position]?.push(status)
    statuses.set(status.id, status)
    lead.set(status.id, leadRating(status))
  }
  return {
    facts,
    periods,
    positionOf,
    initiatives: new Map(facts.initiatives.map((initiative) => [initiative.id, initiative])),
    units: new Map(facts.units.map((unit) => [unit.id, unit])),
    series,
    statuses,
    lead,
    reports,
    lineageFrom: groupBy(facts.lineage, (entry) => entry.from),
    lineageTo: groupBy(facts.lineage, (entry) => entry.to),
    undecided: undecidedNeighbours(facts.undecidedMatches),
    successors: new Map(
      [...groupBy(facts.unitSuccessions, (entry) => entry.from)].map(([from, list]) => [
        from,
        list.map((entry) => entry.to),
      ]),
    ),
  }
}

export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
