import type { PeriodFact, PortfolioFacts } from './facts.ts'

/** What decides whether an initiative was expected to report in a period. */
export interface PeriodScope {
  /** True where everyone was expected. */
  readonly everyone: boolean
  readonly expects: (initiative: string, unit: string | undefined) => boolean
}

/** Scope of a period: the initiatives of its units, and those it names; a unit in scope brings in units that it took over from. */
export function periodScope(period: PeriodFact, facts: Pick<PortfolioFacts, 'unitSuccessions'>): PeriodScope {
  const { scopeInitiatives, scopeUnits } = period
  if (scopeInitiatives === undefined && scopeUnits === undefined) return { everyone: true, expects: () => true }
  const initiatives = scopeInitiatives === undefined ? undefined : new Set(scopeInitiatives)
  const units = scopeUnits === undefined ? undefined : withPredecessors(scopeUnits, facts)
  return {
    everyone: false,
    expects: (initiative, unit) =>
      (initiatives?.has(initiative) ?? false) || (unit !== undefined && (units?.has(unit) ?? false)),
  }
}

/** A unit that was split is left out: nobody can tell which of its successors should have reported. */
function withPredecessors(units: readonly string[], facts: Pick<PortfolioFacts, 'unitSuccessions'>): Set<string> {
  const scope = new Set(units)
  let grown = true
  while (grown) {
    grown = false
    for (const { from, to, how } of facts.unitSuccessions) {
      if (how === 'splitInto' || !scope.has(to) || scope.has(from)) continue
      scope.add(from)
      grown = true
    }
  }
  return scope
}

/**
 * The units to write down as a period's scope, or undefined for "everyone": a file that covers fewer than
 * half of the units of the fullest other period covers a part, and the units it leaves out were not expected.
 */
export function proposeScope(reported: readonly string[], otherPeriods: readonly (readonly string[])[]) {
  const here = new Set(reported)
  const fullest = otherPeriods.reduce<readonly string[]>(
    (most, units) => (units.length > most.length ? units : most),
    [],
  )
  return here.size * 2 < new Set(fullest).size ? [...here] : undefined
}
